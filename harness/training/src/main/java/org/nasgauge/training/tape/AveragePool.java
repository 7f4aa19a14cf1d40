package org.nasgauge.training.tape;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The mean over a square window, stride 1, same height and width; at the border over the pixels inside the image only,
 * as NAS-Bench-201 has it.
 *
 * <p>The window is symmetric, so the gradient by a pixel is the sum over its own window of dy / (pixels in the window):
 * pooling again, counting the border's zeros, of dy weighted by window size / pixels. ND4J's own gradient is up to
 * seven times slower.
 */
public final class AveragePool extends Operation {
    private static final long SAME_PADDING = 1;
    private static final long INSIDE_ONLY = 0;
    private static final long WITH_PADDING = 1;
    private static final long CHANNELS_LAST = 1;

    private final NativeCall forward;
    private final Floats weighted;
    private final GradientCall backward;
    private final float[] weights;
    private final float[] dy;

    /** @param window height and width of the window, odd */
    public AveragePool(String name, Tensor input, int window) {
        super(name, List.of(input), input.shape());
        this.forward = pool(window, INSIDE_ONLY, input.array(), output().array());
        this.weighted = new Floats(input.array().shape());
        this.backward = new GradientCall(input, onto -> pool(window, WITH_PADDING, weighted.array(), onto));
        this.weights = borderWeights(input.shape(), window);
        this.dy = new float[weights.length];
    }

    private static NativeCall pool(int window, long border, INDArray from, INDArray to) {
        return new NativeCall(
                "avgpool2d",
                new INDArray[] {from},
                new INDArray[] {to},
                window,
                window,
                1,
                1,
                0,
                0,
                1,
                1,
                SAME_PADDING,
                border,
                CHANNELS_LAST);
    }

    /** For one image: window size / pixels of the window inside the image. */
    private static float[] borderWeights(Shape shape, int window) {
        float[] weights = new float[shape.pixels() * shape.channels()];
        int reach = window / 2;
        for (int i = 0; i < weights.length; i++) {
            int row = i / shape.channels() / shape.width();
            int column = i / shape.channels() % shape.width();
            int inside = inside(row, shape.height(), reach) * inside(column, shape.width(), reach);
            weights[i] = (float) (window * window) / inside;
        }
        return weights;
    }

    private static int inside(int at, int extent, int reach) {
        return Math.min(extent - 1, at + reach) - Math.max(0, at - reach) + 1;
    }

    @Override
    void forward(Mode mode) {
        forward.run();
    }

    @Override
    void backward() {
        Floats from = output().gradient();
        for (int i = 0; i < from.length(); i += weights.length) {
            from.read(i, dy, weights.length);
            for (int j = 0; j < weights.length; j++) {
                dy[j] *= weights[j];
            }
            weighted.write(i, dy, weights.length);
        }
        backward.run();
    }

    @Override
    public void close() {
        forward.close();
        backward.close();
        weighted.close();
        super.close();
    }
}
