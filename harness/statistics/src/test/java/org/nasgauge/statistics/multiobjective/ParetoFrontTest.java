package org.nasgauge.statistics.multiobjective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nasgauge.statistics.anytime.StepFunction;

class ParetoFrontTest {
    @Test
    void dominationNeedsNothingWorseAndSomethingBetter() {
        assertThat(Dominance.dominates(new double[] {2, 1}, new double[] {1, 1}))
                .isTrue();
        assertThat(Dominance.dominates(new double[] {1, 1}, new double[] {1, 1}))
                .isFalse();
        assertThat(Dominance.dominates(new double[] {2, 0}, new double[] {1, 1}))
                .isFalse();
    }

    @Test
    void lessViolationDominatesWhateverTheObjectives() {
        double[] good = {9, 9};
        double[] bad = {1, 1};
        assertThat(Dominance.dominates(bad, 0, good, 0.1)).isTrue();
        assertThat(Dominance.dominates(good, 0.1, bad, 0)).isFalse();
        assertThat(Dominance.dominates(bad, 0.1, good, 0.2)).isTrue();
        assertThat(Dominance.dominates(good, 0.2, bad, 0.2)).isFalse();
        assertThat(Dominance.dominates(good, 0, bad, 0)).isTrue();
    }

    /** A rank is the length of the longest chain of dominators. */
    @Test
    void everyRankIsOneMoreThanTheGreatestOfItsDominators() {
        Random random = new Random(1);
        for (int round = 0; round < 60; round++) {
            double[][] points =
                    HypervolumeTest.points(random, 40, 1 + round % 3, 8).toArray(double[][]::new);
            double[] violations = random.ints(40, 0, round % 2 == 0 ? 1 : 4)
                    .mapToDouble(violation -> violation)
                    .toArray();
            int[] ranks = NonDominatedSort.ranks(points, violations);
            for (int i = 0; i < ranks.length; i++) {
                int greatest = -1;
                for (int j = 0; j < ranks.length; j++) {
                    if (Dominance.dominates(points[j], violations[j], points[i], violations[i])) {
                        greatest = Math.max(greatest, ranks[j]);
                    }
                }
                assertThat(ranks[i]).isEqualTo(greatest + 1);
            }
        }
    }

    /** By hand. */
    @Test
    void frontsKeepTheOrderOfTheItemsAndPutEqualOnesTogether() {
        double[] a = {1, 1};
        double[] b = {3, 1};
        double[] c = {1, 3};
        double[] d = {2, 2};
        double[] e = {3, 1};
        assertThat(NonDominatedSort.fronts(List.of(a, b, c, d, e), point -> point, point -> 0))
                .containsExactly(List.of(b, c, d, e), List.of(a));
        assertThat(NonDominatedSort.fronts(List.of(a, b, c), point -> point, point -> point[0] - 1))
                .containsExactly(List.of(c), List.of(a), List.of(b));
        assertThat(NonDominatedSort.fronts(List.<double[]>of(), point -> point, point -> 0))
                .isEmpty();
    }

    /** By hand: ranges 4 and 8; the neighbours of (2, 6) are (0, 8) and (3, 3), those of (3, 3) are (2, 6) and (4, 0). */
    @Test
    void crowdingDistanceIsTheHalfPerimeterBetweenTheNeighbours() {
        assertThat(CrowdingDistance.of(new double[][] {{3, 3}, {0, 8}, {2, 6}, {4, 0}}))
                .containsExactly(
                        2 / 4.0 + 6 / 8.0, Double.POSITIVE_INFINITY, 3 / 4.0 + 5 / 8.0, Double.POSITIVE_INFINITY);
        assertThat(CrowdingDistance.of(new double[][] {{1, 1}, {1, 1}})).containsExactly(0, 0);
        assertThat(CrowdingDistance.of(new double[0][])).isEmpty();
    }

    @Test
    void theFrontIsWhatNothingElseCovers() {
        ParetoFront front = ParetoFront.of(
                List.of(new double[] {1, 3}, new double[] {3, 1}, new double[] {1, 3}, new double[] {3, 0}));
        assertThat(front.points()).containsExactly(new double[] {3, 1}, new double[] {1, 3});
        assertThat(front.with(1, 2)).isSameAs(front);
        assertThat(front.with(3, 1)).isSameAs(front);
        assertThat(front.with(3, 3).points()).containsExactly(new double[] {3, 3});
        assertThatThrownBy(() -> front.with(1, Double.NaN)).hasMessageContaining("NaN");
    }

    @Test
    void growingAFrontPointByPointGivesTheFrontOfAll() {
        Random random = new Random(3);
        List<double[]> points = HypervolumeTest.points(random, 100, 3, 10);
        ParetoFront grown = ParetoFront.of(List.of());
        for (double[] point : points) {
            grown = grown.with(point);
        }
        assertThat(grown).isEqualTo(ParetoFront.of(points)).hasSameHashCodeAs(ParetoFront.of(points));
    }

    /** By hand: the nearest to (10, 0) lacks nothing, to (6, 6) it lacks (2, 0), to (0, 10) it lacks (0, 4). */
    @Test
    void whatAPointHasMoreIsNoDistance() {
        ParetoFront truth = ParetoFront.of(List.of(new double[] {10, 0}, new double[] {6, 6}, new double[] {0, 10}));
        ParetoFront front = ParetoFront.of(List.of(new double[] {10, 1}, new double[] {4, 6}));
        assertThat(InvertedGenerationalDistancePlus.of(front, truth, 1, 1)).isCloseTo((0 + 2 + 4) / 3.0, within(1e-15));
        assertThat(InvertedGenerationalDistancePlus.of(front, truth, 2, 4)).isCloseTo((0 + 1 + 1) / 3.0, within(1e-15));
        assertThat(InvertedGenerationalDistancePlus.of(truth, truth, 1, 1)).isZero();
        assertThatThrownBy(() -> InvertedGenerationalDistancePlus.of(front, truth, 1, 0))
                .hasMessageContaining("positive");
        assertThatThrownBy(() -> InvertedGenerationalDistancePlus.of(ParetoFront.of(List.of()), truth, 1, 1))
                .hasMessageContaining("empty");
    }

    @Test
    void anytimeHypervolumeIsThatOfAllFoundSoFar() {
        List<double[]> points = List.of(
                new double[] {1, 1}, new double[] {-1, 5}, new double[] {1, 3}, new double[] {3, 1}, new double[] {2, 2
                });
        assertThat(AnytimeHypervolume.of(new double[] {10, 20, 30, 40, 50}, points, 0, 0))
                .isEqualTo(StepFunction.of(new double[] {10, 30, 40, 50}, new double[] {1, 3, 5, 6}));
    }
}
