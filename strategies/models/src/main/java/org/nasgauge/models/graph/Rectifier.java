package org.nasgauge.models.graph;

/** What is negative becomes 0, and no gradient flows through it. */
final class Rectifier {
    private Rectifier() {}

    static void forward(float[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = Math.max(values[i], 0);
        }
    }

    /** @param rectified what {@link #forward} left */
    static void backward(float[] rectified, int count, float[] flow) {
        for (int i = 0; i < count; i++) {
            flow[i] = rectified[i] > 0 ? flow[i] : 0;
        }
    }
}
