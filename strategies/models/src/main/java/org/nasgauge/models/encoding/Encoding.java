package org.nasgauge.models.encoding;

import java.util.function.Function;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.PathEncoded;
import org.nasgauge.api.space.SearchSpace;

/**
 * An architecture as numbers, equally many for all of a space. White, Neiswanger, Nolen and Savani, A study on encodings for
 * neural architecture search, NeurIPS 2020.
 */
public enum Encoding {
    /** One number, 0 or 1, for an edge that may be there, and one for each choice of any other decision. */
    ONE_HOT {
        @Override
        public Function<Architecture, double[]> of(SearchSpace space) {
            return bits(Features.adjacency(space.decisions()));
        }
    },
    /** One number a decision: its choice, counted from 0. */
    CATEGORICAL {
        @Override
        public Function<Architecture, double[]> of(SearchSpace space) {
            return architecture -> {
                double[] numbers = new double[architecture.length()];
                for (int decision = 0; decision < numbers.length; decision++) {
                    numbers[decision] = architecture.choice(decision);
                }
                return numbers;
            };
        }
    },
    /** One number, 0 or 1, for each sequence of operations that may lead from the input of a cell to its output. */
    PATH {
        @Override
        public Function<Architecture, double[]> of(SearchSpace space) {
            if (space instanceof PathEncoded cells) {
                return bits(Features.paths(cells));
            }
            throw new IllegalArgumentException("encoding path is of cells, and the space " + space.name()
                    + " has none; one-hot suits every space");
        }
    },
    /** Nothing of the architecture itself: only what other estimators say of it. */
    SCORES {
        @Override
        public Function<Architecture, double[]> of(SearchSpace space) {
            return architecture -> new double[0];
        }
    };

    /** @throws IllegalArgumentException if the space has no such encoding */
    public abstract Function<Architecture, double[]> of(SearchSpace space);

    private static Function<Architecture, double[]> bits(Features features) {
        return architecture -> {
            double[] bits = new double[features.count()];
            for (int present : features.of(architecture)) {
                bits[present] = 1;
            }
            return bits;
        };
    }
}
