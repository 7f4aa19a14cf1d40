package org.nasgauge.engine.manifest;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.nasgauge.api.space.Population;

/**
 * What estimators rate.
 *
 * @param populations those that belong to all of them; at least one, none twice, in the order of their declaration
 * @param sample how many each run draws from these; empty for all
 * @param target the property that they predict; empty for the objective
 */
public record Rated(List<Population> populations, Optional<Integer> sample, Optional<String> target) {
    public Rated {
        populations = List.copyOf(EnumSet.copyOf(populations));
    }

    /** By the objective. */
    public Rated(List<Population> populations, Optional<Integer> sample) {
        this(populations, sample, Optional.empty());
    }

    /** Of the distinct networks of a space. */
    public static Rated networks(Optional<Integer> sample) {
        return new Rated(List.of(Population.NETWORKS), sample);
    }

    public Rated by(Optional<String> property) {
        return new Rated(populations, sample, property);
    }

    /** Whether nothing is said of the population. */
    public boolean areNetworks() {
        return populations.equals(List.of(Population.NETWORKS));
    }
}
