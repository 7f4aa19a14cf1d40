package org.nasgauge.models.hardware;

import java.util.List;
import org.nasgauge.models.regression.LinearRegression;
import org.nasgauge.models.regression.Regression;

/**
 * A device that runs one operation after the other: each takes a linear function of its numbers, the network a constant and
 * the sum of all. A network is its depths, a depth its operations, an operation its numbers, as for {@link SlowestOperations}.
 */
public final class SummedOperations implements Regression<double[][][]> {
    private final LinearRegression linear = new LinearRegression(0);

    @Override
    public void fit(List<double[][][]> known, double[] scores) {
        linear.fit(known.stream().map(SummedOperations::sums).toList(), scores);
    }

    private static double[] sums(double[][][] network) {
        double[] sums = new double[network[0][0].length];
        for (double[][] depth : network) {
            for (double[] operation : depth) {
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += operation[i];
                }
            }
        }
        return sums;
    }

    @Override
    public double predict(double[][][] network) {
        return linear.predict(sums(network));
    }

    /** Only after {@link #fit}. */
    public double intercept() {
        return linear.intercept();
    }

    /** What one more of each number of an operation adds; a copy. Only after {@link #fit}. */
    public double[] coefficients() {
        return linear.coefficients();
    }
}
