package org.nasgauge.tape;

import java.util.List;
import org.nasgauge.networks.Layer.Activation;

/** A function of each element other than the {@link Rectifier}. Strict arithmetic, so that all machines agree. */
final class PointwiseActivation extends Operation {
    private final Activation function;
    private final float[] values;
    private final float[] slopes;

    PointwiseActivation(String name, Tensor input, Activation function) {
        super(name, List.of(input), input.shape());
        this.function = function;
        this.values = new float[input.shape().elementsEach()];
        this.slopes = new float[input.shape().elements()];
    }

    @Override
    protected void forward(Mode mode) {
        for (int at = 0; at < slopes.length; at += values.length) {
            inputs().get(0).value().read(at, values, values.length);
            for (int i = 0; i < values.length; i++) {
                apply(i, at + i);
            }
            output().value().write(at, values, values.length);
        }
    }

    private void apply(int i, int element) {
        float x = values[i];
        switch (function) {
            case RELU -> set(i, Math.max(x, 0), element, x > 0 ? 1 : 0);
            case RELU6 -> set(i, Math.min(Math.max(x, 0), 6), element, x > 0 && x < 6 ? 1 : 0);
            case SIGMOID -> {
                double y = sigmoid(x);
                set(i, y, element, y * (1 - y));
            }
            case TANH -> {
                double y = StrictMath.tanh(x);
                set(i, y, element, 1 - y * y);
            }
            case SWISH -> {
                double s = sigmoid(x);
                set(i, x * s, element, s + x * s * (1 - s));
            }
        }
    }

    private static double sigmoid(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    private void set(int i, double y, int element, double slope) {
        values[i] = (float) y;
        slopes[element] = (float) slope;
    }

    @Override
    protected void backward() {
        Tensor input = inputs().get(0);
        boolean first = input.claimGradient();
        for (int i = 0; i < slopes.length; i++) {
            float dx = slopes[i] * output().gradient().get(i);
            input.gradient().set(i, first ? dx : input.gradient().get(i) + dx);
        }
    }
}
