package org.nasgauge.models.hardware;

import java.util.Arrays;
import java.util.List;
import org.nasgauge.models.regression.LinearRegression;
import org.nasgauge.models.regression.Regression;

/**
 * A device that runs side by side whatever is equally deep in a network: each operation takes a linear function of its
 * numbers, the network a constant and, at each depth, its slowest operation. Which is the slowest depends on the
 * coefficients, so that least squares and the choice of the slowest take turns until no choice changes.
 *
 * <p>A network is its depths, a depth its operations, an operation its numbers, none below 0. The slowest operation is that
 * which contributes most in absolute value: costs may be turned over, as scores are.
 */
public final class SlowestOperations implements Regression<double[][][]> {
    private static final int MOST_TURNS = 50;

    private double intercept;
    private double[] coefficients = new double[0];

    @Override
    public void fit(List<double[][][]> known, double[] scores) {
        coefficients = ofEqualShares(known);
        double least = Double.POSITIVE_INFINITY;
        double[] best = coefficients;
        double bestIntercept = 0;
        List<double[]> before = List.of();
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            List<double[]> slowest = known.stream().map(this::slowest).toList();
            if (same(slowest, before)) {
                break;
            }
            LinearRegression linear = new LinearRegression(0);
            linear.fit(slowest, scores);
            coefficients = linear.coefficients();
            intercept = linear.intercept();
            double squares = squares(known, scores);
            if (squares < least) {
                least = squares;
                best = coefficients;
                bestIntercept = intercept;
            }
            before = slowest;
        }
        coefficients = best;
        intercept = bestIntercept;
    }

    /** With which every number contributes as much on average. */
    private static double[] ofEqualShares(List<double[][][]> known) {
        double[] sums = new double[known.get(0)[0][0].length];
        for (double[][][] network : known) {
            for (double[][] depth : network) {
                for (double[] operation : depth) {
                    Arrays.setAll(sums, i -> sums[i] + operation[i]);
                }
            }
        }
        return Arrays.stream(sums).map(sum -> sum > 0 ? 1 / sum : 0).toArray();
    }

    private static boolean same(List<double[]> one, List<double[]> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!Arrays.equals(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    private double squares(List<double[][][]> known, double[] scores) {
        double squares = 0;
        for (int i = 0; i < scores.length; i++) {
            double lack = scores[i] - predict(known.get(i));
            squares += lack * lack;
        }
        return squares;
    }

    /** The numbers of the slowest operation of each depth, summed. */
    private double[] slowest(double[][][] network) {
        double[] sums = new double[coefficients.length];
        for (double[][] depth : network) {
            double[] slowest = depth[0];
            for (double[] operation : depth) {
                if (Math.abs(part(operation)) > Math.abs(part(slowest))) {
                    slowest = operation;
                }
            }
            for (int i = 0; i < sums.length; i++) {
                sums[i] += slowest[i];
            }
        }
        return sums;
    }

    private double part(double[] numbers) {
        double sum = 0;
        for (int i = 0; i < coefficients.length; i++) {
            sum += coefficients[i] * numbers[i];
        }
        return sum;
    }

    @Override
    public double predict(double[][][] network) {
        return intercept + part(slowest(network));
    }

    /** Only after {@link #fit}. */
    public double intercept() {
        return intercept;
    }

    /** What one more of each number of an operation adds; a copy. Only after {@link #fit}. */
    public double[] coefficients() {
        return coefficients.clone();
    }
}
