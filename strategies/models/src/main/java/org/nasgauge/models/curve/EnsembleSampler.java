package org.nasgauge.models.curve;

import org.nasgauge.api.random.SeededRandom;

/**
 * Markov chain Monte Carlo by an ensemble of walkers, whatever the scales of the parameters: each stretches towards a walker of
 * the other half (Goodman and Weare, Ensemble samplers with affine invariance, 2010, with a = 2; the parallel form of Foreman-Mackey
 * et al., emcee: the MCMC hammer, 2013, algorithm 3).
 */
final class EnsembleSampler {
    private static final double STRETCH = 2;

    /** Up to a constant; −∞ where there is nothing. */
    interface LogDensity {
        /** @param needed where there is less, it may be −∞ */
        double at(double[] place, double needed);
    }

    private final LogDensity logDensity;
    private final double[][] walkers;
    private final double[] densities;

    /**
     * @param walkers where they start, an even number, more than parameters; the array is written to
     */
    EnsembleSampler(LogDensity logDensity, double[][] walkers) {
        if (walkers.length % 2 != 0) {
            throw new IllegalArgumentException(walkers.length + " walkers; expected an even number");
        }
        this.logDensity = logDensity;
        this.walkers = walkers;
        this.densities = new double[walkers.length];
        for (int i = 0; i < walkers.length; i++) {
            densities[i] = logDensity.at(walkers[i], Double.NEGATIVE_INFINITY);
        }
    }

    /** Moves each walker once, or leaves it where it is. */
    void step(SeededRandom random) {
        int half = walkers.length / 2;
        for (int i = 0; i < walkers.length; i++) {
            int other = (i < half ? half : 0) + random.nextInt(half);
            stretch(i, walkers[other], random);
        }
    }

    private void stretch(int walker, double[] other, SeededRandom random) {
        double[] here = walkers[walker];
        double root = 1 + (STRETCH - 1) * random.nextDouble();
        double z = root * root / STRETCH;
        double[] there = new double[here.length];
        for (int k = 0; k < there.length; k++) {
            there[k] = other[k] + z * (here[k] - other[k]);
        }
        double threshold = StrictMath.log(random.nextDouble());
        double jacobian = (here.length - 1) * StrictMath.log(z);
        double density = logDensity.at(there, threshold - jacobian + densities[walker]);
        double logRatio = jacobian + density - densities[walker];
        if (density > Double.NEGATIVE_INFINITY && logRatio > threshold) {
            walkers[walker] = there;
            densities[walker] = density;
        }
    }

    /** Where the walkers are; not a copy. A walker that moves is another array. */
    double[][] walkers() {
        return walkers;
    }
}
