package org.nasgauge.tape;

import java.util.Arrays;
import java.util.List;
import org.nasgauge.networks.Pool;

/** The greatest value of a square window, for each channel; the first, row by row, where several share it. */
final class MaxPool extends Operation {
    private final Pool layer;
    private final float[] image;
    private final float[] made;
    private final int[] source;

    MaxPool(String name, Tensor input, Pool layer) {
        super(
                name,
                List.of(input),
                Shape.of(
                        input.shape().batch(),
                        layer.output(List.of(input.shape().features()))));
        this.layer = layer;
        this.image = new float[input.shape().elementsEach()];
        this.made = new float[output().shape().elementsEach()];
        this.source = new int[output().shape().elements()];
    }

    @Override
    protected void forward(Mode mode) {
        Shape in = inputs().get(0).shape();
        Shape out = output().shape();
        for (int b = 0; b < in.batch(); b++) {
            inputs().get(0).value().read(b * image.length, image, image.length);
            for (int y = 0; y < out.height(); y++) {
                for (int x = 0; x < out.width(); x++) {
                    pool(in, y * layer.stride() - layer.padding(), x * layer.stride() - layer.padding(), b, y, x);
                }
            }
            output().value().write(b * made.length, made, made.length);
        }
    }

    /**
     * One output pixel of image {@code b}.
     *
     * @param top the first row of the window, outside the image within the padding
     * @param left its first column, likewise
     */
    private void pool(Shape in, int top, int left, int b, int y, int x) {
        int channels = in.channels();
        int to = (y * output().shape().width() + x) * channels;
        int sources = b * made.length + to;
        boolean first = true;
        for (int row = Math.max(0, top); row < Math.min(in.height(), top + layer.window()); row++) {
            for (int column = Math.max(0, left); column < Math.min(in.width(), left + layer.window()); column++) {
                int from = (row * in.width() + column) * channels;
                for (int k = 0; k < channels; k++) {
                    if (first || image[from + k] > made[to + k]) {
                        made[to + k] = image[from + k];
                        source[sources + k] = from + k;
                    }
                }
                first = false;
            }
        }
    }

    @Override
    protected void backward() {
        Tensor input = inputs().get(0);
        boolean first = input.claimGradient();
        for (int b = 0; b < input.shape().batch(); b++) {
            if (first) {
                Arrays.fill(image, 0);
            } else {
                input.gradient().read(b * image.length, image, image.length);
            }
            output().gradient().read(b * made.length, made, made.length);
            for (int i = 0; i < made.length; i++) {
                image[source[b * made.length + i]] += made[i];
            }
            input.gradient().write(b * image.length, image, image.length);
        }
    }
}
