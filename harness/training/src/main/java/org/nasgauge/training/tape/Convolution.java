package org.nasgauge.training.tape;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A square convolution without bias, stride 1, zero padding that keeps height and width. */
public final class Convolution extends Operation {
    private static final long SAME_PADDING = 1;
    private static final long CHANNELS_LAST = 1;
    private static final long WEIGHTS_OUT_IN_HEIGHT_WIDTH = 1;

    private final int kernel;
    private final Parameter weights;
    private final NativeCall forward;
    private final GradientCall backward;

    /** @param kernel height and width of the kernel, odd */
    public Convolution(String name, Tensor input, int kernel, int channels) {
        super(name, List.of(input), input.shape().withChannels(channels));
        this.kernel = kernel;
        this.weights = new Parameter(name + ".weights", channels, input.shape().channels(), kernel, kernel);
        // kernel, stride, padding (unused), dilation
        long[] settings = {kernel, kernel, 1, 1, 0, 0, 1, 1, SAME_PADDING, CHANNELS_LAST, WEIGHTS_OUT_IN_HEIGHT_WIDTH};
        INDArray w = weights.value().array();
        this.forward = new NativeCall(
                "conv2d", new INDArray[] {input.array(), w}, new INDArray[] {output().array()}, settings);
        this.backward = new GradientCall(
                input,
                onto -> new NativeCall(
                        "conv2d_bp",
                        new INDArray[] {input.array(), w, output().gradient().array()},
                        new INDArray[] {onto, weights.gradient().array()},
                        settings));
    }

    /** Shape: output channels, input channels, kernel height, kernel width. */
    public Parameter weights() {
        return weights;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weights);
    }

    @Override
    public long multiplyAccumulates() {
        Shape shape = output().shape();
        return (long) weights.size() * shape.pixels();
    }

    public int kernel() {
        return kernel;
    }

    @Override
    void forward(Mode mode) {
        forward.run();
    }

    @Override
    void backward() {
        backward.run();
    }

    @Override
    public void close() {
        forward.close();
        backward.close();
        super.close();
    }
}
