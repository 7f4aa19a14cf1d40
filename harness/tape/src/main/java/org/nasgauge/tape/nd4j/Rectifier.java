package org.nasgauge.tape.nd4j;

import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.List;
import org.nasgauge.tape.Floats;
import org.nasgauge.tape.Mode;
import org.nasgauge.tape.Operation;
import org.nasgauge.tape.Tensor;

/** max(0, x). */
final class Rectifier extends Operation {
    private static final int LENGTH = 512;

    private final IntBuffer value;
    private final IntBuffer from;
    private final IntBuffer to;
    private final int[] x = new int[LENGTH];
    private final int[] dy = new int[LENGTH];
    private final float[] dx = new float[LENGTH];

    Rectifier(String name, Tensor input) {
        super(name, List.of(input), input.shape());
        this.value = bits(output().value());
        this.from = bits(output().gradient());
        this.to = bits(input.gradient());
    }

    @Override
    protected void forward(Mode mode) {
        Floats in = inputs().get(0).value();
        Floats out = output().value();
        for (int i = 0; i < in.length(); i += LENGTH) {
            int n = Math.min(LENGTH, in.length() - i);
            in.read(i, dx, n);
            for (int j = 0; j < n; j++) {
                dx[j] = Math.max(dx[j], 0);
            }
            out.write(i, dx, n);
        }
    }

    /** The bits of dy where the output is positive, else 0; without a branch, so that the JIT uses vectors. */
    @Override
    protected void backward() {
        Tensor input = inputs().get(0);
        boolean first = input.claimGradient();
        int elements = input.shape().elements();
        for (int i = 0; i < elements; i += LENGTH) {
            int n = Math.min(LENGTH, elements - i);
            value.get(i, x, 0, n);
            from.get(i, dy, 0, n);
            for (int j = 0; j < n; j++) {
                // -x and ~x are both negative exactly when x, read as a whole number, is above 0: not at -0.0f
                dy[j] &= (-x[j] & ~x[j]) >> 31;
            }
            if (!first) {
                add(input.gradient(), i, n);
            }
            to.put(i, dy, 0, n);
        }
    }

    private void add(Floats gradient, int i, int n) {
        gradient.read(i, dx, n);
        for (int j = 0; j < n; j++) {
            dy[j] = Float.floatToRawIntBits(dx[j] + Float.intBitsToFloat(dy[j]));
        }
    }

    private static IntBuffer bits(Floats floats) {
        return NativeFloats.array(floats)
                .data()
                .pointer()
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .asIntBuffer();
    }
}
