package org.nasgauge.models.curve;

import java.util.Arrays;

/**
 * How learning curves vary together. Variances are those of standardized values.
 *
 * @param asymptote variance of the asymptotes
 * @param lengthScale of the correlation of two asymptotes, exp(−decisions that differ / length scale)
 * @param amplitude the kernel of a curve around its asymptote is amplitude · β^α / (t + t′ + β)^α
 * @param noise variance
 */
public record FreezeThawKernel(
        double asymptote, double lengthScale, double amplitude, double alpha, double beta, double noise) {
    static final int SETTINGS = 6;

    private static final double LEAST_VARIANCE = 1e-10;
    /** Deviations of the logarithms around the expected settings, in the order of the components. */
    private static final double[] PRIOR = {1, 1, 2, 1, 1.5, 2};

    /** Before anything is seen: asymptotes of a variance of 1, and curves that come to them within some epochs. */
    public static FreezeThawKernel expected(int decisions) {
        return new FreezeThawKernel(1, Math.max(1, decisions / 2.0), 4, 1, 1, 0.01);
    }

    /** The logarithm of the density of a log-normal prior around the expected kernel, but for a constant. */
    double logPrior(FreezeThawKernel expected) {
        double[] logarithms = logarithms();
        double[] centre = expected.logarithms();
        double log = 0;
        for (int k = 0; k < SETTINGS; k++) {
            double z = (logarithms[k] - centre[k]) / PRIOR[k];
            log -= z * z / 2;
        }
        return log;
    }

    /** Of the components, in their order. */
    double[] logarithms() {
        double[] settings = {asymptote, lengthScale, amplitude, alpha, beta, noise};
        return Arrays.stream(settings).map(StrictMath::log).toArray();
    }

    /** @param logarithms of the components, in their order; what comes after them does not count */
    static FreezeThawKernel of(double[] logarithms) {
        double[] settings = Arrays.stream(logarithms).map(StrictMath::exp).toArray();
        return new FreezeThawKernel(settings[0], settings[1], settings[2], settings[3], settings[4], settings[5]);
    }

    /** The covariance of two asymptotes, by the number of decisions that differ. */
    double[] asymptotes(int decisions) {
        double[] covariances = new double[decisions + 1];
        for (int differing = 0; differing <= decisions; differing++) {
            covariances[differing] = asymptote * StrictMath.exp(-differing / lengthScale);
        }
        return covariances;
    }

    /** The covariance of a curve at two epochs around its asymptote, without noise. */
    double decay(double epoch, double other) {
        return amplitude * StrictMath.exp(-alpha * StrictMath.log((epoch + other) / beta + 1));
    }

    /** Of an asymptote: what rounding leaves of nothing. */
    double leastVariance() {
        return LEAST_VARIANCE * asymptote;
    }
}
