package org.nasgauge.tape;

import org.nasgauge.networks.FeatureShape;

/** Channels last: a batch of images, or of vectors when height and width are 1. */
public record Shape(int batch, int height, int width, int channels) {
    public Shape {
        if (batch < 1 || height < 1 || width < 1 || channels < 1) {
            throw new IllegalArgumentException("every extent must be at least 1: " + batch + " images of " + height
                    + "x" + width + " with " + channels + " channels");
        }
    }

    /** A batch of features. */
    public static Shape of(int batch, FeatureShape features) {
        return new Shape(batch, features.height(), features.width(), features.channels());
    }

    /** Without the batch. */
    public FeatureShape features() {
        return new FeatureShape(height, width, channels);
    }

    public int pixels() {
        return height * width;
    }

    /** Values of one image. */
    public int elementsEach() {
        return pixels() * channels;
    }

    /** Values in the whole batch. */
    public int elements() {
        return batch * elementsEach();
    }

    public Shape withChannels(int other) {
        return new Shape(batch, height, width, other);
    }

    public Shape withSize(int newHeight, int newWidth) {
        return new Shape(batch, newHeight, newWidth, channels);
    }
}
