package org.nasgauge.models.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;

/**
 * A random forest of regression trees: each tree learns from as many rows as there are, drawn with replacement (Breiman,
 * Random forests, Machine Learning 2001). Predictions are normal, by Hutter, Xu, Hoos and Leyton-Brown, Algorithm runtime
 * prediction, Artificial Intelligence 2014, equations 7 and 8: the variance is that between the trees and the mean one in
 * their leaves.
 */
public final class RegressionForest implements Regression<Architecture> {
    private final int[] choices;
    private final int treeCount;
    private final RegressionTree.Growth growth;
    private final SeededRandom random;
    private final List<RegressionTree> trees = new ArrayList<>();

    /**
     * @param treeCount at least 1
     * @param decisionShare the share of the decisions, from 0 to 1, by which a node may split; one at least
     * @param leastToSplit scores that a node needs to split
     */
    public RegressionForest(
            List<Decision> decisions, int treeCount, double decisionShare, int leastToSplit, SeededRandom random) {
        this.choices = decisions.stream().mapToInt(Decision::size).toArray();
        this.treeCount = treeCount;
        this.growth = new RegressionTree.Growth(decisionShare, leastToSplit, Integer.MAX_VALUE);
        this.random = random;
    }

    @Override
    public void fit(List<Architecture> architectures, double[] scores) {
        trees.clear();
        int[][] columns = RegressionTree.columns(architectures, choices.length);
        int[] rows = new int[scores.length];
        for (int tree = 0; tree < treeCount; tree++) {
            Arrays.setAll(rows, i -> random.nextInt(rows.length));
            trees.add(RegressionTree.fit(columns, scores, rows, choices, growth, random));
        }
    }

    @Override
    public double predict(Architecture architecture) {
        double sum = 0;
        for (RegressionTree tree : trees) {
            sum += tree.value(architecture);
        }
        return sum / trees.size();
    }

    /**
     * Of the score that is predicted. Only after {@link #fit}.
     *
     * @param mean that of {@link #predict}
     */
    public double variance(Architecture architecture, double mean) {
        double sum = 0;
        for (RegressionTree tree : trees) {
            double difference = tree.value(architecture) - mean;
            sum += difference * difference + tree.variance(architecture);
        }
        return sum / trees.size();
    }
}
