package org.nasgauge.models.density;

import java.util.List;
import java.util.stream.IntStream;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Prior;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.models.encoding.HammingCode;
import org.nasgauge.models.encoding.HammingDistances;

/**
 * A kernel density of architectures as Optuna's multivariate TPE has it: the weighted mean of products of kernels over all
 * decisions, and of the prior as one more. The kernel of a datum gives its choice 1 + w / n and each other one w / n, of 1 +
 * c w / n in all, where w is the weight of the prior, n the number of kernels and c that of the choices.
 */
public final class JointKernels implements ArchitectureDensity {
    private final int[][] data;
    /** To the data. */
    private final HammingDistances distances;

    private final double[] weights;
    /** What each datum adds, by the number of decisions in which an architecture differs from it. */
    private final double[][] kernels;

    private final Prior prior;
    private final double smoothing;

    /**
     * @param weights one for each of the data, from 0
     * @param priorWeight above 0
     */
    public JointKernels(List<Architecture> data, double[] weights, Prior prior, double priorWeight) {
        this.data = data.stream().map(Architecture::choices).toArray(int[][]::new);
        this.weights = new double[weights.length + 1];
        System.arraycopy(weights, 0, this.weights, 0, weights.length);
        this.weights[weights.length] = priorWeight;
        this.prior = prior;
        this.distances = new HammingDistances(HammingCode.ofChoices(
                IntStream.range(0, prior.decisions()).map(prior::choices).toArray()));
        data.forEach(distances::add);
        this.smoothing = priorWeight / this.weights.length;
        this.kernels = new double[weights.length][prior.decisions() + 1];
        double differs = smoothing / (1 + smoothing);
        for (int datum = 0; datum < weights.length; datum++) {
            double[] kernel = kernels[datum];
            kernel[0] = weights[datum];
            for (int differing = 1; differing < kernel.length; differing++) {
                kernel[differing] = kernel[differing - 1] * differs;
            }
        }
    }

    /** Each kernel is divided by its value at its own datum, so that none is above 1 and many decisions overflow nothing. */
    @Override
    public double log(Architecture architecture) {
        int[] choices = architecture.choices();
        double sum = 0;
        int[] away = distances.of(architecture);
        for (int datum = 0; datum < data.length; datum++) {
            sum += kernels[datum][away[datum]];
        }
        double believed = weights[data.length];
        for (int decision = 0; decision < choices.length; decision++) {
            double own = (1 + smoothing) / (1 + prior.choices(decision) * smoothing);
            believed *= prior.probability(decision, choices[decision]) / own;
        }
        return StrictMath.log(Math.max(sum + believed, Double.MIN_NORMAL));
    }

    @Override
    public Architecture draw(SeededRandom random) {
        int kernel = random.weighted(weights);
        int[] choices = new int[prior.decisions()];
        for (int decision = 0; decision < choices.length; decision++) {
            choices[decision] = kernel == data.length
                    ? prior.draw(decision, random)
                    : near(data[kernel][decision], prior.choices(decision), random);
        }
        return Architecture.of(choices);
    }

    private int near(int choice, int choices, SeededRandom random) {
        return random.nextDouble() * (1 + choices * smoothing) < 1 ? choice : random.nextInt(choices);
    }
}
