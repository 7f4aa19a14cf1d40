package org.nasgauge.oneshot.differentiable;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.nasgauge.oneshot.mixture.Numbers;
import org.nasgauge.oneshot.mixture.Relaxation;

/** How an architecture is made of the weights of a mixture. The answers are choices, edge by edge. */
enum Discretisation {
    /** The choice of the largest weight on each edge; where an architecture keeps some of the edges, the strongest of them. */
    LARGEST {
        @Override
        int[] choose(double[][] weights, Cell cell, int least) {
            return cell.edgesKept().isPresent()
                    ? strongest(weights, cell, cell.edgesKept().getAsInt())
                    : cell.choices(Arrays.stream(weights)
                            .mapToInt(Relaxation::greatest)
                            .toArray());
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
            return strongest(weights, cell, 2);
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

    /** Whether it leaves as many edges into a node as an architecture keeps, where that is a number. */
    boolean keepsEdges() {
        return this == LARGEST || this == TWO_STRONGEST;
    }

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
                    weakest = weakest < 0 || weight(left, edge, chosen, cell) < weight(left, weakest, chosen, cell)
                            ? edge
                            : weakest;
                }
            }
            if (skips <= mostSkips || weight(left, weakest, chosen, cell) < 0) {
                return chosen;
            }
            left[weakest][cell.choices(weakest).indexOf(chosen[weakest])] = -1;
        }
    }

    private static double weight(double[][] weights, int edge, int[] chosen, Cell cell) {
        return weights[edge][cell.choices(edge).indexOf(chosen[edge])];
    }

    /** At each node so many edges, with the largest weight beside that of none; none on the others. */
    private static int[] strongest(double[][] weights, Cell cell, int kept) {
        int[] best = new int[weights.length];
        Arrays.setAll(best, edge -> bestButNone(weights[edge], edge, cell));
        int[] chosen = cell.choices(best);
        for (List<Integer> edges : cell.nodes()) {
            edges.stream()
                    .sorted(Comparator.comparingDouble((Integer edge) -> -weights[edge][best[edge]]))
                    .skip(kept)
                    .forEach(edge -> chosen[edge] = cell.none(edge));
        }
        return chosen;
    }

    private static int bestButNone(double[] weights, int edge, Cell cell) {
        int best = -1;
        for (int at = 0; at < weights.length; at++) {
            if (!cell.isNone(edge, cell.choices(edge).get(at)) && (best < 0 || weights[at] > weights[best])) {
                best = at;
            }
        }
        return best;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
