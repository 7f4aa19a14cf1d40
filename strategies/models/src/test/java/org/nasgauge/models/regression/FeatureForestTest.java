package org.nasgauge.models.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

class FeatureForestTest {
    /** Without chance and with one tree: by trying every cut of every feature, at every node. */
    @Test
    void aTreeIsTheOneOfBruteForce() {
        for (int seed = 0; seed < 30; seed++) {
            SeededRandom random = SeedTree.root(seed).generator();
            int leastLeaf = 1 + random.nextInt(3);
            List<double[]> rows = new ArrayList<>();
            double[] scores = new double[25];
            for (int i = 0; i < scores.length; i++) {
                rows.add(new double[] {random.nextInt(4), random.nextInt(2), random.nextGaussian(), 7});
                scores[i] = rows.get(i)[0] + random.nextGaussian();
            }
            FeatureForest forest = new FeatureForest(new FeatureForest.Shape(1, 1, leastLeaf, false), random);
            forest.fit(rows, scores);
            int[] all = IntStream.range(0, scores.length).toArray();
            for (double[] row : rows) {
                assertThat(forest.predict(row)).isCloseTo(slow(rows, scores, all, leastLeaf, row), within(1e-9));
            }
        }
    }

    private static double slow(List<double[]> rows, double[] scores, int[] node, int leastLeaf, double[] asked) {
        double least = squares(scores, node) - 1e-12;
        int[] best = node;
        for (int feature = 0; feature < 4; feature++) {
            int f = feature;
            for (int cut : node) {
                double at = rows.get(cut)[f];
                int[] left = Arrays.stream(node)
                        .filter(row -> rows.get(row)[f] <= at)
                        .toArray();
                int[] right =
                        Arrays.stream(node).filter(row -> rows.get(row)[f] > at).toArray();
                double sum = squares(scores, left) + squares(scores, right);
                if (left.length >= leastLeaf && right.length >= leastLeaf && sum < least - 1e-12) {
                    least = sum;
                    best = asked[f] <= at ? left : right;
                }
            }
        }
        return best == node
                ? Arrays.stream(node).mapToDouble(row -> scores[row]).average().orElseThrow()
                : slow(rows, scores, best, leastLeaf, asked);
    }

    private static double squares(double[] scores, int[] node) {
        double mean =
                Arrays.stream(node).mapToDouble(row -> scores[row]).average().orElse(0);
        return Arrays.stream(node)
                .mapToDouble(row -> (scores[row] - mean) * (scores[row] - mean))
                .sum();
    }

    /** On one node, by hand: 0, 2 on one side and 7 on the other; a leaf of two has variance 1. */
    @Test
    void theDeviationIsThatBetweenTreesAndWithinLeaves() {
        FeatureForest forest = new FeatureForest(
                new FeatureForest.Shape(5, 1, 1, false), SeedTree.root(1).generator());
        forest.fit(List.of(new double[] {0}, new double[] {0}, new double[] {1}), new double[] {0, 2, 7});
        assertThat(forest.predict(new double[] {0})).isEqualTo(1);
        assertThat(forest.deviation(new double[] {0}).orElseThrow()).isEqualTo(1);
        assertThat(forest.deviation(new double[] {1}).orElseThrow()).isEqualTo(0);
    }

    /** As many features as there are may be the same in all rows: one that differs is looked for. */
    @Test
    void featuresThatNeverDifferDoNotStopATree() {
        FeatureForest forest = new FeatureForest(
                new FeatureForest.Shape(3, 0.1, 1, false), SeedTree.root(1).generator());
        List<double[]> rows = List.of(new double[] {1, 1, 1, 0}, new double[] {1, 1, 1, 1});
        forest.fit(rows, new double[] {3, 5});
        assertThat(forest.predict(rows.get(0))).isEqualTo(3);
        assertThat(forest.predict(rows.get(1))).isEqualTo(5);
    }
}
