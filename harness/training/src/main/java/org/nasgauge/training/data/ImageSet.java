package org.nasgauge.training.data;

import java.util.Arrays;

/** Images of one size with their labels; pixels from 0 to 255, row by row, the channels of a pixel together. Immutable. */
public final class ImageSet {
    private final int height;
    private final int width;
    private final int channels;
    private final byte[] pixels;
    private final byte[] labels;

    public ImageSet(int height, int width, int channels, byte[] pixels, byte[] labels) {
        if (pixels.length != labels.length * height * width * channels) {
            throw new IllegalArgumentException(pixels.length + " values for " + labels.length + " images of " + height
                    + "x" + width + " pixels with " + channels + " channels");
        }
        this.height = height;
        this.width = width;
        this.channels = channels;
        this.pixels = pixels.clone();
        this.labels = labels.clone();
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

    public int channels() {
        return channels;
    }

    boolean isLike(ImageSet other) {
        return height == other.height && width == other.width && channels == other.channels;
    }

    /** The class, from 0. */
    public byte label(int image) {
        return labels[image];
    }

    private int valuesEach() {
        return height * width * channels;
    }

    public byte[] pixels(int image) {
        return Arrays.copyOfRange(pixels, image * valuesEach(), (image + 1) * valuesEach());
    }

    /** The first images; stratified if the set lists its classes in turn and their number divides the count. */
    public ImageSet first(int count) {
        return new ImageSet(
                height, width, channels, Arrays.copyOf(pixels, count * valuesEach()), Arrays.copyOf(labels, count));
    }

    /**
     * The same images with fewer pixels: each the mean of a block, rounded to the nearest, halves up.
     *
     * @param side the new height and width, a divisor of both
     * @throws IllegalArgumentException if it is not
     */
    public ImageSet averagedTo(int side) {
        if (side < 1 || height % side != 0 || width % side != 0) {
            throw new IllegalArgumentException(
                    height + "x" + width + " pixels cannot be averaged to " + side + "x" + side);
        }
        int blockHeight = height / side;
        int blockWidth = width / side;
        int count = blockHeight * blockWidth;
        int[] sums = new int[labels.length * side * side * channels];
        for (int i = 0; i < pixels.length; i++) {
            int k = i % channels;
            int column = i / channels % width / blockWidth;
            int row = i / channels / width % height / blockHeight;
            int image = i / valuesEach();
            sums[((image * side + row) * side + column) * channels + k] += Byte.toUnsignedInt(pixels[i]);
        }
        byte[] means = new byte[sums.length];
        for (int i = 0; i < sums.length; i++) {
            means[i] = (byte) ((2 * sums[i] + count) / (2 * count));
        }
        return new ImageSet(side, side, channels, means, labels);
    }

    /** All values, scaled so that those of {@code reference} have mean 0 and variance 1. */
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
