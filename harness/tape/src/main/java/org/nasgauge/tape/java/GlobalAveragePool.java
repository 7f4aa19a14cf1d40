package org.nasgauge.tape.java;

import java.util.Arrays;
import java.util.List;
import org.nasgauge.tape.Mode;
import org.nasgauge.tape.Operation;
import org.nasgauge.tape.Shape;
import org.nasgauge.tape.Tensor;

/** The mean over all pixels, for each image and channel: the sum from top to bottom, then from left to right, times 1 / pixels. */
final class GlobalAveragePool extends Operation {
    private final float[] row;

    GlobalAveragePool(String name, Tensor input) {
        super(name, List.of(input), input.shape().withSize(1, 1));
        this.row = new float[input.shape().width() * input.shape().batch()];
    }

    private float share() {
        return 1f / inputs().get(0).shape().pixels();
    }

    @Override
    protected void forward(Mode mode) {
        Shape shape = inputs().get(0).shape();
        float[][] x = Rows.of(inputs().get(0).value());
        float[][] y = Rows.of(output().value());
        for (int channel = 0; channel < y.length; channel++) {
            int top = channel * shape.height();
            RowArithmetic.sum(row, Arrays.copyOfRange(x, top, top + shape.height()), shape.height());
            for (int image = 0; image < shape.batch(); image++) {
                float sum = 0;
                for (int at = image; at < row.length; at += shape.batch()) {
                    sum += row[at];
                }
                y[channel][image] = sum * share();
            }
        }
    }

    @Override
    protected void backward() {
        Tensor input = inputs().get(0);
        boolean first = input.claimGradient();
        float[][] dx = Rows.of(input.gradient());
        float[][] dy = Rows.of(output().gradient());
        for (int i = 0; i < dx.length; i++) {
            float[] from = dy[i / input.shape().height()];
            for (int at = 0; at < row.length; at += from.length) {
                System.arraycopy(from, 0, row, at, from.length);
            }
            if (first) {
                RowArithmetic.affine(dx[i], row, share(), 0);
            } else {
                RowArithmetic.multiplyAdd(dx[i], row, share());
            }
        }
    }
}
