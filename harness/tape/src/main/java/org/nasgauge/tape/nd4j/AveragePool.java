package org.nasgauge.tape.nd4j;

import java.util.Arrays;
import java.util.List;
import org.nasgauge.networks.Pool;
import org.nasgauge.tape.Floats;
import org.nasgauge.tape.Mode;
import org.nasgauge.tape.Operation;
import org.nasgauge.tape.Shape;
import org.nasgauge.tape.Tensor;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The mean over a square window; at the border over the pixels inside the image only, unless the layer counts zeros.
 *
 * <p>With stride 1 and the size kept the window is symmetric, so the gradient by a pixel is the sum over its own window
 * of dy / (pixels in the window): pooling again, counting the border's zeros, of dy weighted by window size / pixels.
 * ND4J's own gradient, which serves the other geometries, is up to seven times slower.
 */
final class AveragePool extends Operation {
    private static final long CHANNELS_LAST = 1;

    private final boolean keepsSize;
    private final NativeCall forward;
    private final NativeFloats weighted;
    private final GradientCall backward;
    private final float[] weights;
    private final float[] dy;

    AveragePool(String name, Tensor input, Pool layer) {
        super(
                name,
                List.of(input),
                Shape.of(
                        input.shape().batch(),
                        layer.output(List.of(input.shape().features()))));
        this.keepsSize = layer.stride() == 1 && 2 * layer.padding() + 1 == layer.window();
        boolean countsAll = layer.countsPadding() || layer.padding() == 0;
        this.forward = new NativeCall(
                "avgpool2d",
                new INDArray[] {NativeFloats.array(input.value())},
                new INDArray[] {NativeFloats.array(output().value())},
                settings(layer, keepsSize, countsAll));
        this.weighted = new NativeFloats(NativeFloats.array(output().value()).shape());
        this.weights = layer.countsPadding() ? ones(output().shape()) : borderWeights(output().shape(), layer.window());
        this.dy = new float[weights.length];
        this.backward = new GradientCall(
                input,
                onto -> keepsSize
                        ? new NativeCall(
                                "avgpool2d",
                                new INDArray[] {NativeFloats.array(weighted)},
                                new INDArray[] {onto},
                                settings(layer, true, true))
                        : new NativeCall(
                                "avgpool2d_bp",
                                new INDArray[] {
                                    NativeFloats.array(input.value()), NativeFloats.array(output().gradient())
                                },
                                new INDArray[] {onto},
                                settings(layer, false, countsAll)));
    }

    /** Window, stride, padding, dilation, whether ND4J is to pad so that the size is kept, what to divide by, layout. */
    private static long[] settings(Pool layer, boolean same, boolean countsAll) {
        long padding = same ? 0 : layer.padding();
        return new long[] {
            layer.window(),
            layer.window(),
            layer.stride(),
            layer.stride(),
            padding,
            padding,
            1,
            1,
            same ? 1 : 0,
            countsAll ? 1 : 0,
            CHANNELS_LAST
        };
    }

    private static float[] ones(Shape shape) {
        float[] weights = new float[shape.elementsEach()];
        Arrays.fill(weights, 1);
        return weights;
    }

    /** For one image: window size / pixels of the window inside the image. */
    private static float[] borderWeights(Shape shape, int window) {
        float[] weights = new float[shape.elementsEach()];
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
    protected void forward(Mode mode) {
        forward.run();
    }

    @Override
    protected void backward() {
        if (keepsSize) {
            Floats from = output().gradient();
            for (int i = 0; i < from.length(); i += weights.length) {
                from.read(i, dy, weights.length);
                for (int j = 0; j < weights.length; j++) {
                    dy[j] *= weights[j];
                }
                weighted.write(i, dy, weights.length);
            }
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
