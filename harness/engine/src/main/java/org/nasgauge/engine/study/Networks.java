package org.nasgauge.engine.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.IsomorphismClasses;
import org.nasgauge.api.space.SearchSpace;

/**
 * The distinct networks of a space, each under its canonical architecture. Sampling is without replacement: uniform over
 * networks where the space is enumerable; elsewhere as the space samples, repetitions left out.
 */
public final class Networks {
    private static final int TRIES_PER_NETWORK = 1_000;
    private static final int MOST_RECORDED = 20_000;

    private final SearchSpace space;
    private final List<Architecture> all;

    private Networks(SearchSpace space, List<Architecture> all) {
        this.space = space;
        this.all = all;
    }

    static Networks of(SearchSpace space) {
        if (!(space instanceof EnumerableSpace enumerable)) {
            return new Networks(space, List.of());
        }
        int[] representatives = IsomorphismClasses.of(enumerable).representatives();
        return new Networks(
                space, Arrays.stream(representatives).mapToObj(enumerable::at).toList());
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
        for (int tries = 0; drawn.size() < count && tries < TRIES_PER_NETWORK * count; tries++) {
            drawn.add(space.canonical(space.sample(random)));
        }
        return new ArrayList<>(drawn);
    }
}
