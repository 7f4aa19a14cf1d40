package org.nasgauge.importers.csv;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.metric.Metric;

/** Which known metric a name means that people write for it. */
final class MetricNames {
    /** Words that say on what, how or of what, and leave the metric as it is. */
    private static final Set<String> ASIDE = Set.of(
            "train",
            "training",
            "trained",
            "valid",
            "validation",
            "val",
            "test",
            "testing",
            "final",
            "last",
            "total",
            "all",
            "number",
            "num",
            "no",
            "nr",
            "n",
            "of",
            "the",
            "model",
            "network",
            "net",
            "trainable",
            "top1",
            "top",
            "1",
            "wall",
            "clock",
            "elapsed",
            "s",
            "in");

    private static final Map<String, Metric> MEANT = Map.ofEntries(
            Map.entry("acc", Metric.ACCURACY),
            Map.entry("accs", Metric.ACCURACY),
            Map.entry("accuracies", Metric.ACCURACY),
            Map.entry("xent", Metric.LOSS),
            Map.entry("losses", Metric.LOSS),
            Map.entry("crossentropy", Metric.LOSS),
            Map.entry("sec", Metric.SECONDS),
            Map.entry("secs", Metric.SECONDS),
            Map.entry("second", Metric.SECONDS),
            Map.entry("time", Metric.CUMULATIVE_SECONDS),
            Map.entry("times", Metric.CUMULATIVE_SECONDS),
            Map.entry("duration", Metric.CUMULATIVE_SECONDS),
            Map.entry("runtime", Metric.CUMULATIVE_SECONDS),
            Map.entry("param", Metric.PARAMETERS),
            Map.entry("params", Metric.PARAMETERS),
            Map.entry("parameter", Metric.PARAMETERS),
            Map.entry("flop", Metric.FLOPS),
            Map.entry("mac", Metric.FLOPS),
            Map.entry("macs", Metric.FLOPS),
            Map.entry("mult", Metric.FLOPS),
            Map.entry("madds", Metric.FLOPS));

    private static final KnownNames KNOWN =
            KnownNames.of("metric", Metric.known().stream().map(Metric::name).toList());

    private MetricNames() {}

    static Optional<Metric> known(String name) {
        return Metric.known().stream()
                .filter(metric -> metric.name().equals(name))
                .findFirst();
    }

    /** The known metric that a name nearly is: another word for it, one with a split before it, or a slip of the keyboard. */
    static Optional<Metric> meant(String name) {
        if (known(name).isPresent()) {
            return Optional.empty();
        }
        List<String> words = Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
                .filter(word -> !ASIDE.contains(word))
                .toList();
        String rest = String.join("-", words);
        if (rest.isEmpty()) {
            return Optional.empty();
        }
        Optional<Metric> meant = words.size() == 1 ? Optional.ofNullable(MEANT.get(rest)) : Optional.empty();
        return meant.or(() -> known(rest)).or(() -> slip(rest));
    }

    /** At most one letter in five is another. */
    private static Optional<Metric> slip(String name) {
        return KNOWN.nearest(name)
                .filter(known -> known.length() >= 4 && Math.abs(known.length() - name.length()) <= 2)
                .filter(known -> common(known, name) >= 0.8 * Math.max(known.length(), name.length()))
                .flatMap(MetricNames::known);
    }

    /** Letters that two words have at the same distance from their beginning or from their end. */
    private static int common(String one, String other) {
        int prefix = 0;
        int shorter = Math.min(one.length(), other.length());
        while (prefix < shorter && one.charAt(prefix) == other.charAt(prefix)) {
            prefix++;
        }
        int suffix = 0;
        while (suffix < shorter - prefix
                && one.charAt(one.length() - 1 - suffix) == other.charAt(other.length() - 1 - suffix)) {
            suffix++;
        }
        return prefix + suffix;
    }

    /** The known metrics, for messages. */
    static String all() {
        return KNOWN.names().stream().collect(Collectors.joining(", "));
    }
}
