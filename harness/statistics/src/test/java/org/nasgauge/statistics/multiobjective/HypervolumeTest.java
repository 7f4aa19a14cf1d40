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
            int objectives = 2 + round % 7;
            // Coarse coordinates make ties; fine ones do not.
            int steps = round % 2 == 0 ? 5 : 1_000_000;
            List<double[]> points = points(random, 1 + random.nextInt(11), objectives, steps);
            double[] reference = points(random, 1, objectives, steps).get(0);
            assertThat(Hypervolume.of(ParetoFront.of(points), reference))
                    .isCloseTo(union(points, reference), within(1e-12));
        }
    }

    @Test
    void doesNotDependOnTheOrderOfThePoints() {
        Random random = new Random(2);
        for (int objectives = 2; objectives <= 6; objectives++) {
            List<double[]> points = new ArrayList<>(points(random, 200, objectives, 1_000_000));
            double[] reference = new double[objectives];
            double expected = Hypervolume.of(ParetoFront.of(points), reference);
            Collections.shuffle(points, random);
            assertThat(Hypervolume.of(ParetoFront.of(points), reference)).isEqualTo(expected);
        }
    }

    /** An objective in which all are equal multiplies the volume by its height, wherever it stands. */
    @Test
    void anEqualObjectiveMoreIsAFactor() {
        Random random = new Random(3);
        for (int round = 0; round < 100; round++) {
            int objectives = 2 + round % 5;
            int place = random.nextInt(objectives + 1);
            List<double[]> points = points(random, 30, objectives, round % 2 == 0 ? 7 : 1_000_000);
            double[] reference = new double[objectives];
            double[] higher = insert(reference, place, -1);
            assertThat(Hypervolume.of(
                            ParetoFront.of(points.stream()
                                    .map(point -> insert(point, place, 3))
                                    .toList()),
                            higher))
                    .isCloseTo(4 * Hypervolume.of(ParetoFront.of(points), reference), within(1e-12));
        }
    }

    /** By hand: one of d points is 2 in one objective and 1 in the others, and all share the unit cube. */
    @Test
    void ofCrossingBoxesInManyObjectives() {
        for (int objectives = 2; objectives <= 20; objectives++) {
            List<double[]> points = new ArrayList<>();
            for (int i = 0; i < objectives; i++) {
                double[] point = new double[objectives];
                Arrays.fill(point, 1);
                point[i] = 2;
                points.add(point);
            }
            assertThat(Hypervolume.of(ParetoFront.of(points), new double[objectives]))
                    .isEqualTo(objectives + 1);
        }
    }

    /** Five standard errors are exceeded once in two million; and the errors are neither too great nor too small. */
    @Test
    void sampledVolumesScatterByTheirStandardError() {
        Random random = new Random(4);
        int rounds = 200;
        double squares = 0;
        for (int round = 0; round < rounds; round++) {
            int objectives = 2 + round % 6;
            List<double[]> points = points(random, 1 + random.nextInt(40), objectives, 1_000_000);
            double[] reference = new double[objectives];
            Arrays.fill(reference, -0.1);
            ParetoFront front = ParetoFront.of(points);
            HypervolumeSampling.Estimate estimate = HypervolumeSampling.of(front, reference, 2_000, random);
            double off = estimate.value() - Hypervolume.of(front, reference);
            assertThat(Math.abs(off)).isLessThanOrEqualTo(5 * estimate.standardError() + 1e-12);
            squares += front.size() == 1 ? 1 : off * off / estimate.standardError() / estimate.standardError();
        }
        assertThat(squares / rounds).isBetween(0.7, 1.4);
        assertThat(HypervolumeSampling.of(ParetoFront.of(List.of()), new double[4], 10, random))
                .isEqualTo(new HypervolumeSampling.Estimate(0, 0));
    }

    @Test
    void aBoundHoldsForEachNumberOfObjectives() {
        assertThat(Hypervolume.exactUpTo(2)).isEqualTo(Integer.MAX_VALUE);
        for (int objectives = 3; objectives < 40; objectives++) {
            assertThat(Hypervolume.exactUpTo(objectives + 1)).isBetween(20, Hypervolume.exactUpTo(objectives));
        }
    }

    private static double[] insert(double[] point, int place, double value) {
        double[] longer = new double[point.length + 1];
        for (int i = 0; i < longer.length; i++) {
            longer[i] = i < place ? point[i] : i == place ? value : point[i - 1];
        }
        return longer;
    }

    @Test
    void refusesOtherNumbersOfObjectives() {
        assertThatThrownBy(() -> hypervolume(new double[] {0})).hasMessageContaining("expected at least 2");
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
