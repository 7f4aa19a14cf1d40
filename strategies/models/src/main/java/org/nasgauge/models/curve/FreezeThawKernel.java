package org.nasgauge.models.curve;

import java.util.List;

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
    /** Steps of the climb: each setting by this factor, then by its root. */
    private static final double[] FACTORS = {4, 2, StrictMath.sqrt(2)};

    private static final int MOST_ROUNDS = 20;
    private static final double LEAST_VARIANCE = 1e-10;
    private static final double LEAST_NOISE = 1e-6;
    /** Deviations of the logarithms around the expected settings, in the order of the components. */
    private static final double[] PRIOR = {1, 1, 2, 1, 1.5, 2};

    /** Before anything is seen: asymptotes of a variance of 1, and curves that come to them within some epochs. */
    public static FreezeThawKernel expected(int decisions) {
        return new FreezeThawKernel(1, Math.max(1, decisions / 2.0), 4, 1, 1, 0.01);
    }

    /**
     * Of the most probable kernel that can be climbed to from this one, one setting at a time: by the marginal likelihood and a
     * log-normal prior.
     *
     * @param expected where the prior is at its highest
     */
    public FreezeThawKernel mostProbable(
            FreezeThawKernel expected, double[] epochs, List<FreezeThawProcess.Curve> curves) {
        double[] best = settings();
        double[] centre = expected.settings();
        double highest = posterior(best, centre, epochs, curves);
        for (double factor : FACTORS) {
            boolean climbs = true;
            for (int round = 0; climbs && round < MOST_ROUNDS; round++) {
                climbs = false;
                for (int k = 0; k < best.length; k++) {
                    for (double by : new double[] {factor, 1 / factor}) {
                        double[] next = best.clone();
                        next[k] *= by;
                        double density = posterior(next, centre, epochs, curves);
                        if (density > highest) {
                            highest = density;
                            best = next;
                            climbs = true;
                        }
                    }
                }
            }
        }
        return of(best);
    }

    private static double posterior(
            double[] settings, double[] centre, double[] epochs, List<FreezeThawProcess.Curve> curves) {
        FreezeThawKernel kernel = of(settings);
        if (kernel.noise < LEAST_NOISE) {
            return Double.NEGATIVE_INFINITY;
        }
        double log = new FreezeThawProcess(kernel, epochs, curves).logLikelihood();
        for (int k = 0; k < settings.length; k++) {
            double z = StrictMath.log(settings[k] / centre[k]) / PRIOR[k];
            log -= z * z / 2;
        }
        return log;
    }

    private double[] settings() {
        return new double[] {asymptote, lengthScale, amplitude, alpha, beta, noise};
    }

    private static FreezeThawKernel of(double[] settings) {
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
