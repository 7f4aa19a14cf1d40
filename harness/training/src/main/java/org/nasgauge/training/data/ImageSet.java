package org.nasgauge.training.data;

import java.util.Arrays;

/** Grey images of one size with their labels. Immutable. */
public final class ImageSet {
    private final int height;
    private final int width;
    private final byte[] pixels;
    private final byte[] labels;

    ImageSet(int height, int width, byte[] pixels, byte[] labels) {
        if (pixels.length != labels.length * height * width) {
            throw new IllegalArgumentException(pixels.length + " pixels for " + labels.length + " images");
        }
        this.height = height;
        this.width = width;
        this.pixels = pixels;
        this.labels = labels;
    }

    public int size() {
        return labels.length;
    }

    public int height() {
        return height;
    }

    public int width() {
        return width;
    }

    /** The class, from 0. */
    public byte label(int image) {
        return labels[image];
    }

    /** From 0 to 255, row by row. */
    public byte[] pixels(int image) {
        return Arrays.copyOfRange(pixels, image * height * width, (image + 1) * height * width);
    }

    /** The first images; stratified if their number is a multiple of the number of classes. */
    public ImageSet first(int count) {
        return new ImageSet(height, width, Arrays.copyOf(pixels, count * height * width), Arrays.copyOf(labels, count));
    }

    /** All pixels, scaled so that those of {@code reference} have mean 0 and variance 1. */
    public float[] standardizedBy(ImageSet reference) {
        double sum = 0;
        double squares = 0;
        for (byte pixel : reference.pixels) {
            int value = Byte.toUnsignedInt(pixel);
            sum += value;
            squares += value * value;
        }
        double mean = sum / reference.pixels.length;
        double deviation = Math.sqrt(squares / reference.pixels.length - mean * mean);
        float[] values = new float[pixels.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((Byte.toUnsignedInt(pixels[i]) - mean) / deviation);
        }
        return values;
    }
}
