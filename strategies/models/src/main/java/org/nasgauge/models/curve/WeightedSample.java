package org.nasgauge.models.curve;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.nasgauge.api.estimate.Estimation;

/** A distribution by values and how much each counts. */
public final class WeightedSample implements Estimation.Distribution {
    private final double[] values;
    /** Of the value and all below, as shares. */
    private final double[] cumulative;

    private final double mean;

    /**
     * @param values at least one, finite
     * @param weights one a value, not negative, with a sum above 0
     * @throws IllegalArgumentException if the weights have no sum above 0
     */
    public WeightedSample(double[] values, double[] weights) {
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
        this.cumulative = new double[order.length];
        double sum = 0;
        double weighted = 0;
        for (int i = 0; i < order.length; i++) {
            this.values[i] = values[order[i]];
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
