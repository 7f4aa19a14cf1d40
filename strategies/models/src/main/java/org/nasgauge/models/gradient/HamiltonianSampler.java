package org.nasgauge.models.gradient;

import java.util.Arrays;
import org.nasgauge.api.random.SeededRandom;

/**
 * Stochastic gradient Hamiltonian Monte Carlo (Chen, Fox and Guestrin, ICML 2014) whose step in each parameter is adapted during burn-in
 * to the size of its gradient: Springenberg, Klein, Falkner and Hutter, Bayesian optimization with robust Bayesian neural
 * networks, NeurIPS 2016, equations 8 to 10.
 */
public final class HamiltonianSampler {
    private static final double LEAST_VARIANCE = 1e-16;

    /**
     * @param burnIn steps in which the scale is adapted; at least 1
     * @param stepSize ε, above 0
     * @param friction the share of the momentum that is lost in each step, above 0, below 1
     */
    public record Settings(int burnIn, double stepSize, double friction) {}

    private final Settings settings;
    private final Parameters parameters;
    private final SeededRandom random;
    private final double[] momentum;
    /** τ: over how many steps the averages run. */
    private final double[] window;

    private final double[] meanGradient;
    private final double[] meanSquare;
    private int steps;

    public HamiltonianSampler(Parameters parameters, Settings settings, SeededRandom random) {
        this.settings = settings;
        this.parameters = parameters;
        this.random = random;
        int count = parameters.count();
        this.momentum = new double[count];
        this.window = new double[count];
        this.meanGradient = new double[count];
        this.meanSquare = new double[count];
        Arrays.fill(window, 1);
        Arrays.fill(meanGradient, 1);
        Arrays.fill(meanSquare, 1);
    }

    /** @param energy −ln of the density that is sampled, up to a constant; may be an unbiased guess from some of the data */
    public void step(Matrix energy, Recording recording) {
        parameters.clearGradient();
        recording.backward(energy);
        boolean adapts = steps++ < settings.burnIn();
        double squared = settings.stepSize() * settings.stepSize();
        int at = 0;
        for (Matrix matrix : parameters.all()) {
            for (int i = 0; i < matrix.values.length; i++, at++) {
                double gradient = matrix.gradient[i];
                if (adapts) {
                    adapt(at, gradient);
                }
                double scale = 1 / (Math.sqrt(meanSquare[at]) + LEAST_VARIANCE);
                double variance = 2 * squared * settings.friction() * scale - squared * squared;
                double noise = Math.sqrt(Math.max(variance, LEAST_VARIANCE)) * random.nextGaussian();
                momentum[at] += noise - squared * scale * gradient - settings.friction() * momentum[at];
                matrix.values[i] += momentum[at];
            }
        }
    }

    private void adapt(int at, double gradient) {
        double share = 1 / (window[at] + 1);
        window[at] += 1 - window[at] * (meanGradient[at] * meanGradient[at] / (meanSquare[at] + LEAST_VARIANCE));
        meanGradient[at] += share * (gradient - meanGradient[at]);
        meanSquare[at] += share * (gradient * gradient - meanSquare[at]);
    }
}
