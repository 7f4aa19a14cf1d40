package org.nasgauge.oneshot.mixture;

import org.hipparchus.special.Gamma;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.oneshot.mixture.Relaxation.Mixed;

/**
 * A draw x from the Gamma distribution of scale 1, and its derivative by the shape a as implicit reparameterisation gives it
 * (Figurnov, Mohamed and Mnih, NeurIPS 2018): −(∂F/∂a) / f, with F the cumulative distribution and f the density.
 */
record GammaDraw(double value, double slope) {
    private static final double LEAST = 1e-30;

    /** Shares of independent draws, one a concentration, each more than 0. */
    static Mixed dirichlet(double[] concentrations, SeededRandom random) {
        int n = concentrations.length;
        GammaDraw[] drawn = new GammaDraw[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            drawn[i] = of(concentrations[i], random);
            sum += drawn[i].value;
        }
        double[] weights = new double[n];
        double[][] slope = new double[n][n];
        for (int i = 0; i < n; i++) {
            weights[i] = drawn[i].value / sum;
            for (int j = 0; j < n; j++) {
                slope[i][j] = ((i == j ? 1 : 0) - weights[i]) / sum * drawn[j].slope;
            }
        }
        return new Mixed(weights, slope);
    }

    /** Drawn by Marsaglia and Tsang (2000); a shape below 1 by way of the shape that is greater by 1. */
    static GammaDraw of(double shape, SeededRandom random) {
        double value = shape < 1
                ? draw(shape + 1, random) * StrictMath.pow(Relaxation.open(random), 1 / shape)
                : draw(shape, random);
        double x = Math.max(value, LEAST);
        return new GammaDraw(x, slope(shape, x));
    }

    private static double draw(double shape, SeededRandom random) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double normal = random.nextGaussian();
            double root = 1 + c * normal;
            double v = root * root * root;
            double u = Relaxation.open(random);
            if (root > 0 && StrictMath.log(u) < normal * normal / 2 + d - d * v + d * StrictMath.log(v)) {
                return d * v;
            }
        }
    }

    /** By central differences of F in the shape, whose error is below 1e-6 of it. */
    static double slope(double shape, double x) {
        double step = 1e-4 * Math.min(shape, 1);
        double byShape =
                (Gamma.regularizedGammaP(shape + step, x) - Gamma.regularizedGammaP(shape - step, x)) / (2 * step);
        double density = StrictMath.exp((shape - 1) * StrictMath.log(x) - x - Gamma.logGamma(shape));
        return -byShape / density;
    }
}
