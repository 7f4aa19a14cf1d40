package org.nasgauge.models.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;

/**
 * Gradient boosting of regression trees: Friedman, Greedy function approximation: a gradient boosting machine, Annals of
 * Statistics 2001. Each tree is grown on the negative gradient of the loss, and each of its leaves takes the step that lessens
 * the loss.
 */
public final class BoostedTrees implements Regression<Architecture> {
    /** What the sum of the trees is to make small. */
    public sealed interface Loss {
        /**
         * The pinball loss, whose least value is at a quantile.
         *
         * @param level of the quantile, above 0, below 1
         */
        record Pinball(double level) implements Loss {
            @Override
            public double start(double[] scores) {
                return quantile(scores.clone());
            }

            @Override
            public double descent(double score, double value) {
                return score > value ? level : level - 1;
            }

            @Override
            public double step(int[] rows, double[] scores, double[] values, double[] descents) {
                return quantile(Arrays.stream(rows)
                        .mapToDouble(row -> scores[row] - values[row])
                        .toArray());
            }

            private double quantile(double[] numbers) {
                Arrays.sort(numbers);
                return numbers[Math.max(0, (int) StrictMath.ceil(level * numbers.length) - 1)];
            }
        }

        /** The logistic loss of scores that are 0 or 1, whose least value is at the logarithm of the odds. */
        enum Logistic implements Loss {
            LOSS;

            private static final double LEAST_WEIGHT = 1e-12;

            @Override
            public double start(double[] scores) {
                double ones = Arrays.stream(scores).sum();
                return StrictMath.log((ones + 0.5) / (scores.length - ones + 0.5));
            }

            @Override
            public double descent(double score, double value) {
                return score - 1 / (1 + StrictMath.exp(-value));
            }

            /** One step of Newton's. */
            @Override
            public double step(int[] rows, double[] scores, double[] values, double[] descents) {
                double sum = 0;
                double weight = 0;
                for (int row : rows) {
                    double probability = scores[row] - descents[row];
                    sum += descents[row];
                    weight += probability * (1 - probability);
                }
                return sum / Math.max(weight, LEAST_WEIGHT);
            }
        }

        /** The constant with the least loss. */
        double start(double[] scores);

        /** The negative derivative at the value. */
        double descent(double score, double value);

        /** What is added to the values in a leaf. */
        double step(int[] rows, double[] scores, double[] values, double[] descents);
    }

    /**
     * @param trees at least 1
     * @param depth splits on the way to a leaf, at the most; at least 1
     * @param rate the share of its step that each leaf takes, above 0
     */
    public record Shape(int trees, int depth, double rate) {}

    private final int[] choices;
    private final Shape shape;
    private final Loss loss;
    private final SeededRandom random;
    private final List<RegressionTree> trees = new ArrayList<>();
    private double start;

    public BoostedTrees(List<Decision> decisions, Shape shape, Loss loss, SeededRandom random) {
        this.choices = decisions.stream().mapToInt(Decision::size).toArray();
        this.shape = shape;
        this.loss = loss;
        this.random = random;
    }

    @Override
    public void fit(List<Architecture> architectures, double[] scores) {
        trees.clear();
        start = loss.start(scores);
        double[] values = new double[scores.length];
        Arrays.fill(values, start);
        double[] descents = new double[scores.length];
        int[] rows = IntStream.range(0, scores.length).toArray();
        int[][] columns = RegressionTree.columns(architectures, choices.length);
        RegressionTree.Growth growth = new RegressionTree.Growth(1, 2, shape.depth());
        for (int tree = 0; tree < shape.trees(); tree++) {
            Arrays.setAll(descents, row -> loss.descent(scores[row], values[row]));
            RegressionTree grown = RegressionTree.fit(
                    columns,
                    descents,
                    rows,
                    choices,
                    growth,
                    leaf -> loss.step(leaf, scores, values, descents),
                    random);
            trees.add(grown);
            for (int row : rows) {
                values[row] += shape.rate() * grown.value(architectures.get(row));
            }
        }
    }

    /** The quantile; of {@link Loss.Logistic}, the logarithm of the odds. */
    @Override
    public double predict(Architecture architecture) {
        double sum = start;
        for (RegressionTree tree : trees) {
            sum += shape.rate() * tree.value(architecture);
        }
        return sum;
    }
}
