package org.nasgauge.tape.nd4j;

/**
 * Stretches of a channels-last buffer, short enough for the innermost cache and a whole number of pixels long, so that
 * place j always belongs to channel j mod channels. A quantity per channel is spread over the places once; the loops
 * then run over plain arrays at equal indices, the form that the JIT turns into vector instructions.
 */
final class Lanes {
    private static final int TARGET = 256;

    private final int channels;
    private final int length;

    Lanes(int channels) {
        this.channels = channels;
        this.length = Math.max(1, TARGET / channels) * channels;
    }

    int length() {
        return length;
    }

    float[] create() {
        return new float[length];
    }

    /** The sum over all places of a channel. */
    double total(float[] places, int channel) {
        double sum = 0;
        for (int j = channel; j < length; j += channels) {
            sum += places[j];
        }
        return sum;
    }

    void spread(float value, int channel, float[] places) {
        for (int j = channel; j < length; j += channels) {
            places[j] = value;
        }
    }
}
