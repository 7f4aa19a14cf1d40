package org.nasgauge.models.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.models.regression.RegularizedBoosting.Shape;

class RegularizedBoostingTest {
    @Test
    void one_split_is_worked_out_by_hand() {
        double[][] x = {{1}, {2}, {3}, {4}};
        double[] y = {0, 0, 6, 10};
        RegularizedBoosting boosting = new RegularizedBoosting(new Shape(1, 1, 0.5, 1, 0, 1));
        boosting.fit(List.of(x), y);
        // Mean 4; lacks -4, -4, 2, 6. Gains halved: at 1.5 (8 + 4) / 2, at 2.5 (64 / 3 + 64 / 3) / 2, at 3.5 (36 / 4 +
        // 18) / 2.
        assertThat(boosting.predict(new double[] {2.4})).isCloseTo(4 - 0.5 * 8 / 3, within(1e-12));
        assertThat(boosting.predict(new double[] {2.5})).isCloseTo(4 + 0.5 * 8 / 3, within(1e-12));
    }

    @Test
    void a_split_that_gains_less_than_gamma_is_not_made() {
        RegularizedBoosting boosting = new RegularizedBoosting(new Shape(5, 3, 0.5, 1, 22, 1));
        boosting.fit(List.of(new double[][] {{1}, {2}, {3}, {4}}), new double[] {0, 0, 6, 10});
        assertThat(boosting.predict(new double[] {1})).isEqualTo(4);
    }

    /** The obvious way: every row that a threshold could stand above, summed anew. */
    @Test
    void every_tree_is_what_the_equations_say() {
        SeededRandom random = SeedTree.root(5).generator();
        for (int round = 0; round < 30; round++) {
            double[][] x = new double[5 + random.nextInt(20)][3];
            double[] y = new double[x.length];
            for (int row = 0; row < x.length; row++) {
                Arrays.setAll(x[row], feature -> random.nextInt(6));
                y[row] = random.nextGaussian() + x[row][0] * x[row][1];
            }
            Shape shape = new Shape(4, 1 + random.nextInt(3), 0.3, 1, 0.01, 1 + random.nextInt(2));
            RegularizedBoosting boosting = new RegularizedBoosting(shape);
            boosting.fit(List.of(x), y);
            double[] expected = obvious(x, y, shape);
            for (int row = 0; row < x.length; row++) {
                assertThat(boosting.predict(x[row])).isCloseTo(expected[row], within(1e-9));
            }
        }
    }

    private static double[] obvious(double[][] x, double[] y, Shape shape) {
        double[] predicted = new double[y.length];
        Arrays.fill(predicted, Arrays.stream(y).average().orElseThrow());
        for (int tree = 0; tree < shape.trees(); tree++) {
            double[] lacks = new double[y.length];
            Arrays.setAll(lacks, row -> y[row] - predicted[row]);
            grow(IntStream.range(0, y.length).boxed().toList(), x, lacks, shape, shape.depth(), predicted);
        }
        return predicted;
    }

    private static void grow(
            List<Integer> rows, double[][] x, double[] lacks, Shape shape, int depth, double[] predicted) {
        double best = 1e-12;
        List<Integer> low = List.of();
        List<Integer> high = List.of();
        for (int feature = 0; feature < 3 && depth > 0; feature++) {
            int of = feature;
            for (double threshold = 0.5; threshold < 6; threshold++) {
                double at = threshold;
                List<Integer> left =
                        rows.stream().filter(row -> x[row][of] < at).toList();
                List<Integer> right =
                        rows.stream().filter(row -> x[row][of] > at).toList();
                double gain = (score(left, lacks, shape) + score(right, lacks, shape) - score(rows, lacks, shape)) / 2
                        - shape.leastGain();
                if (left.size() >= shape.leastLeaf() && right.size() >= shape.leastLeaf() && gain > best + 1e-12) {
                    best = gain;
                    low = left;
                    high = right;
                }
            }
        }
        if (low.isEmpty()) {
            double weight = rows.stream().mapToDouble(row -> lacks[row]).sum() / (rows.size() + shape.shrinkage());
            rows.forEach(row -> predicted[row] += shape.rate() * weight);
            return;
        }
        grow(low, x, lacks, shape, depth - 1, predicted);
        grow(high, x, lacks, shape, depth - 1, predicted);
    }

    private static double score(List<Integer> rows, double[] lacks, Shape shape) {
        double sum = rows.stream().mapToDouble(row -> lacks[row]).sum();
        return sum * sum / (rows.size() + shape.shrinkage());
    }

    @Test
    void learns_what_is_neither_linear_nor_additive() {
        SeededRandom random = SeedTree.root(6).generator();
        double[][] x = new double[600][4];
        for (double[] row : x) {
            Arrays.setAll(row, i -> random.nextGaussian());
        }
        double[] y =
                Arrays.stream(x).mapToDouble(row -> row[0] * row[1] + row[2]).toArray();
        RegularizedBoosting boosting = new RegularizedBoosting(Shape.standard(200));
        boosting.fit(List.of(Arrays.copyOf(x, 500)), Arrays.copyOf(y, 500));
        double squares = 0;
        double spread = 0;
        for (int row = 500; row < 600; row++) {
            squares += StrictMath.pow(boosting.predict(x[row]) - y[row], 2);
            spread += y[row] * y[row];
        }
        assertThat(squares / spread).isLessThan(0.2);
    }
}
