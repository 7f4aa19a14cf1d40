package org.nasgauge.training;

import org.nasgauge.tape.SharedWeights;
import org.nasgauge.tape.UntrainedGraph.Batch;
import org.nasgauge.training.data.ImageSet;

/** A split made ready: pixels standardized once, to be given out batch by batch. */
final class Images implements SharedWeights.Images {
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

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public Batch batch(int[] chosen) {
        float[] values = new float[chosen.length * valuesEach];
        byte[] classes = new byte[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(pixels, chosen[i] * valuesEach, values, i * valuesEach, valuesEach);
            classes[i] = labels[chosen[i]];
        }
        return new Batch(values, classes);
    }
}
