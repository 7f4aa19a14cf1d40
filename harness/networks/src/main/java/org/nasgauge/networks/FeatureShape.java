package org.nasgauge.networks;

/**
 * The size of an image, or of the features that a layer makes of it; a vector is one pixel.
 *
 * @param height in pixels, from 1
 * @param width in pixels, from 1
 * @param channels from 1
 */
public record FeatureShape(int height, int width, int channels) {
    public FeatureShape {
        if (height < 1 || width < 1 || channels < 1) {
            throw new IllegalArgumentException(
                    "height, width and channels are from 1, not " + height + " x " + width + " x " + channels);
        }
    }

    public FeatureShape withChannels(int others) {
        return others == channels ? this : new FeatureShape(height, width, others);
    }

    public FeatureShape withSize(int otherHeight, int otherWidth) {
        return otherHeight == height && otherWidth == width
                ? this
                : new FeatureShape(otherHeight, otherWidth, channels);
    }

    public long pixels() {
        return (long) height * width;
    }

    public long elements() {
        return pixels() * channels;
    }

    /** Height × width × channels, as in {@code 32 x 32 x 3}. */
    @Override
    public String toString() {
        return height + " x " + width + " x " + channels;
    }
}
