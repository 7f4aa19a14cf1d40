package org.nasgauge.engine.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.Population;
import org.nasgauge.api.space.SearchSpace;

/**
 * The architectures that estimators rate. Sampling is without replacement: uniform over the population where the space is
 * enumerable; elsewhere as the space samples, repetitions left out.
 */
public final class RatedPopulation {
    private static final int TRIES_PER_ARCHITECTURE = 1_000;
    private static final int MOST_RECORDED = 20_000;

    private final SearchSpace space;
    private final boolean networks;
    private final Predicate<Architecture> member;
    private final List<Architecture> all;

    private RatedPopulation(
            SearchSpace space, boolean networks, Predicate<Architecture> member, List<Architecture> all) {
        this.space = space;
        this.networks = networks;
        this.member = member;
        this.all = all;
    }

    /** @throws IllegalArgumentException if the space has no such architectures */
    static RatedPopulation of(SearchSpace space, List<Population> populations) {
        Predicate<Architecture> member = Population.intersection(populations, space);
        List<Architecture> all = space instanceof EnumerableSpace numbered
                ? IntStream.range(0, numbered.size())
                        .mapToObj(numbered::at)
                        .filter(member)
                        .toList()
                : List.of();
        return new RatedPopulation(space, populations.contains(Population.NETWORKS), member, all);
    }

    /** How many there are, where the space can tell. */
    Optional<Integer> count() {
        return space instanceof EnumerableSpace ? Optional.of(all.size()) : Optional.empty();
    }

    /** Whether they are few enough for a record that names them all. */
    boolean areFew() {
        return !all.isEmpty() && all.size() <= MOST_RECORDED;
    }

    /** All of them, in the order of the space; empty if it is not enumerable. */
    public List<Architecture> all() {
        return all;
    }

    /** As many as asked for, or fewer where a space that is not enumerable yields no more. */
    public List<Architecture> sample(int count, SeededRandom random) {
        if (space instanceof EnumerableSpace) {
            return Arrays.stream(random.permutation(all.size()), 0, count)
                    .mapToObj(all::get)
                    .toList();
        }
        Set<Architecture> drawn = new LinkedHashSet<>();
        for (int tries = 0; drawn.size() < count && tries < TRIES_PER_ARCHITECTURE * count; tries++) {
            Architecture sampled = space.sample(random);
            Architecture candidate = networks ? space.canonical(sampled) : sampled;
            if (member.test(candidate)) {
                drawn.add(candidate);
            }
        }
        return new ArrayList<>(drawn);
    }
}
