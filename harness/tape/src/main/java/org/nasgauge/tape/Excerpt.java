package org.nasgauge.tape;

import java.util.List;
import org.nasgauge.networks.FeatureShape;

/** A part of every image: some channels of it, from some row and column on; zeros where the image ends before the part. */
final class Excerpt extends Operation {
    private final int top;
    private final int left;
    private final int channel;

    /**
     * @param top the first row, from 0
     * @param left the first column, from 0
     * @param channel the first channel, from 0
     * @param size of the part
     */
    Excerpt(String name, Tensor input, int top, int left, int channel, FeatureShape size) {
        super(name, List.of(input), Shape.of(input.shape().batch(), size));
        this.top = top;
        this.left = left;
        this.channel = channel;
    }

    /** What is done with a pixel that lies within the image. */
    private interface Copy {
        /**
         * @param from where its channels begin in the input
         * @param to where in the output
         */
        void at(int from, int to);
    }

    private void forEachPixel(Copy copy) {
        Shape in = inputs().get(0).shape();
        Shape out = output().shape();
        int columns = Math.min(out.width(), in.width() - left);
        for (int image = 0; image < out.batch(); image++) {
            for (int row = 0; row < Math.min(out.height(), in.height() - top); row++) {
                int from = image * in.pixels() + (row + top) * in.width() + left;
                int to = image * out.pixels() + row * out.width();
                for (int column = 0; column < columns; column++) {
                    copy.at((from + column) * in.channels() + channel, (to + column) * out.channels());
                }
            }
        }
    }

    @Override
    protected void forward(Mode mode) {
        float[] channels = new float[output().shape().channels()];
        forEachPixel((from, to) -> {
            inputs().get(0).value().read(from, channels, channels.length);
            output().value().write(to, channels, channels.length);
        });
    }

    @Override
    protected void backward() {
        Floats dx = inputs().get(0).gradient();
        if (inputs().get(0).claimGradient()) {
            dx.fill(0);
        }
        float[] there = new float[output().shape().channels()];
        float[] dy = new float[there.length];
        forEachPixel((from, to) -> {
            output().gradient().read(to, dy, dy.length);
            dx.read(from, there, there.length);
            for (int k = 0; k < dy.length; k++) {
                there[k] += dy[k];
            }
            dx.write(from, there, there.length);
        });
    }
}
