package org.nasgauge.models.regression;

import java.util.Arrays;
import java.util.List;
import org.nasgauge.api.random.SeededRandom;

/**
 * A regression tree over numbers (Breiman, Friedman, Olshen and Stone, Classification and regression trees, 1984): a node is split
 * where the sum of squares falls most, halfway between two numbers that follow each other.
 */
final class FeatureTree {
    /**
     * How far a tree grows.
     *
     * @param featureShare the share of the features, drawn anew for each node, by which a node may split: one at least, and more
     *     as long as those drawn are the same in all rows
     * @param leastLeaf rows that each side of a split keeps, at least 1
     * @param depth splits on the way to a leaf, at the most
     */
    record Growth(double featureShare, int leastLeaf, int depth) {}

    /** The features of all rows, each as the number of its value among those that occur, ascending. */
    static final class Table {
        private final double[][] values;
        private final int[][] codes;

        Table(List<double[]> rows) {
            int features = rows.get(0).length;
            values = new double[features][];
            codes = new int[features][rows.size()];
            for (int feature = 0; feature < features; feature++) {
                int column = feature;
                values[feature] = rows.stream()
                        .mapToDouble(row -> row[column] + 0.0) // 0 for -0
                        .sorted()
                        .distinct()
                        .toArray();
                for (int row = 0; row < rows.size(); row++) {
                    codes[feature][row] = Arrays.binarySearch(values[feature], rows.get(row)[feature] + 0.0);
                }
            }
        }
    }

    private sealed interface Node {
        /** Rows whose feature is at most the threshold go left. */
        record Split(int feature, double threshold, Node left, Node right) implements Node {}

        record Leaf(double value, double variance) implements Node {}
    }

    private record Cut(int feature, int below, int above, double gain) {}

    private final Node root;

    private FeatureTree(Node root) {
        this.root = root;
    }

    /** @param rows which of the table to learn from; some may stand there more than once */
    static FeatureTree fit(Table table, double[] scores, int[] rows, Growth growth, SeededRandom random) {
        return new FeatureTree(new Grower(table, scores, growth, random).grow(rows, growth.depth()));
    }

    double value(double[] features) {
        return leaf(features).value();
    }

    /** Of the scores in the leaf. */
    double variance(double[] features) {
        return leaf(features).variance();
    }

    private Node.Leaf leaf(double[] features) {
        Node node = root;
        while (node instanceof Node.Split split) {
            node = features[split.feature()] <= split.threshold() ? split.left() : split.right();
        }
        return (Node.Leaf) node;
    }

    private static final class Grower {
        private final Table table;
        private final double[] scores;
        private final Growth growth;
        private final SeededRandom random;
        private final int drawn;
        /** By code, those of one node and feature. */
        private final double[] sums;

        private final int[] counts;

        Grower(Table table, double[] scores, Growth growth, SeededRandom random) {
            this.table = table;
            this.scores = scores;
            this.growth = growth;
            this.random = random;
            this.drawn = Math.max(1, (int) (growth.featureShare() * table.codes.length));
            this.sums = new double[scores.length];
            this.counts = new int[scores.length];
        }

        Node grow(int[] rows, int depth) {
            double mean = 0;
            for (int row : rows) {
                mean += scores[row] / rows.length;
            }
            double squares = 0;
            for (int row : rows) {
                squares += (scores[row] - mean) * (scores[row] - mean);
            }
            boolean ends = depth == 0 || rows.length < 2 * growth.leastLeaf() || squares == 0;
            Cut best = ends ? new Cut(0, 0, 0, 0) : bestCut(rows, mean);
            if (best.gain() <= 0) {
                return new Node.Leaf(mean, squares / rows.length);
            }
            int[] codes = table.codes[best.feature()];
            int[] left = Arrays.stream(rows)
                    .filter(row -> codes[row] <= best.below())
                    .toArray();
            int[] right =
                    Arrays.stream(rows).filter(row -> codes[row] > best.below()).toArray();
            double[] values = table.values[best.feature()];
            double threshold = between(values[best.below()], values[best.above()]);
            return new Node.Split(best.feature(), threshold, grow(left, depth - 1), grow(right, depth - 1));
        }

        /** At least the one and below the other, whatever rounding does. */
        private static double between(double low, double high) {
            double middle = low / 2 + high / 2;
            return middle >= low && middle < high ? middle : low;
        }

        private Cut bestCut(int[] rows, double mean) {
            Cut best = new Cut(0, 0, 0, 0);
            int features = table.codes.length;
            int[] order = drawn < features ? random.permutation(features) : new int[0];
            boolean differs = false;
            for (int i = 0; i < features && (i < drawn || !differs); i++) {
                Cut cut = bestCut(rows, mean, drawn < features ? order[i] : i);
                differs |= cut.above() > cut.below();
                if (cut.gain() > best.gain()) {
                    best = cut;
                }
            }
            return best;
        }

        /** The gain is by how much the sum of squares falls; without one there is no cut. */
        private Cut bestCut(int[] rows, double mean, int feature) {
            int[] codes = table.codes[feature];
            int least = Integer.MAX_VALUE;
            int most = Integer.MIN_VALUE;
            for (int row : rows) {
                int code = codes[row];
                sums[code] += scores[row] - mean;
                counts[code]++;
                least = Math.min(least, code);
                most = Math.max(most, code);
            }
            Cut best = new Cut(feature, least, most, 0);
            double sum = 0;
            int count = 0;
            int below = least;
            for (int code = least; code <= most; code++) {
                if (counts[code] == 0) {
                    continue;
                }
                int left = rows.length - count;
                if (count >= growth.leastLeaf() && left >= growth.leastLeaf()) {
                    double gain = sum * sum / count + sum * sum / left;
                    if (gain > best.gain()) {
                        best = new Cut(feature, below, code, gain);
                    }
                }
                sum += sums[code];
                count += counts[code];
                below = code;
                sums[code] = 0;
                counts[code] = 0;
            }
            return best;
        }
    }
}
