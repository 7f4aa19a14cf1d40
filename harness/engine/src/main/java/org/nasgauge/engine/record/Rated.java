package org.nasgauge.engine.record;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.nasgauge.api.space.Population;

/**
 * Which architectures estimators rate.
 *
 * @param populations those that belong to all of them; at least one, none twice, in the order of their declaration
 * @param sample how many each run draws from these; empty for all
 */
public record Rated(List<Population> populations, Optional<Integer> sample) {
    public Rated {
        populations = List.copyOf(EnumSet.copyOf(populations));
    }

    /** Of the distinct networks of a space. */
    public static Rated networks(Optional<Integer> sample) {
        return new Rated(List.of(Population.NETWORKS), sample);
    }

    /** Whether nothing is said of the population. */
    public boolean areNetworks() {
        return populations.equals(List.of(Population.NETWORKS));
    }
}
