package org.nasgauge.models.density;

import java.util.List;
import java.util.function.IntUnaryOperator;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;

/**
 * A kernel density of architectures: the mean over some data of products of the kernels of Aitchison and Aitken,
 * Multivariate binary discrimination by the kernel method, Biometrika 1976. A kernel of bandwidth h gives 1 − h to the
 * choice of its datum and shares h among the others.
 */
public final class ChoiceKernels {
    private final int[] sizes;
    private final int[][] data;
    private final double[] bandwidths;
    /** By decision, what a kernel gives to the choice of its datum, and to each of the others. */
    private final double[] same;

    private final double[] other;

    /**
     * Bandwidths by the normal reference rule on the numbers of the choices, as HpBandSter has them.
     *
     * @param data at least one
     * @param minBandwidth from 0 to 1
     */
    public ChoiceKernels(List<Decision> decisions, List<Architecture> data, double minBandwidth) {
        this.sizes = decisions.stream().mapToInt(Decision::size).toArray();
        this.data = data.stream().map(Architecture::choices).toArray(int[][]::new);
        this.bandwidths = new double[sizes.length];
        this.same = new double[sizes.length];
        this.other = new double[sizes.length];
        double shrinkage = StrictMath.pow(data.size(), -1.0 / (4 + sizes.length));
        for (int decision = 0; decision < sizes.length; decision++) {
            int choices = sizes[decision];
            double bandwidth = Math.max(minBandwidth, 1.06 * deviation(decision) * shrinkage);
            bandwidths[decision] = Math.min(bandwidth, (choices - 1.0) / choices);
            same[decision] = 1 - bandwidths[decision];
            other[decision] = bandwidths[decision] / (choices - 1);
        }
    }

    double bandwidth(int decision) {
        return bandwidths[decision];
    }

    /** The probability of an architecture, where all combinations of choices are valid. */
    public double density(Architecture architecture) {
        return density(architecture, Double.POSITIVE_INFINITY);
    }

    /** The same as far as it is no greater than {@code most}, else anything greater, which takes less time. */
    public double density(Architecture architecture, double most) {
        int[] choices = architecture.choices();
        double mostOfAll = most * data.length;
        double sum = 0;
        for (int datum = 0; datum < data.length && sum <= mostOfAll; datum++) {
            sum += kernel(data[datum], choices);
        }
        return sum / data.length;
    }

    private double kernel(int[] datum, int[] choices) {
        double product = 1;
        for (int decision = 0; decision < choices.length; decision++) {
            product *= datum[decision] == choices[decision] ? same[decision] : other[decision];
        }
        return product;
    }

    /**
     * Draws choices near a random datum: each of its choices is kept, or with the chance of the bandwidth drawn anew from all.
     *
     * @return from a decision to a choice; more than one draw for a decision is near the same datum
     */
    public IntUnaryOperator nearDatum(SeededRandom random) {
        int[] datum = data[random.nextInt(data.length)];
        return decision ->
                random.nextDouble() < bandwidths[decision] ? random.nextInt(sizes[decision]) : datum[decision];
    }

    private double deviation(int decision) {
        double mean = 0;
        for (int[] datum : data) {
            mean += datum[decision] / (double) data.length;
        }
        double variance = 0;
        for (int[] datum : data) {
            double difference = datum[decision] - mean;
            variance += difference * difference / data.length;
        }
        return StrictMath.sqrt(variance);
    }
}
