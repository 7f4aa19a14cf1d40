package org.nasgauge.models.neural;

import java.util.ArrayList;
import java.util.List;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.api.space.PathEncoded;
import org.nasgauge.api.space.SearchSpace;

/** An architecture as the set of its bits that are 1: what a network sees of it. */
public interface Features {
    /** How many bits there are. */
    int count();

    /** The bits that are 1, ascending. */
    int[] of(Architecture architecture);

    /** The path encoding, or one bit for each choice of each decision where the space has no paths. */
    static Features of(SearchSpace space) {
        return space instanceof PathEncoded cells ? new Paths(cells) : Choices.of(space.decisions());
    }

    /** Which sequences of operations lead from the input of a cell to its output. */
    record Paths(PathEncoded space) implements Features {
        @Override
        public int count() {
            return space.pathCount();
        }

        @Override
        public int[] of(Architecture architecture) {
            return space.paths(architecture);
        }
    }

    /** @param first the bit of the first choice of each decision */
    record Choices(List<Integer> first, int count) implements Features {
        static Choices of(List<Decision> decisions) {
            List<Integer> first = new ArrayList<>();
            int bits = 0;
            for (Decision decision : decisions) {
                first.add(bits);
                bits += decision.size();
            }
            return new Choices(List.copyOf(first), bits);
        }

        @Override
        public int[] of(Architecture architecture) {
            int[] bits = new int[first.size()];
            for (int i = 0; i < bits.length; i++) {
                bits[i] = first.get(i) + architecture.choice(i);
            }
            return bits;
        }
    }
}
