package org.nasgauge.models.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;

/**
 * A regression tree over choices (Breiman, Friedman, Olshen and Stone, Classification and regression trees, 1984). A split
 * sends some choices of a decision left and the others right. With the choices in the order of their mean scores, one of
 * the cuts of that order is the best split of all (section 8.8), so that only those are looked at.
 */
final class RegressionTree {
    /** Where a node leads; a leaf has the mean and the variance of its scores. */
    private sealed interface Node {
        record Split(int decision, BitSet left, Node ifLeft, Node ifRight) implements Node {}

        record Leaf(double mean, double variance) implements Node {}
    }

    private record Cut(int decision, BitSet left, double gain) {}

    private final Node root;

    private RegressionTree(Node root) {
        this.root = root;
    }

    /**
     * @param rows which of the architectures to learn from; some may stand there more than once
     * @param decisionShare the share of the decisions, drawn anew for each node, by which a node may split
     * @param leastToSplit nodes with fewer rows do not split
     */
    static RegressionTree fit(
            List<Architecture> architectures,
            double[] scores,
            int[] rows,
            int[] choices,
            double decisionShare,
            int leastToSplit,
            SeededRandom random) {
        int drawn = Math.max(1, (int) StrictMath.rint(decisionShare * choices.length));
        return new RegressionTree(new Grower(architectures, scores, choices, drawn, leastToSplit, random).grow(rows));
    }

    double mean(Architecture architecture) {
        return leaf(architecture).mean();
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
        private final List<Architecture> architectures;
        private final double[] scores;
        private final int[] choices;
        private final int drawn;
        private final int leastToSplit;
        private final SeededRandom random;

        Grower(
                List<Architecture> architectures,
                double[] scores,
                int[] choices,
                int drawn,
                int leastToSplit,
                SeededRandom random) {
            this.architectures = architectures;
            this.scores = scores;
            this.choices = choices;
            this.drawn = drawn;
            this.leastToSplit = leastToSplit;
            this.random = random;
        }

        Node grow(int[] rows) {
            double sum = 0;
            for (int row : rows) {
                sum += scores[row];
            }
            double mean = sum / rows.length;
            double squares = 0;
            for (int row : rows) {
                squares += (scores[row] - mean) * (scores[row] - mean);
            }
            Cut best = rows.length < leastToSplit || squares == 0 ? new Cut(0, new BitSet(), 0) : bestCut(rows, mean);
            if (best.gain() <= 0) {
                return new Node.Leaf(mean, squares / rows.length);
            }
            List<Integer> left = new ArrayList<>();
            List<Integer> right = new ArrayList<>();
            for (int row : rows) {
                boolean goesLeft = best.left().get(architectures.get(row).choice(best.decision()));
                (goesLeft ? left : right).add(row);
            }
            return new Node.Split(best.decision(), best.left(), grow(array(left)), grow(array(right)));
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
            for (int row : rows) {
                int choice = architectures.get(row).choice(decision);
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

        private static int[] array(List<Integer> rows) {
            return rows.stream().mapToInt(Integer::intValue).toArray();
        }
    }
}
