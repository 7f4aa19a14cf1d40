package org.nasgauge.models.gaussian;

import org.nasgauge.api.estimate.Estimation;

/** A normal distribution; with a deviation of 0, all of it at the mean. */
public record Normal(double mean, double deviation) implements Estimation.Distribution {
    private static final double INVERSE_ROOT_PI = 1 / StrictMath.sqrt(StrictMath.PI);

    private static final double LOG_ROOT_2_PI = 0.5 * StrictMath.log(2 * StrictMath.PI);

    @Override
    public double quantile(double probability) {
        if (probability <= 0 || probability >= 1) {
            return deviation == 0 ? mean : probability <= 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return mean + deviation * StandardNormal.quantile(probability);
    }

    @Override
    public double cumulative(double score) {
        return deviation == 0 ? score >= mean ? 1 : 0 : StandardNormal.cumulative((score - mean) / deviation);
    }

    /** With a deviation of 0, infinite at the mean. */
    @Override
    public double logDensity(double score) {
        if (deviation == 0) {
            return score == mean ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        double z = (score - mean) / deviation;
        return -z * z / 2 - StrictMath.log(deviation) - LOG_ROOT_2_PI;
    }

    /** σ (z (2 Φ(z) − 1) + 2 φ(z) − 1/√π): Gneiting and Raftery 2007, section 4.2. */
    @Override
    public double crps(double observed) {
        if (deviation == 0) {
            return Math.abs(observed - mean);
        }
        double z = (observed - mean) / deviation;
        return deviation
                * (z * (2 * StandardNormal.cumulative(z) - 1) + 2 * StandardNormal.density(z) - INVERSE_ROOT_PI);
    }
}
