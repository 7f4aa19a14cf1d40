package org.nasgauge.tape;

import java.util.Arrays;

/** The moments that batch normalization uses in inference, one value a channel: mean 0 and variance 1 before training. */
public final class RunningMoments {
    private final float[] mean;
    private final float[] variance;

    RunningMoments(int channels) {
        mean = new float[channels];
        variance = new float[channels];
        Arrays.fill(variance, 1);
    }

    public float mean(int channel) {
        return mean[channel];
    }

    public float variance(int channel) {
        return variance[channel];
    }

    /**
     * Moves the moments of a channel towards those of a batch.
     *
     * @param momentum the share of the way
     * @param batchVariance the unbiased one
     */
    public void move(int channel, double momentum, float batchMean, double batchVariance) {
        mean[channel] += (float) (momentum * (batchMean - mean[channel]));
        variance[channel] += (float) (momentum * (batchVariance - variance[channel]));
    }

    float[] means() {
        return mean.clone();
    }

    float[] variances() {
        return variance.clone();
    }
}
