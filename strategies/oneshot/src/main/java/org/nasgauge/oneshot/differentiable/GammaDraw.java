package org.nasgauge.oneshot.differentiable;

import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.oneshot.differentiable.Relaxation.Mixed;

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
        double byShape = (below(shape + step, x) - below(shape - step, x)) / (2 * step);
        double density = StrictMath.exp((shape - 1) * StrictMath.log(x) - x - logGamma(shape));
        return -byShape / density;
    }

    /** F: the regularised incomplete gamma function, by its series, or its continued fraction (Lentz) in the upper part. */
    static double below(double shape, double x) {
        double front = StrictMath.exp(shape * StrictMath.log(x) - x - logGamma(shape));
        if (x < shape + 1) {
            double term = 1 / shape;
            double sum = term;
            for (int n = 1; term > sum * 1e-17; n++) {
                term *= x / (shape + n);
                sum += term;
            }
            return front * sum;
        }
        double b = x + 1 - shape;
        double c = 1 / 1e-300;
        double d = 1 / b;
        double h = d;
        double change = 0;
        for (int n = 1; n < 10_000 && Math.abs(change - 1) > 1e-16; n++) {
            double a = -n * (n - shape);
            b += 2;
            d = 1 / (a * d + b);
            c = b + a / c;
            change = d * c;
            h *= change;
        }
        return 1 - front * h;
    }

    /** ln Γ, by Lanczos's approximation (g = 7, nine terms). */
    static double logGamma(double x) {
        double[] terms = {
            0.99999999999980993,
            676.5203681218851,
            -1259.1392167224028,
            771.32342877765313,
            -176.61502916214059,
            12.507343278686905,
            -0.13857109526572012,
            9.9843695780195716e-6,
            1.5056327351493116e-7
        };
        double y = x - 1;
        double sum = terms[0];
        for (int i = 1; i < terms.length; i++) {
            sum += terms[i] / (y + i);
        }
        double t = y + 7.5;
        return 0.5 * StrictMath.log(2 * StrictMath.PI) + (y + 0.5) * StrictMath.log(t) - t + StrictMath.log(sum);
    }
}
