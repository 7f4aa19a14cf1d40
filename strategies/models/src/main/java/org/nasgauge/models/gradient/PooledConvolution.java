package org.nasgauge.models.gradient;

import org.nasgauge.api.random.SeededRandom;

/**
 * What is most like a few short patterns in a series: a convolution in one dimension without padding, of which each channel
 * keeps its greatest value.
 *
 * @param kernels a row a place of the pattern, a column a channel
 * @param biases one row, a column a channel
 */
public record PooledConvolution(Matrix kernels, Matrix biases) {
    /** Weights and biases uniform with the bound 1 / √width, PyTorch's own. */
    public static PooledConvolution standard(Parameters parameters, int width, int channels, SeededRandom random) {
        double bound = 1 / StrictMath.sqrt(width);
        return new PooledConvolution(
                parameters.uniform(width, channels, bound, random), parameters.uniform(1, channels, bound, random));
    }

    /**
     * @param series a row each, no shorter than the pattern; no gradient flows back to them
     * @return a row each, a column a channel
     */
    public Matrix of(Recording recording, Matrix series) {
        int channels = kernels.columns;
        Matrix result = recording.result(series.rows, channels, kernels, biases);
        int[] places = new int[result.values.length];
        for (int i = 0; i < places.length; i++) {
            int channel = i % channels;
            int from = i / channels * series.columns;
            result.values[i] = Double.NEGATIVE_INFINITY;
            for (int place = from; place + kernels.rows <= from + series.columns; place++) {
                double sum = biases.values[channel];
                for (int k = 0; k < kernels.rows; k++) {
                    sum += kernels.values[k * channels + channel] * series.values[place + k];
                }
                if (sum > result.values[i]) {
                    result.values[i] = sum;
                    places[i] = place;
                }
            }
        }
        recording.onTheWayBack(result, () -> {
            for (int i = 0; i < places.length; i++) {
                int channel = i % channels;
                biases.gradient[channel] += result.gradient[i];
                for (int k = 0; k < kernels.rows; k++) {
                    kernels.gradient[k * channels + channel] += result.gradient[i] * series.values[places[i] + k];
                }
            }
        });
        return result;
    }
}
