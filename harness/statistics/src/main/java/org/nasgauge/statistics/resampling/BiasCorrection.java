package org.nasgauge.statistics.resampling;

import java.util.Optional;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.nasgauge.statistics.CompensatedSum;

/**
 * The corrections of the BCa interval: Efron and Tibshirani 1993, equations 14.14 and 14.15.
 *
 * @param bias z0, the normal quantile of the share of resampled statistics below the observed one
 * @param acceleration a, a sixth of the skewness of the jackknife values
 */
record BiasCorrection(double bias, double acceleration) {
    private static final NormalDistribution NORMAL = new NormalDistribution();

    /** @param leaveOneOut the statistic without each observation, or without each of many equal parts of them */
    static Optional<BiasCorrection> of(double[] resampled, double observed, double[] leaveOneOut) {
        double below = 0;
        for (double value : resampled) {
            below += value < observed ? 1 : value == observed ? 0.5 : 0;
        }
        double share = below / resampled.length;
        if (leaveOneOut.length < 2 || !(share > 0 && share < 1)) {
            return Optional.empty();
        }
        double bias = NORMAL.inverseCumulativeProbability(share);
        double acceleration = acceleration(leaveOneOut);
        return Double.isFinite(acceleration) ? Optional.of(new BiasCorrection(bias, acceleration)) : Optional.empty();
    }

    private static double acceleration(double[] leaveOneOut) {
        int n = leaveOneOut.length;
        double mean = CompensatedSum.of(leaveOneOut) / n;
        CompensatedSum squares = new CompensatedSum();
        CompensatedSum cubes = new CompensatedSum();
        for (double value : leaveOneOut) {
            double deviation = mean - value;
            squares.add(deviation * deviation);
            cubes.add(deviation * deviation * deviation);
        }
        return cubes.value() / (6 * StrictMath.pow(squares.value(), 1.5));
    }

    /** The probability at which the resampled statistics are read instead of {@code nominal}. */
    double probability(double nominal) {
        double z = bias + NORMAL.inverseCumulativeProbability(nominal);
        return NORMAL.cumulativeProbability(bias + z / (1 - acceleration * z));
    }
}
