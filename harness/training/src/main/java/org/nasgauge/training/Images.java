package org.nasgauge.training;

import org.nasgauge.training.data.ImageSet;
import org.nasgauge.training.tape.Tensor;

/** A split made ready: pixels standardized once, to be copied onto a network's input batch by batch. */
final class Images {
    private final float[] pixels;
    private final byte[] labels;
    private final int pixelsEach;

    /** @param reference the images whose pixels shall have mean 0 and variance 1 */
    Images(ImageSet set, ImageSet reference) {
        pixels = set.standardizedBy(reference);
        labels = new byte[set.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = set.label(i);
        }
        pixelsEach = set.height() * set.width();
    }

    int size() {
        return labels.length;
    }

    /** Copies the chosen images, one for each of the batch, and returns their labels. */
    byte[] show(int[] chosen, Tensor input) {
        float[] values = new float[chosen.length * pixelsEach];
        byte[] shown = new byte[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(pixels, chosen[i] * pixelsEach, values, i * pixelsEach, pixelsEach);
            shown[i] = labels[chosen[i]];
        }
        input.value().setAll(values);
        return shown;
    }
}
