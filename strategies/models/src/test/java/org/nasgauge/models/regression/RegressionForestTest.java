package org.nasgauge.models.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.testkit.ProductSpace;

class RegressionForestTest {
    private static final int ROWS = 40;

    /** A root that splits once leaves as small a sum of squares as the best of all ways to part the choices in two. */
    @RepeatedTest(20)
    void aSplitIsTheBestOfAllPartsOfTheChoices(RepetitionInfo repetition) {
        SeededRandom random = SeedTree.root(repetition.getCurrentRepetition()).generator();
        int[] choices = {6, 3};
        ProductSpace space = ProductSpace.of(choices);
        List<Architecture> architectures = new ArrayList<>();
        double[] scores = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            architectures.add(space.sample(random));
            scores[row] = random.nextGaussian() + architectures.get(row).choice(0) % 3;
        }
        int[] rows = IntStream.range(0, ROWS).toArray();
        RegressionTree tree = RegressionTree.fit(
                RegressionTree.columns(architectures, 2),
                scores,
                rows,
                choices,
                new RegressionTree.Growth(1, ROWS, Integer.MAX_VALUE),
                random);
        double squares = 0;
        for (int row : rows) {
            double residual = scores[row] - tree.value(architectures.get(row));
            squares += residual * residual;
        }
        double least = Double.POSITIVE_INFINITY;
        for (int decision = 0; decision < choices.length; decision++) {
            for (int part = 0; part < 1 << choices[decision]; part++) {
                least = Math.min(least, squares(architectures, scores, decision, part));
            }
        }
        assertThat(squares).isCloseTo(least, within(1e-9));
    }

    /** A tree that may split down to two trials gives back what it learned, where no two trials are the same. */
    @Test
    void aFullTreeRemembers() {
        ProductSpace space = ProductSpace.of(4, 3, 2);
        SeededRandom random = SeedTree.root(1).generator();
        List<Architecture> all = IntStream.range(0, 24).mapToObj(space::at).toList();
        double[] scores = all.stream().mapToDouble(a -> random.nextGaussian()).toArray();
        RegressionTree tree = RegressionTree.fit(
                RegressionTree.columns(all, 3),
                scores,
                IntStream.range(0, 24).toArray(),
                new int[] {4, 3, 2},
                new RegressionTree.Growth(1, 2, Integer.MAX_VALUE),
                random);
        for (int i = 0; i < 24; i++) {
            assertThat(tree.value(all.get(i))).isCloseTo(scores[i], within(1e-12));
            assertThat(tree.variance(all.get(i))).isZero();
        }
    }

    /**
     * Trees that do not split have drawn two of the scores 0 and 1 each. By the law of total variance, that between the
     * trees and that in their leaves make up p (1 − p), p being the share of ones among all that were drawn.
     */
    @Test
    void theVarianceIsThatBetweenTheTreesAndInTheirLeaves() {
        ProductSpace space = ProductSpace.of(2);
        RegressionForest forest = new RegressionForest(
                space.decisions(), 50, 1, 100, SeedTree.root(5).generator());
        forest.fit(List.of(space.at(0), space.at(1)), new double[] {0, 1});
        double p = forest.predict(space.at(0));
        assertThat(p).isBetween(0.3, 0.7);
        assertThat(forest.variance(space.at(0), p)).isCloseTo(p * (1 - p), within(1e-12));
    }

    private static double squares(List<Architecture> architectures, double[] scores, int decision, int part) {
        double[] sums = new double[2];
        double[] sumsOfSquares = new double[2];
        int[] counts = new int[2];
        for (int row = 0; row < scores.length; row++) {
            int side = part >>> architectures.get(row).choice(decision) & 1;
            sums[side] += scores[row];
            sumsOfSquares[side] += scores[row] * scores[row];
            counts[side]++;
        }
        double squares = 0;
        for (int side = 0; side < 2; side++) {
            squares += counts[side] == 0 ? 0 : sumsOfSquares[side] - sums[side] * sums[side] / counts[side];
        }
        return squares;
    }
}
