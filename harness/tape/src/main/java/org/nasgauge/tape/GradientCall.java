package org.nasgauge.tape;

import java.util.function.Function;
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
        this.direct = onto.apply(input.gradient().array());
        this.aside = Nd4j.create(input.array().dataType(), input.array().shape(), 'c');
        this.indirect = onto.apply(aside);
    }

    public void run() {
        if (input.claimGradient()) {
            direct.run();
        } else {
            indirect.run();
            input.gradient().array().addi(aside);
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
