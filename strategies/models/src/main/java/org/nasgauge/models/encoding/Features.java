package org.nasgauge.models.encoding;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.api.space.PathEncoded;
import org.nasgauge.api.space.SearchSpace;

/**
 * What a model sees of an architecture: features that are there or not, numbered from 0. White, Neiswanger, Nolen and Savani, A
 * study on encodings for neural architecture search, NeurIPS 2020.
 */
public final class Features {
    private final int count;
    private final Function<Architecture, int[]> present;

    private Features(int count, Function<Architecture, int[]> present) {
        this.count = count;
        this.present = present;
    }

    /** The path encoding, or one feature for each choice of each decision where the space has no paths. */
    public static Features of(SearchSpace space) {
        return space instanceof PathEncoded cells ? paths(cells) : choices(space.decisions());
    }

    /** Which sequences of operations lead from the input of a cell to its output. */
    public static Features paths(PathEncoded cells) {
        return new Features(cells.pathCount(), cells::paths);
    }

    /** One feature for each choice of each decision. */
    public static Features choices(List<Decision> decisions) {
        return oneHot(decisions, decision -> false);
    }

    /** The one-hot adjacency matrix: one feature for an edge that is there, one for each choice of any other decision. */
    public static Features adjacency(List<Decision> decisions) {
        return oneHot(decisions, decision -> decision.kind() == Decision.Kind.CONNECTION && decision.size() == 2);
    }

    /** @param edge of which decisions choice 1 is the one feature */
    private static Features oneHot(List<Decision> decisions, Predicate<Decision> edge) {
        boolean[] edges = new boolean[decisions.size()];
        int[] first = new int[decisions.size() + 1];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = edge.test(decisions.get(i));
            first[i + 1] = first[i] + (edges[i] ? 1 : decisions.get(i).size());
        }
        return new Features(first[edges.length], architecture -> {
            int[] present = new int[edges.length];
            int found = 0;
            for (int i = 0; i < edges.length; i++) {
                int choice = architecture.choice(i);
                if (!edges[i]) {
                    present[found++] = first[i] + choice;
                } else if (choice == 1) {
                    present[found++] = first[i];
                }
            }
            return found == present.length ? present : Arrays.copyOf(present, found);
        });
    }

    /** How many features there are. */
    public int count() {
        return count;
    }

    /** The features that a valid architecture has, from 0 to {@link #count()} − 1, ascending, each once. */
    public int[] of(Architecture architecture) {
        return present.apply(architecture);
    }
}
