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
    private final List<Decision> decisions;
    private final List<Architecture> data;
    private final double[] bandwidths;

    /**
     * Bandwidths by the normal reference rule on the numbers of the choices, as HpBandSter has them.
     *
     * @param data at least one
     * @param minBandwidth from 0 to 1
     */
    public ChoiceKernels(List<Decision> decisions, List<Architecture> data, double minBandwidth) {
        this.decisions = decisions;
        this.data = data;
        this.bandwidths = new double[decisions.size()];
        double shrinkage = StrictMath.pow(data.size(), -1.0 / (4 + bandwidths.length));
        for (int decision = 0; decision < bandwidths.length; decision++) {
            int choices = decisions.get(decision).size();
            double bandwidth = Math.max(minBandwidth, 1.06 * deviation(decision) * shrinkage);
            bandwidths[decision] = Math.min(bandwidth, (choices - 1.0) / choices);
        }
    }

    double bandwidth(int decision) {
        return bandwidths[decision];
    }

    /** The probability of an architecture, where all combinations of choices are valid. */
    public double density(Architecture architecture) {
        double sum = 0;
        for (Architecture datum : data) {
            double product = 1;
            for (int decision = 0; decision < bandwidths.length; decision++) {
                boolean same = datum.choice(decision) == architecture.choice(decision);
                int others = decisions.get(decision).size() - 1;
                product *= same ? 1 - bandwidths[decision] : bandwidths[decision] / others;
            }
            sum += product;
        }
        return sum / data.size();
    }

    /**
     * Draws choices near a random datum: each of its choices is kept, or with the chance of the bandwidth drawn anew from all.
     *
     * @return from a decision to a choice; more than one draw for a decision is near the same datum
     */
    public IntUnaryOperator nearDatum(SeededRandom random) {
        Architecture datum = random.choose(data);
        return decision -> random.nextDouble() < bandwidths[decision]
                ? random.nextInt(decisions.get(decision).size())
                : datum.choice(decision);
    }

    private double deviation(int decision) {
        double mean = 0;
        for (Architecture datum : data) {
            mean += datum.choice(decision) / (double) data.size();
        }
        double variance = 0;
        for (Architecture datum : data) {
            double difference = datum.choice(decision) - mean;
            variance += difference * difference / data.size();
        }
        return StrictMath.sqrt(variance);
    }
}
