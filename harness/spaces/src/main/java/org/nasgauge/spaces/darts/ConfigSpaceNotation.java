package org.nasgauge.spaces.darts;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Notation;

/**
 * A configuration of NAS-Bench-301 as one text, {@code key=value} with spaces between. It does not know the order of a
 * node's edges: what is read has them in the order of their sources.
 */
final class ConfigSpaceNotation implements Notation {
    private final DartsSpace space;

    ConfigSpaceNotation(DartsSpace space) {
        this.space = space;
    }

    @Override
    public String name() {
        return "configspace";
    }

    @Override
    public Architecture read(String text) {
        Map<String, String> configuration = new TreeMap<>();
        for (String entry : text.split(" ", -1)) {
            int equals = entry.indexOf('=');
            if (equals < 0 || configuration.put(entry.substring(0, equals), entry.substring(equals + 1)) != null) {
                throw new IllegalArgumentException(Quoted.of(text)
                        + " is no configuration: expected key=value with spaces between, each key once");
            }
        }
        try {
            return ConfigSpaceForm.read(configuration);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    Quoted.of(text) + " is no configuration of " + space.name() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String write(Architecture genome) {
        return ConfigSpaceForm.write(genome).entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }
}
