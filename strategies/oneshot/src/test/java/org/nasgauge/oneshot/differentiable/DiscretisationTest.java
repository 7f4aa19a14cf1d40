package org.nasgauge.oneshot.differentiable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.networks.Supernet;
import org.nasgauge.oneshot.Paths;
import org.nasgauge.oneshot.SmallSupernets;
import org.nasgauge.oneshot.SupernetSpaces;
import org.nasgauge.oneshot.mixture.Relaxation;

/** Choices of an edge: none, skip, 1×1, 3×3, pooling. Edges: 0→1, 0→2, 1→2, 0→3, 1→3, 2→3. */
class DiscretisationTest {
    private static final int[][] WAYS = {{3}, {0, 4}, {1, 5}, {0, 2, 5}};

    private final Cell cell =
            new Cell(SmallSupernets.paths(true), SmallSupernets.shared().supernet());

    private static double[][] random(int seed) {
        SeededRandom random = SeedTree.root(seed).generator();
        double[][] weights = new double[6][];
        for (int edge = 0; edge < 6; edge++) {
            double[] alpha = new double[5];
            for (int i = 0; i < 5; i++) {
                alpha[i] = random.nextGaussian() + (i == 1 ? 1.5 : 0);
            }
            weights[edge] = Relaxation.shares(alpha, 1).weights();
        }
        return weights;
    }

    @Test
    void theCellIsWiredAsTheSupernetIs() {
        assertThat(cell.before())
                .containsExactly(List.of(), List.of(), List.of(0), List.of(), List.of(0), List.of(1, 2));
        assertThat(cell.isSkip(2, 1)).isTrue();
        assertThat(cell.isSkip(2, 0) || cell.isSkip(2, 2) || cell.isSkip(2, 4)).isFalse();
        assertThat(cell.nodes()).hasSize(3);
    }

    private static double logarithm(double[][] weights, int[] chosen) {
        double sum = 0;
        for (int edge = 0; edge < 6; edge++) {
            sum += Math.log(weights[edge][chosen[edge]]);
        }
        return sum;
    }

    private static boolean isLong(int[] chosen, int least) {
        for (int[] way : WAYS) {
            int operations = 0;
            boolean broken = false;
            for (int edge : way) {
                broken |= chosen[edge] == 0;
                operations += chosen[edge] > 1 ? 1 : 0;
            }
            if (!broken && operations >= least) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aLongPathIsTheBestOfAllCellsThatHaveOne(int least) {
        for (int seed = 0; seed < 8; seed++) {
            double[][] weights = random(seed);
            double best = Double.NEGATIVE_INFINITY;
            for (int cell = 0; cell < 15_625; cell++) {
                int[] chosen = new int[6];
                for (int edge = 0, rest = cell; edge < 6; edge++, rest /= 5) {
                    chosen[edge] = rest % 5;
                }
                if (isLong(chosen, least)) {
                    best = Math.max(best, logarithm(weights, chosen));
                }
            }
            int[] found = Discretisation.LONG_PATH.choose(weights, cell, least);
            assertThat(isLong(found, least)).isTrue();
            assertThat(logarithm(weights, found)).isCloseTo(best, within(1e-12));
        }
    }

    @Test
    void aPathThatNoCellHasIsRefused() {
        assertThatThrownBy(() -> Discretisation.LONG_PATH.choose(random(1), cell, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no way through a cell has 4 operations that are not skips");
    }

    @Test
    void theTwoStrongestEdgesOfANodeAreLeft() {
        double[][] weights = {
            {0.9, 0.1, 0, 0, 0},
            {0.2, 0.3, 0.5, 0, 0},
            {0, 0, 0, 1, 0},
            {0.6, 0.35, 0.05, 0, 0},
            {0.1, 0.2, 0.1, 0.4, 0.2},
            {0, 0, 0, 0.45, 0.55}
        };
        assertThat(Discretisation.TWO_STRONGEST.choose(weights, cell, 1)).containsExactly(1, 2, 3, 0, 3, 4);
        assertThat(Discretisation.LARGEST.choose(weights, cell, 1)).containsExactly(0, 2, 3, 0, 3, 4);
    }

    /** Of the cells of DARTS, whether or not none is weighed. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anArchitectureThatKeepsTwoEdgesANodeHasTheStrongest(boolean none) {
        SearchSpace darts = SupernetSpaces.named("darts");
        Supernet supernet = SupernetSpaces.supernet(darts);
        Paths paths = Paths.mixed(darts, supernet, none);
        Cell cells = new Cell(paths, supernet);
        SeededRandom random = SeedTree.root(2).generator();
        double[][] weights = new double[paths.decisions()][];
        for (int edge = 0; edge < weights.length; edge++) {
            weights[edge] = random.doubles(paths.choices(edge).size()).toArray();
        }
        int operations = none ? 1 : 0; // the first that is not none
        int[] chosen = Discretisation.LARGEST.choose(weights, cells, 1);
        for (List<Integer> node : cells.nodes()) {
            List<Integer> kept = node.stream().filter(edge -> chosen[edge] > 0).toList();
            assertThat(kept).hasSize(2);
            for (int edge : node) {
                double best =
                        Arrays.stream(weights[edge]).skip(operations).max().orElseThrow();
                if (kept.contains(edge)) {
                    assertThat(weights[edge][chosen[edge] - 1 + operations]).isEqualTo(best);
                } else {
                    assertThat(kept).allMatch(other -> weights[other][chosen[other] - 1 + operations] >= best);
                }
            }
        }
        assertThat(darts.violation(cells.architecture(chosen))).isEmpty();
        assertThat(Discretisation.TWO_STRONGEST.choose(weights, cells, 1)).isEqualTo(chosen);
        assertThat(cells.hasWay(cells.architecture(chosen))).isTrue();
        int[] few = Discretisation.LARGEST.choose(weights, cells, 1, 0);
        assertThat(cells.skips(cells.architecture(few))).isZero();
    }

    @Test
    void theWeakestSkipsGoFirst() {
        double[][] weights = new double[6][];
        for (int edge = 0; edge < 6; edge++) {
            double skip = 0.5 + 0.05 * edge;
            weights[edge] = new double[] {0, skip, 0, 1 - skip - 0.01, 0.01};
        }
        assertThat(Discretisation.LARGEST.choose(weights, cell, 1, 2)).containsExactly(3, 3, 3, 3, 1, 1);
        assertThat(Discretisation.LARGEST.choose(weights, cell, 1, 6)).containsOnly(1);
    }
}
