package org.nasgauge.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.hardware.latency.LatencyProtocol;
import org.nasgauge.statistics.Interval;
import org.nasgauge.statistics.Quantiles;
import org.nasgauge.statistics.correlation.RankCorrelation;
import org.nasgauge.statistics.correlation.RankedPairs;
import org.nasgauge.tabular.making.BuildPlan;
import org.nasgauge.tabular.making.HardwareBench.InferenceRuntime;
import org.nasgauge.tabular.making.HardwareBench.Property;
import org.nasgauge.tabular.making.HardwareBench.Setup;
import org.nasgauge.tabular.query.Lookup;
import org.nasgauge.tabular.query.Query;
import org.nasgauge.tabular.query.Table;

/** A sample of a hardware table, measured anew with the settings that it was made by. */
final class ProfiledAgain {
    private static final double LEVEL = LatencyProtocol.Settings.SURVEY.level();

    private final Table table;
    private final NetworkBench bench;

    ProfiledAgain(Table table, NetworkBench bench) {
        this.table = table;
        this.bench = bench;
    }

    /**
     * Of each runtime and batch size: Spearman's correlation, and the median of how far the new value is from the old one, by
     * the old, for milliseconds and for reference latencies, with intervals at 95 %.
     */
    Map<String, Object> facts(int sample, Progress progress) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("table", table.name());
        boolean same = table.manifest().environments().stream()
                .anyMatch(there ->
                        Objects.equals(there.get("model"), bench.environment().get("model")));
        facts.put("processor", same ? "of the same model" : "of another model");
        Map<Setup, List<Integer>> rows = new LinkedHashMap<>();
        setups().forEach(setup -> rows.put(setup, rows(setup, sample)));
        int total = rows.values().stream().mapToInt(List::size).sum();
        int before = 0;
        for (Map.Entry<Setup, List<Integer>> one : rows.entrySet()) {
            int done = before;
            facts.put(
                    one.getKey().column("batch"),
                    agreement(one.getKey(), one.getValue(), n -> progress.reached(done + n, total, "")));
            before += one.getValue().size();
        }
        return facts;
    }

    private List<Integer> rows(Setup setup, int sample) {
        return BuildPlan.order(table.rows())
                .filter(lookup(Property.LATENCY, setup)::isPresent)
                .limit(sample)
                .boxed()
                .toList();
    }

    private List<Setup> setups() {
        List<String> columns = table.manifest().columns().stream()
                .map(column -> column.metric().name())
                .toList();
        return Stream.of(InferenceRuntime.values())
                .flatMap(runtime -> Setup.measured(runtime, columns).stream())
                .toList();
    }

    private Lookup lookup(Property property, Setup setup) {
        return table.lookup(Query.of(property.metric(setup).name()));
    }

    private Map<String, Object> agreement(Setup setup, List<Integer> rows, IntConsumer listener) {
        List<Integer> compared = new ArrayList<>();
        List<Map<Property, Reading>> measured = new ArrayList<>();
        int together = bench.together(setup);
        for (int from = 0; from < rows.size(); from += together) {
            List<Integer> part = rows.subList(from, Math.min(from + together, rows.size()));
            List<Map<Property, Reading>> readings =
                    bench.measure(part.stream().map(table::representative).toList(), setup);
            for (int i = 0; i < part.size(); i++) {
                if (readings.get(i).get(Property.LATENCY) instanceof Reading.Present) {
                    compared.add(part.get(i));
                    measured.add(readings.get(i));
                }
            }
            listener.accept(from + part.size());
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("networks", compared.size());
        facts.put("failed", rows.size() - compared.size());
        for (Property property : List.of(Property.LATENCY, Property.RELATIVE)) {
            Lookup before = lookup(property, setup);
            double[] old = compared.stream().mapToDouble(before::value).toArray();
            double[] now = measured.stream()
                    .mapToDouble(
                            one -> Objects.requireNonNull(one.get(property)).orThrow())
                    .toArray();
            facts.put(property.label(), agreement(old, now));
        }
        return facts;
    }

    private static Map<String, Object> agreement(double[] old, double[] now) {
        Map<String, Object> facts = new LinkedHashMap<>();
        RankCorrelation spearman = RankedPairs.of(now, old).spearmanRho();
        facts.put(
                "spearman",
                spearman.coefficient().isPresent()
                        ? written(spearman.coefficient().getAsDouble(), spearman.interval(LEVEL))
                        : "undefined");
        double[] differences = new double[old.length];
        for (int i = 0; i < old.length; i++) {
            differences[i] = Math.abs(now[i] - old[i]) / old[i];
        }
        if (differences.length > 0) {
            Quantiles quantiles = Quantiles.of(differences);
            facts.put("median-relative-difference", written(quantiles.at(0.5), quantiles.interval(0.5, LEVEL)));
        }
        return facts;
    }

    private static String written(double value, Optional<Interval> interval) {
        return String.format(Locale.ROOT, "%.4f", value)
                + interval.map(i -> String.format(Locale.ROOT, " (%.4f to %.4f)", i.lower(), i.upper()))
                        .orElse("");
    }
}
