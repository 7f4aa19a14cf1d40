package org.nasgauge.tape;

import java.util.Arrays;

/** The moments that batch normalization uses in inference, one value a channel: mean 0 and variance 1 before training. */
public final class RunningMoments {
    private final float[] mean;
    private final float[] variance;
    /** Of each channel: how many batches it is the mean of; below 0 where it moves by its momentum. */
    private final int[] averaged;

    RunningMoments(int channels) {
        mean = new float[channels];
        variance = new float[channels];
        Arrays.fill(variance, 1);
        averaged = new int[channels];
        Arrays.fill(averaged, -1);
    }

    /** From here on the moments are the means over the batches that come, whatever the momentum. */
    void average() {
        Arrays.fill(averaged, 0);
        Arrays.fill(mean, 0); // so that the first batch leaves no trace of what was there
        Arrays.fill(variance, 0);
    }

    void set(float[] means, float[] variances) {
        System.arraycopy(means, 0, mean, 0, mean.length);
        System.arraycopy(variances, 0, variance, 0, variance.length);
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
     * @param momentum the share of the way, unless means are taken
     * @param batchVariance the unbiased one
     */
    public void move(int channel, double momentum, float batchMean, double batchVariance) {
        double share = averaged[channel] < 0 ? momentum : 1.0 / ++averaged[channel];
        mean[channel] += (float) (share * (batchMean - mean[channel]));
        variance[channel] += (float) (share * (batchVariance - variance[channel]));
    }

    int channels() {
        return mean.length;
    }

    float[] means() {
        return mean.clone();
    }

    float[] variances() {
        return variance.clone();
    }
}
