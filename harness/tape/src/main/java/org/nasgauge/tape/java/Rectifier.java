package org.nasgauge.tape.java;

import java.util.List;
import org.nasgauge.tape.Mode;
import org.nasgauge.tape.Operation;
import org.nasgauge.tape.Tensor;

/** max(0, x). */
final class Rectifier extends Operation {
    Rectifier(String name, Tensor input) {
        super(name, List.of(input), input.shape());
    }

    @Override
    protected void forward(Mode mode) {
        float[][] x = Rows.of(inputs().get(0).value());
        float[][] y = Rows.of(output().value());
        for (int row = 0; row < y.length; row++) {
            forward(y[row], x[row]);
        }
    }

    private static void forward(float[] y, float[] x) {
        for (int j = 0; j < y.length; j++) {
            y[j] = Math.max(x[j], 0);
        }
    }

    @Override
    protected void backward() {
        Tensor input = inputs().get(0);
        boolean first = input.claimGradient();
        float[][] y = Rows.of(output().value());
        float[][] dy = Rows.of(output().gradient());
        float[][] dx = Rows.of(input.gradient());
        for (int row = 0; row < y.length; row++) {
            if (first) {
                set(dx[row], dy[row], y[row]);
            } else {
                add(dx[row], dy[row], y[row]);
            }
        }
    }

    /** 1 if y is above 0, even the least number that there is; else 0. Without a branch, so that the JIT uses vectors. */
    private static float slope(float y) {
        return Math.min(1, y * Float.MAX_VALUE * Float.MAX_VALUE);
    }

    private static void set(float[] dx, float[] dy, float[] y) {
        for (int j = 0; j < dx.length; j++) {
            dx[j] = dy[j] * slope(y[j]);
        }
    }

    private static void add(float[] dx, float[] dy, float[] y) {
        for (int j = 0; j < dx.length; j++) {
            dx[j] = Math.fma(dy[j], slope(y[j]), dx[j]);
        }
    }
}
