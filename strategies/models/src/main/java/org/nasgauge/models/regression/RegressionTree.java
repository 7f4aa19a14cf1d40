package org.nasgauge.models.regression;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;

/**
 * A regression tree over choices (Breiman, Friedman, Olshen and Stone, Classification and regression trees, 1984). A split
 * sends some choices of a decision left and the others right. With the choices in the order of their mean scores, one of
 * the cuts of that order is the best split of all (section 8.8), so that only those are looked at.
 */
final class RegressionTree {
    /** Where a node leads; a leaf has the variance of its scores. */
    private sealed interface Node {
        record Split(int decision, BitSet left, Node ifLeft, Node ifRight) implements Node {}

        record Leaf(double value, double variance) implements Node {}
    }

    private record Cut(int decision, BitSet left, double gain) {}

    private final Node root;

    private RegressionTree(Node root) {
        this.root = root;
    }

    /**
     * How far a tree grows.
     *
     * @param decisionShare the share of the decisions, drawn anew for each node, by which a node may split
     * @param leastToSplit nodes with fewer rows do not split
     * @param depth splits on the way to a leaf, at the most
     */
    record Growth(double decisionShare, int leastToSplit, int depth) {}

    /**
     * @param columns what each row has chosen, by decision; see {@link #columns}
     * @param rows which of them to learn from; some may stand there more than once
     * @param choices how many each decision has
     */
    static RegressionTree fit(
            int[][] columns, double[] scores, int[] rows, int[] choices, Growth growth, SeededRandom random) {
        return fit(columns, scores, rows, choices, growth, leaf -> mean(scores, leaf), random);
    }

    /**
     * As above, with other values than the means of the scores in the leaves.
     *
     * @param leafValue from the rows of a leaf
     */
    static RegressionTree fit(
            int[][] columns,
            double[] scores,
            int[] rows,
            int[] choices,
            Growth growth,
            ToDoubleFunction<int[]> leafValue,
            SeededRandom random) {
        return new RegressionTree(
                new Grower(columns, scores, choices, growth, leafValue, random).grow(rows, growth.depth()));
    }

    /** The choices of each decision, one an architecture. */
    static int[][] columns(List<Architecture> architectures, int decisions) {
        int[][] columns = new int[decisions][architectures.size()];
        for (int decision = 0; decision < decisions; decision++) {
            int[] column = columns[decision];
            for (int row = 0; row < column.length; row++) {
                column[row] = architectures.get(row).choice(decision);
            }
        }
        return columns;
    }

    private static double mean(double[] scores, int[] rows) {
        double sum = 0;
        for (int row : rows) {
            sum += scores[row];
        }
        return sum / rows.length;
    }

    /** The value of the leaf that the architecture comes to. */
    double value(Architecture architecture) {
        return leaf(architecture).value();
    }

    /** Of the scores in the leaf. */
    double variance(Architecture architecture) {
        return leaf(architecture).variance();
    }

    private Node.Leaf leaf(Architecture architecture) {
        Node node = root;
        while (node instanceof Node.Split split) {
            node = split.left().get(architecture.choice(split.decision())) ? split.ifLeft() : split.ifRight();
        }
        return (Node.Leaf) node;
    }

    private static final class Grower {
        private final int[][] columns;
        private final double[] scores;
        private final int[] choices;
        private final Growth growth;
        private final int drawn;
        private final ToDoubleFunction<int[]> leafValue;
        private final SeededRandom random;

        Grower(
                int[][] columns,
                double[] scores,
                int[] choices,
                Growth growth,
                ToDoubleFunction<int[]> leafValue,
                SeededRandom random) {
            this.columns = columns;
            this.scores = scores;
            this.choices = choices;
            this.growth = growth;
            this.drawn = Math.max(1, (int) StrictMath.rint(growth.decisionShare() * choices.length));
            this.leafValue = leafValue;
            this.random = random;
        }

        Node grow(int[] rows, int depth) {
            double mean = mean(scores, rows);
            double squares = 0;
            for (int row : rows) {
                squares += (scores[row] - mean) * (scores[row] - mean);
            }
            boolean ends = depth == 0 || rows.length < growth.leastToSplit() || squares == 0;
            Cut best = ends ? new Cut(0, new BitSet(), 0) : bestCut(rows, mean);
            if (best.gain() <= 0) {
                return new Node.Leaf(leafValue.applyAsDouble(rows), squares / rows.length);
            }
            int[] left = side(rows, best, true);
            int[] right = side(rows, best, false);
            return new Node.Split(best.decision(), best.left(), grow(left, depth - 1), grow(right, depth - 1));
        }

        private int[] side(int[] rows, Cut cut, boolean left) {
            int[] chosen = new int[rows.length];
            int size = 0;
            int[] column = columns[cut.decision()];
            for (int row : rows) {
                if (cut.left().get(column[row]) == left) {
                    chosen[size++] = row;
                }
            }
            return Arrays.copyOf(chosen, size);
        }

        private Cut bestCut(int[] rows, double mean) {
            Cut best = new Cut(0, new BitSet(), 0);
            int[] order = random.permutation(choices.length);
            for (int i = 0; i < drawn; i++) {
                Cut cut = bestCut(rows, mean, order[i]);
                if (cut.gain() > best.gain()) {
                    best = cut;
                }
            }
            return best;
        }

        /** The gain is by how much the sum of squares falls; without one there is no cut. */
        private Cut bestCut(int[] rows, double mean, int decision) {
            double[] sums = new double[choices[decision]];
            int[] counts = new int[choices[decision]];
            int[] column = columns[decision];
            for (int row : rows) {
                int choice = column[row];
                sums[choice] += scores[row] - mean;
                counts[choice]++;
            }
            int[] order = byMean(sums, counts);
            double greatest = 0;
            int cutAfter = 0;
            double leftSum = 0;
            int leftCount = 0;
            for (int i = 0; i < order.length - 1; i++) {
                leftSum += sums[order[i]];
                leftCount += counts[order[i]];
                double gain = leftSum * leftSum / leftCount + leftSum * leftSum / (rows.length - leftCount);
                if (gain > greatest) {
                    greatest = gain;
                    cutAfter = i;
                }
            }
            BitSet left = new BitSet();
            for (int choice = 0; choice < choices[decision]; choice++) {
                left.set(choice, counts[choice] == 0 && random.nextBoolean());
            }
            for (int i = 0; i <= cutAfter && i < order.length; i++) {
                left.set(order[i]);
            }
            return new Cut(decision, left, greatest);
        }

        /** The choices that occur, by ascending mean; of equal ones, the first. */
        private static int[] byMean(double[] sums, int[] counts) {
            int[] order = new int[sums.length];
            int size = 0;
            for (int choice = 0; choice < sums.length; choice++) {
                if (counts[choice] > 0) {
                    int place = size++;
                    while (place > 0
                            && sums[order[place - 1]] / counts[order[place - 1]] > sums[choice] / counts[choice]) {
                        order[place] = order[place - 1];
                        place--;
                    }
                    order[place] = choice;
                }
            }
            return Arrays.copyOf(order, size);
        }
    }
}
