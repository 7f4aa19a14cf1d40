package org.nasgauge.statistics.multiobjective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HypervolumeTest {
    @Test
    void ofOnePointIsItsBox() {
        assertThat(hypervolume(new double[] {1, 2}, new double[] {4, 7})).isEqualTo(15);
        assertThat(hypervolume(new double[] {-1, 0, 1}, new double[] {1, 3, 2})).isEqualTo(6);
    }

    /** By hand: 1 × 3, 1 × 2 beside it, 2 × 1 beside that. */
    @Test
    void ofAStaircaseIsItsArea() {
        assertThat(hypervolume(new double[] {0, 0}, new double[] {4, 1}, new double[] {1, 3}, new double[] {2, 2}))
                .isEqualTo(7);
    }

    /** By hand: three boxes 3 × 1 × 1 along the axes share the unit cube. */
    @Test
    void ofThreeCrossingBoxesIsTheirUnion() {
        assertThat(hypervolume(
                        new double[] {0, 0, 0}, new double[] {3, 1, 1}, new double[] {1, 3, 1}, new double[] {1, 1, 3}))
                .isEqualTo(7);
    }

    @Test
    void dominatedEqualAndOutsidePointsAddNothing() {
        double[] reference = {0, 0, 0};
        double[] point = {2, 3, 4};
        assertThat(hypervolume(
                        reference, point, point.clone(), new double[] {2, 3, 1}, new double[] {9, 9, 0}, new double[] {
                            9, -1, 9
                        }))
                .isEqualTo(24);
        assertThat(hypervolume(reference)).isZero();
        assertThat(hypervolume(reference, new double[] {0, 5, 5})).isZero();
    }

    @Test
    void agreesWithInclusionAndExclusion() {
        Random random = new Random(1);
        for (int round = 0; round < 400; round++) {
            int objectives = 2 + round % 2;
            // Coarse coordinates make ties; fine ones do not.
            int steps = round % 4 < 2 ? 5 : 1_000_000;
            List<double[]> points = points(random, 1 + random.nextInt(11), objectives, steps);
            double[] reference = points(random, 1, objectives, steps).get(0);
            assertThat(Hypervolume.of(ParetoFront.of(points), reference))
                    .isCloseTo(union(points, reference), within(1e-12));
        }
    }

    @Test
    void doesNotDependOnTheOrderOfThePoints() {
        Random random = new Random(2);
        for (int objectives = 2; objectives <= 3; objectives++) {
            List<double[]> points = new ArrayList<>(points(random, 200, objectives, 1_000_000));
            double[] reference = new double[objectives];
            double expected = Hypervolume.of(ParetoFront.of(points), reference);
            Collections.shuffle(points, random);
            assertThat(Hypervolume.of(ParetoFront.of(points), reference)).isEqualTo(expected);
        }
    }

    @Test
    void refusesOtherNumbersOfObjectives() {
        assertThatThrownBy(() -> hypervolume(new double[] {0, 0, 0, 0})).hasMessageContaining("expected 2 or 3");
        assertThatThrownBy(() -> hypervolume(new double[] {0, 0}, new double[] {1, 1, 1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> hypervolume(new double[] {0, Double.NaN})).hasMessageContaining("NaN");
    }

    private static double hypervolume(double[] reference, double[]... points) {
        return Hypervolume.of(ParetoFront.of(List.of(points)), reference);
    }

    static List<double[]> points(Random random, int count, int objectives, int steps) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] point = new double[objectives];
            Arrays.setAll(point, objective -> random.nextInt(steps) / (double) steps);
            points.add(point);
        }
        return points;
    }

    /** The intersection of boxes is the box of the least coordinates. */
    private static double union(List<double[]> points, double[] reference) {
        double union = 0;
        for (int subset = 1; subset < 1 << points.size(); subset++) {
            double volume = 1;
            for (int objective = 0; objective < reference.length; objective++) {
                double least = Double.POSITIVE_INFINITY;
                for (int i = 0; i < points.size(); i++) {
                    least = (subset >> i & 1) == 1 ? Math.min(least, points.get(i)[objective]) : least;
                }
                volume *= Math.max(0, least - reference[objective]);
            }
            union += Integer.bitCount(subset) % 2 == 1 ? volume : -volume;
        }
        return union;
    }
}
