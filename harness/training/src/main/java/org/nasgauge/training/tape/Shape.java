package org.nasgauge.training.tape;

/** Channels last: a batch of images, or of vectors when height and width are 1. */
public record Shape(int batch, int height, int width, int channels) {
    public Shape {
        if (batch < 1 || height < 1 || width < 1 || channels < 1) {
            throw new IllegalArgumentException("every extent must be at least 1: " + batch + " images of " + height
                    + "x" + width + " with " + channels + " channels");
        }
    }

    public int pixels() {
        return height * width;
    }

    /** Values in the whole batch. */
    public int elements() {
        return batch * pixels() * channels;
    }

    Shape withChannels(int other) {
        return new Shape(batch, height, width, other);
    }

    Shape withSize(int newHeight, int newWidth) {
        return new Shape(batch, newHeight, newWidth, channels);
    }
}
