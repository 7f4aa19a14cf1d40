package org.nasgauge.oneshot.differentiable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.nasgauge.oneshot.mixture.Numbers;
import org.nasgauge.oneshot.mixture.Relaxation;

/** How an architecture is made of the weights of a mixture. The answers are positions among the choices that may be made. */
enum Discretisation {
    /** The choice of the largest weight on each edge. */
    LARGEST {
        @Override
        int[] choose(double[][] weights, Cell cell, int least) {
            return Arrays.stream(weights).mapToInt(Relaxation::greatest).toArray();
        }
    },
    /**
     * After the last epoch, edge by edge in random order with training in between: the choice without which the mixture is
     * the least accurate (Wang et al., DARTS-PT, 2021). What is left is one choice an edge.
     */
    PERTURBATION {
        @Override
        int[] choose(double[][] weights, Cell cell, int least) {
            return LARGEST.choose(weights, cell, least);
        }
    },
    /**
     * At each node the two edges whose largest weight beside that of none is greatest, with that choice; none on the others
     * (Liu et al., 2019).
     */
    TWO_STRONGEST {
        @Override
        int[] choose(double[][] weights, Cell cell, int least) {
            int[] chosen = withoutNone(weights, cell);
            for (List<Integer> edges : cell.nodes()) {
                List<Integer> ordered = new ArrayList<>(edges);
                ordered.sort(Comparator.comparingDouble((Integer edge) -> -weights[edge][chosen[edge]]));
                ordered.stream().skip(2).forEach(edge -> chosen[edge] = cell.none(edge));
            }
            return chosen;
        }
    },
    /**
     * The choices whose weights have the greatest product, among those with a way through the cell on which a number of
     * operations or more are neither skips nor none; by dynamic programming over the edges, exactly.
     */
    LONG_PATH {
        @Override
        int[] choose(double[][] weights, Cell cell, int least) {
            int[] chosen = LARGEST.choose(weights, cell, least);
            for (LongPath.Link link = LongPath.cheapest(weights, cell, least);
                    ;
                    link = link.before().get()) {
                chosen[link.edge()] = link.choice();
                if (link.before().isEmpty()) {
                    return chosen;
                }
            }
        }
    };

    /**
     * @param weights of each edge's choices
     * @param least operations that a way through the cell has at least, where that is asked
     */
    abstract int[] choose(double[][] weights, Cell cell, int least);

    /** As above, without the weakest skips that are more than a number (Chen et al., P-DARTS, 2019). */
    int[] choose(double[][] weights, Cell cell, int least, int mostSkips) {
        double[][] left = Numbers.copy(weights);
        while (true) {
            int[] chosen = choose(left, cell, least);
            int skips = 0;
            int weakest = -1;
            for (int edge = 0; edge < chosen.length; edge++) {
                if (cell.isSkip(edge, chosen[edge])) {
                    skips++;
                    weakest = weakest < 0 || left[edge][chosen[edge]] < left[weakest][chosen[weakest]] ? edge : weakest;
                }
            }
            if (skips <= mostSkips || left[weakest][chosen[weakest]] < 0) {
                return chosen;
            }
            left[weakest][chosen[weakest]] = -1;
        }
    }

    private static int[] withoutNone(double[][] weights, Cell cell) {
        int[] chosen = new int[weights.length];
        for (int edge = 0; edge < chosen.length; edge++) {
            int best = -1;
            for (int at = 0; at < weights[edge].length; at++) {
                if (!cell.isNone(edge, at) && (best < 0 || weights[edge][at] > weights[edge][best])) {
                    best = at;
                }
            }
            chosen[edge] = best;
        }
        return chosen;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
