package org.nasgauge.training;

import org.nasgauge.training.data.ImageSet;

/** A split made ready: pixels standardized once, to be given out batch by batch. */
final class Images {
    private final float[] pixels;
    private final byte[] labels;
    private final int valuesEach;

    /** @param reference the images whose pixels shall have mean 0 and variance 1 */
    Images(ImageSet set, ImageSet reference) {
        pixels = set.standardizedBy(reference);
        labels = new byte[set.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = set.label(i);
        }
        valuesEach = set.height() * set.width() * set.channels();
    }

    /** Some images, one after the other: pixels row by row, the channels of a pixel together. Not copies. */
    static final class Batch {
        private final float[] pixels;
        private final byte[] labels;

        private Batch(float[] pixels, byte[] labels) {
            this.pixels = pixels;
            this.labels = labels;
        }

        float[] pixels() {
            return pixels;
        }

        byte[] labels() {
            return labels;
        }
    }

    int size() {
        return labels.length;
    }

    Batch batch(int[] chosen) {
        float[] values = new float[chosen.length * valuesEach];
        byte[] classes = new byte[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(pixels, chosen[i] * valuesEach, values, i * valuesEach, valuesEach);
            classes[i] = labels[chosen[i]];
        }
        return new Batch(values, classes);
    }
}
