package org.nasgauge.models.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.nasgauge.api.random.SeededRandom;

/**
 * A random forest over numbers (Breiman, Random forests, Machine Learning 2001); {@link RegressionForest} is over choices. Predictions
 * are normal, by Hutter, Xu, Hoos and Leyton-Brown 2014, equations 7 and 8.
 */
public final class FeatureForest implements Regression<double[]> {
    /**
     * @param trees at least 1
     * @param featureShare the share of the features, above 0 and at most 1, by which a node may split; one at least
     * @param leastLeaf rows in a leaf, at least 1
     * @param bootstrap whether each tree learns from rows drawn with replacement, or from all
     */
    public record Shape(int trees, double featureShare, int leastLeaf, boolean bootstrap) {}

    private final Shape shape;
    private final SeededRandom random;
    private final List<FeatureTree> trees = new ArrayList<>();

    public FeatureForest(Shape shape, SeededRandom random) {
        this.shape = shape;
        this.random = random;
    }

    @Override
    public void fit(List<double[]> known, double[] scores) {
        trees.clear();
        FeatureTree.Table table = new FeatureTree.Table(known);
        FeatureTree.Growth growth = new FeatureTree.Growth(shape.featureShare(), shape.leastLeaf(), Integer.MAX_VALUE);
        int[] rows = IntStream.range(0, scores.length).toArray();
        for (int tree = 0; tree < shape.trees(); tree++) {
            if (shape.bootstrap()) {
                Arrays.setAll(rows, i -> random.nextInt(rows.length));
            }
            trees.add(FeatureTree.fit(table, scores, rows, growth, random));
        }
    }

    @Override
    public double predict(double[] features) {
        return trees.stream()
                .mapToDouble(tree -> tree.value(features))
                .average()
                .orElseThrow();
    }

    /** By the variance between the trees and the mean one in their leaves. */
    @Override
    public OptionalDouble deviation(double[] features) {
        double mean = predict(features);
        double sum = 0;
        for (FeatureTree tree : trees) {
            double difference = tree.value(features) - mean;
            sum += difference * difference + tree.variance(features);
        }
        return OptionalDouble.of(StrictMath.sqrt(sum / trees.size()));
    }
}
