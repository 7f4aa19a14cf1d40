package org.nasgauge.models.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Boosted regression trees over numbers, for squared error: XGBoost's objective and its exact greedy splits. Chen and
 * Guestrin, XGBoost: a scalable tree boosting system, KDD 2016: the weight of a leaf is equation 5, the gain of a split
 * equation 7, with second derivatives of 1. It begins with the mean of the scores, and draws nothing at random.
 */
public final class RegularizedBoosting implements Regression<double[]> {
    /**
     * @param trees at least 1
     * @param depth splits on the way to a leaf, at the most; at least 1
     * @param rate eta: the share of its weight that each leaf adds, above 0
     * @param shrinkage lambda: what is added to the size of each leaf; 0 or more
     * @param leastGain gamma: what a split has to gain; 0 or more
     * @param leastLeaf rows that each side of a split keeps; at least 1
     */
    public record Shape(int trees, int depth, double rate, double shrinkage, double leastGain, int leastLeaf) {
        /** XGBoost's own, with as many trees. */
        public static Shape standard(int trees) {
            return new Shape(trees, 6, 0.3, 1, 0, 1);
        }
    }

    private sealed interface Node {
        /** Rows whose feature is below the threshold go left. */
        record Split(int feature, double threshold, Node left, Node right) implements Node {}

        record Leaf(double weight) implements Node {}
    }

    private final Shape shape;
    private final List<Node> trees = new ArrayList<>();
    private double start;

    public RegularizedBoosting(Shape shape) {
        this.shape = shape;
    }

    @Override
    public void fit(List<double[]> known, double[] scores) {
        double[][] features = known.toArray(double[][]::new);
        trees.clear();
        start = Arrays.stream(scores).average().orElseThrow();
        double[] lacks = Arrays.stream(scores).map(score -> score - start).toArray();
        double[][] columns = new double[features[0].length][features.length];
        for (int feature = 0; feature < columns.length; feature++) {
            for (int row = 0; row < features.length; row++) {
                columns[feature][row] = features[row][feature];
            }
        }
        int[][] sorted = new int[columns.length][];
        Arrays.setAll(
                sorted,
                feature -> IntStream.range(0, features.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(row -> columns[feature][row]))
                        .mapToInt(Integer::intValue)
                        .toArray());
        for (int tree = 0; tree < shape.trees(); tree++) {
            Node grown = new Grower(columns, lacks).grow(sorted, shape.depth());
            trees.add(grown);
            for (int row = 0; row < lacks.length; row++) {
                lacks[row] -= shape.rate() * weight(grown, features[row]);
            }
        }
    }

    @Override
    public double predict(double[] features) {
        double sum = start;
        for (Node tree : trees) {
            sum += shape.rate() * weight(tree, features);
        }
        return sum;
    }

    private static double weight(Node tree, double[] features) {
        Node node = tree;
        while (node instanceof Node.Split split) {
            node = features[split.feature()] < split.threshold() ? split.left() : split.right();
        }
        return ((Node.Leaf) node).weight();
    }

    /** One tree. The rows of a node stand there once for each feature, in its order, and keep it when they part. */
    private final class Grower {
        private final double[][] columns;
        private final double[] lacks;
        private final boolean[] left;

        Grower(double[][] columns, double[] lacks) {
            this.columns = columns;
            this.lacks = lacks;
            this.left = new boolean[lacks.length];
        }

        Node grow(int[][] sorted, int depth) {
            double sum = 0;
            for (int row : sorted[0]) {
                sum += lacks[row];
            }
            int rows = sorted[0].length;
            double unsplit = sum * sum / (rows + shape.shrinkage());
            double best = 0;
            int feature = -1;
            int size = 0;
            for (int candidate = 0; candidate < sorted.length && depth > 0; candidate++) {
                int[] order = sorted[candidate];
                double[] column = columns[candidate];
                double below = 0;
                for (int i = 1; i < rows; i++) {
                    below += lacks[order[i - 1]];
                    if (i < shape.leastLeaf()
                            || rows - i < shape.leastLeaf()
                            || column[order[i - 1]] == column[order[i]]) {
                        continue;
                    }
                    double gain = (below * below / (i + shape.shrinkage())
                                            + (sum - below) * (sum - below) / (rows - i + shape.shrinkage())
                                            - unsplit)
                                    / 2
                            - shape.leastGain();
                    if (gain > best) {
                        best = gain;
                        feature = candidate;
                        size = i;
                    }
                }
            }
            if (feature < 0) {
                return new Node.Leaf(sum / (rows + shape.shrinkage()));
            }
            return split(sorted, feature, size, depth);
        }

        private Node split(int[][] sorted, int feature, int size, int depth) {
            int[] order = sorted[feature];
            for (int i = 0; i < order.length; i++) {
                left[order[i]] = i < size;
            }
            int[][] lower = new int[sorted.length][size];
            int[][] upper = new int[sorted.length][order.length - size];
            for (int other = 0; other < sorted.length; other++) {
                int below = 0;
                int above = 0;
                for (int row : sorted[other]) {
                    if (left[row]) {
                        lower[other][below++] = row;
                    } else {
                        upper[other][above++] = row;
                    }
                }
            }
            double threshold = between(columns[feature][order[size - 1]], columns[feature][order[size]]);
            return new Node.Split(feature, threshold, grow(lower, depth - 1), grow(upper, depth - 1));
        }

        /** Above the one and at most the other, whatever rounding does. */
        private double between(double low, double high) {
            double middle = low / 2 + high / 2;
            return middle > low && middle <= high ? middle : high;
        }
    }
}
