package org.nasgauge.models.curve;

import static java.lang.Math.exp;
import static java.lang.Math.log;
import static java.lang.Math.pow;

import org.nasgauge.api.random.SeededRandom;

/** Draws of the prior of LC-PFN, written down a second time and plainly. */
final class SimulatedCurve {
    private SimulatedCurve() {}

    static double[] draw(int epochs, SeededRandom random) {
        while (true) {
            double w1 = random.nextDouble();
            double w2 = random.nextDouble();
            double w3 = random.nextDouble();
            double c = 1.25 * random.nextDouble();
            double a = -0.6 + 1.2 * random.nextDouble();
            double alpha = exp(2 * random.nextGaussian());
            double c2 = random.nextDouble();
            double a2 = random.nextDouble() - 0.5;
            double top = random.nextDouble();
            double bottom = 2 * random.nextDouble();
            double k = exp(-2 + random.nextGaussian());
            double delta = exp(0.5 * random.nextGaussian());
            double noise = exp(-4 + random.nextGaussian());
            double[] curve = new double[100];
            for (int x = 1; x <= 100; x++) {
                curve[x - 1] = w1 * (c - a * pow(x, -alpha))
                        + w2 * (c2 - a2 / log(x + 1))
                        + w3 * (top - (top - bottom) * exp(-k * pow(x, delta)));
            }
            if (curve[99] > curve[0] && curve[0] >= 0 && curve[99] <= 1) {
                double[] seen = new double[epochs];
                for (int i = 0; i < epochs; i++) {
                    seen[i] = curve[i] + noise * random.nextGaussian();
                }
                return seen;
            }
        }
    }
}
