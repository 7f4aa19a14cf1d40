package org.nasgauge.models.curve;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.nasgauge.api.estimate.Estimation;

/**
 * A distribution by values and how much each counts. Each value is one draw around a centre of its own; the density is that
 * of the normal distributions around all centres.
 */
public final class WeightedSample implements Estimation.Distribution {
    private static final double LOG_ROOT_2_PI = 0.5 * StrictMath.log(2 * StrictMath.PI);

    /** Ascending. */
    private final double[] values;
    /** Of the value and all below, as shares. */
    private final double[] cumulative;

    private final double[] centres;
    private final double[] deviations;
    private final double mean;

    /**
     * @param values at least one, finite
     * @param centres one a value: what it is without noise
     * @param deviations one a value, above 0: of the noise
     * @param weights one a value, not negative, with a sum above 0
     * @throws IllegalArgumentException if the weights have no sum above 0
     */
    public WeightedSample(double[] values, double[] centres, double[] deviations, double[] weights) {
        int[] order = IntStream.range(0, values.length)
                .filter(i -> weights[i] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        if (order.length == 0) {
            throw new IllegalArgumentException("no value has a weight above 0");
        }
        this.values = new double[order.length];
        this.centres = new double[order.length];
        this.deviations = new double[order.length];
        this.cumulative = new double[order.length];
        double sum = 0;
        double weighted = 0;
        for (int i = 0; i < order.length; i++) {
            this.values[i] = values[order[i]];
            this.centres[i] = centres[order[i]];
            this.deviations[i] = deviations[order[i]];
            sum += weights[order[i]];
            weighted += weights[order[i]] * values[order[i]];
            cumulative[i] = sum;
        }
        for (int i = 0; i < order.length; i++) {
            cumulative[i] /= sum;
        }
        this.mean = weighted / sum;
    }

    @Override
    public double mean() {
        return mean;
    }

    /** The least value that has at least this share at or below it. */
    @Override
    public double quantile(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability is " + probability + ", expected 0 to 1");
        }
        int low = 0;
        int high = values.length - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (cumulative[middle] >= probability) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return values[low];
    }

    @Override
    public double cumulative(double score) {
        int low = 0;
        int high = values.length;
        while (low < high) {
            int middle = (low + high) / 2;
            if (values[middle] <= score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? 0 : cumulative[low - 1];
    }

    @Override
    public double logDensity(double score) {
        double[] logs = new double[values.length];
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < logs.length; i++) {
            double z = (score - centres[i]) / deviations[i];
            logs[i] = -z * z / 2 - StrictMath.log(deviations[i]);
            most = Math.max(most, logs[i]);
        }
        double sum = 0;
        for (int i = 0; i < logs.length; i++) {
            double weight = cumulative[i] - (i == 0 ? 0 : cumulative[i - 1]);
            sum += weight * StrictMath.exp(logs[i] - most);
        }
        return most + StrictMath.log(sum) - LOG_ROOT_2_PI;
    }

    @Override
    public double crps(double observed) {
        double sum = Math.max(0, values[0] - observed) + Math.max(0, observed - values[values.length - 1]);
        for (int i = 0; i + 1 < values.length; i++) {
            double cut = Math.max(values[i], Math.min(values[i + 1], observed));
            double below = cumulative[i];
            sum += below * below * (cut - values[i]) + (1 - below) * (1 - below) * (values[i + 1] - cut);
        }
        return sum;
    }
}
