package org.nasgauge.tape.java;

import java.util.Arrays;
import org.nasgauge.networks.Convolution;

/**
 * The gradient by a convolution's weights: for each the {@linkplain RowArithmetic#dot dot product} over the output's rows; or,
 * where an output has many weights, a fused multiply-add for each pixel of the output and each image.
 */
final class KernelGradient {
    private final Convolution layer;
    private final int inputsEach;
    private final int outputsEach;
    private final Window height;
    private final Window width;
    private final int batch;
    private final Scratch scratch;
    private final int[][] pairs;

    /**
     * @param inputsEach channels of a group that it reads
     * @param outputsEach channels of a group that it makes
     */
    KernelGradient(
            Convolution layer,
            int inputsEach,
            int outputsEach,
            Window height,
            Window width,
            int batch,
            Scratch scratch) {
        this.layer = layer;
        this.inputsEach = inputsEach;
        this.outputsEach = outputsEach;
        this.height = height;
        this.width = width;
        this.batch = batch;
        this.scratch = scratch;
        this.pairs = new int[height.taps()][];
        Arrays.setAll(pairs, height::pairs);
    }

    private int weightsOfPair() {
        return height.taps() * width.taps();
    }

    /** Whether an output has so many weights, and a row so few places, that the one loop is shorter than the other. */
    boolean isByPixels() {
        return 4 * inputsEach * weightsOfPair() >= width.in() * batch;
    }

    /**
     * The dot products of rows, weight by weight.
     *
     * @param x the input
     * @param spread the output's gradient, row by row for each kernel column at the places that the column sees
     * @param dw set
     */
    void byRows(float[][] x, float[][] spread, float[] dw) {
        if (height.taps() > 1 && layer.stride() == 1 && layer.dilation() == 1) {
            byNeighbours(x, spread, dw);
            return;
        }
        float[] lanes = new float[width.in() * batch];
        float[][] a = new float[height.out()][];
        float[][] b = new float[height.out()][];
        for (int pair = 0; pair < dw.length / weightsOfPair(); pair++) {
            int o = pair / inputsEach;
            int c = o / outputsEach * inputsEach + pair % inputsEach;
            for (int column = 0; column < width.taps(); column++) {
                for (int row = 0; row < height.taps(); row++) {
                    int[] places = pairs[row];
                    for (int i = 0; i < places.length; i += 2) {
                        a[i / 2] = spread[(o * height.out() + places[i]) * width.taps() + column];
                        b[i / 2] = x[c * height.in() + places[i + 1]];
                    }
                    dw[(pair * height.taps() + row) * width.taps() + column] =
                            RowArithmetic.dot(a, b, places.length / 2, lanes);
                }
            }
        }
    }

    /** Where the rows that a kernel row sees are those that the kernel row above it sees, moved by one. */
    private void byNeighbours(float[][] x, float[][] spread, float[] dw) {
        ShiftedDots dots = new ShiftedDots(height.out(), height.taps(), width.in() * batch);
        for (int o = 0; o < dw.length / weightsOfPair() / inputsEach; o++) {
            for (int column = 0; column < width.taps(); column++) {
                dots.setA(spread, o * height.out() * width.taps() + column, width.taps());
                for (int channel = 0; channel < inputsEach; channel++) {
                    dots.setB(x, (o / outputsEach * inputsEach + channel) * height.in());
                    dots.write(dw, (o * inputsEach + channel) * weightsOfPair() + column, width.taps());
                }
            }
        }
    }

    /**
     * All weights of an output at once, pixel by pixel of the output and image by image. Uses scratch rows.
     *
     * @param x the input
     * @param dy the output's gradient
     * @param dw set
     */
    void byPixels(float[][] x, float[][] dy, float[] dw) {
        int each = inputsEach * weightsOfPair();
        float[][] seen = new float[batch][each];
        float[] slopes = new float[outputsEach * batch];
        float[][] sums = new float[outputsEach][each];
        for (int group = 0; group < layer.groups(); group++) {
            float[][] lines = lines(x, group);
            for (float[] sum : sums) {
                Arrays.fill(sum, 0);
            }
            for (int pixel = 0; pixel < height.out() * width.out(); pixel++) {
                int row = pixel / width.out();
                int column = pixel % width.out();
                gather(lines, row, column, seen);
                for (int o = 0; o < outputsEach; o++) {
                    float[] from = dy[(group * outputsEach + o) * height.out() + row];
                    System.arraycopy(from, column * batch, slopes, o * batch, batch);
                }
                RowArithmetic.multiplyAdd(sums, outputsEach, seen, batch, slopes);
            }
            for (int o = 0; o < outputsEach; o++) {
                collect(sums[o], dw, (group * outputsEach + o) * each);
            }
        }
    }

    /** The input's rows, for each image: pixel by pixel, zeros at both ends, all channels of a group together. */
    private float[][] lines(float[][] x, int group) {
        int margin = layer.paddingWidth() * inputsEach;
        int length = width.in() * inputsEach;
        float[][] lines = scratch.rows(height.in() * batch, length + 2 * margin);
        for (int i = 0; i < height.in() * batch; i++) {
            Arrays.fill(lines[i], 0, margin, 0);
            Arrays.fill(lines[i], margin + length, length + 2 * margin, 0);
            for (int channel = 0; channel < inputsEach; channel++) {
                float[] row = x[(group * inputsEach + channel) * height.in() + i / batch];
                for (int place = 0; place < width.in(); place++) {
                    lines[i][margin + place * inputsEach + channel] = row[place * batch + i % batch];
                }
            }
        }
        return lines;
    }

    /** What a pixel of the output sees, image by image: kernel row by kernel row, column by column, channel by channel. */
    private void gather(float[][] lines, int row, int column, float[][] seen) {
        int[] rows = height.allSeenBy(row);
        int together = layer.dilation() == 1 ? width.taps() : 1;
        int count = together * inputsEach;
        for (int image = 0; image < batch; image++) {
            int at = 0;
            for (int there : rows) {
                for (int tap = 0; tap < width.taps(); tap += together) {
                    if (there < 0) {
                        Arrays.fill(seen[image], at, at + count, 0);
                    } else {
                        int from = (column * layer.stride() + tap * layer.dilation()) * inputsEach;
                        System.arraycopy(lines[there * batch + image], from, seen[image], at, count);
                    }
                    at += count;
                }
            }
        }
    }

    /** Of an output, from the order of {@link #gather} to that of the weights, channel by channel. */
    private void collect(float[] sums, float[] dw, int first) {
        for (int i = 0; i < sums.length; i++) {
            dw[first + i % inputsEach * weightsOfPair() + i / inputsEach] = sums[i];
        }
    }
}
