package org.nasgauge.training.tape;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The mean over each 2x2 block: half the height, half the width. */
public final class Downsampling extends Operation {
    private static final long[] SETTINGS = {2, 2, 2, 2, 0, 0, 1, 1, 0, 1, 1}; // kernel, stride, padding, dilation, ...

    private final NativeCall forward;
    private final GradientCall backward;

    public Downsampling(String name, Tensor input) {
        super(name, List.of(input), halved(input.shape()));
        this.forward = new NativeCall(
                "avgpool2d", new INDArray[] {input.array()}, new INDArray[] {output().array()}, SETTINGS);
        this.backward = new GradientCall(
                input,
                onto -> new NativeCall(
                        "avgpool2d_bp",
                        new INDArray[] {input.array(), output().gradient().array()},
                        new INDArray[] {onto},
                        SETTINGS));
    }

    private static Shape halved(Shape shape) {
        if (shape.height() % 2 != 0 || shape.width() % 2 != 0) {
            throw new IllegalArgumentException("height and width must be even: " + shape);
        }
        return shape.withSize(shape.height() / 2, shape.width() / 2);
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
