package org.nasgauge.tape.nd4j;

import java.util.function.Function;
import org.nasgauge.tape.Tensor;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A native call that can only overwrite an input's gradient, made into one that adds to it: the first consumer of a
 * tensor writes straight into the gradient, later ones into a buffer of their own that is then added.
 */
public final class GradientCall implements AutoCloseable {
    private final Tensor input;
    private final NativeCall direct;
    private final INDArray aside;
    private final NativeCall indirect;

    /** @param onto makes the call that writes the input's gradient onto the given array */
    public GradientCall(Tensor input, Function<INDArray, NativeCall> onto) {
        this.input = input;
        INDArray gradient = NativeFloats.array(input.gradient());
        this.direct = onto.apply(gradient);
        this.aside = Nd4j.create(gradient.dataType(), gradient.shape(), 'c');
        this.indirect = onto.apply(aside);
    }

    public void run() {
        if (input.claimGradient()) {
            direct.run();
        } else {
            indirect.run();
            NativeFloats.array(input.gradient()).addi(aside);
        }
    }

    @Override
    public void close() {
        direct.close();
        indirect.close();
        if (!aside.wasClosed()) {
            aside.close();
        }
    }
}
