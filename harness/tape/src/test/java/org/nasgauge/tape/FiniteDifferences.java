package org.nasgauge.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.nasgauge.api.random.SeededRandom;

/**
 * Compares the gradients of a backward pass with central differences of L = Σ r · output, r fixed and random. Sums in
 * double precision; values in single, so the step is large and the comparison allows for its square.
 */
final class FiniteDifferences {
    private static final float STEP = 1e-2f;

    private final Tape tape;
    private final Tensor output;
    private final float[] r;

    FiniteDifferences(Tape tape, Tensor output, SeededRandom random) {
        this.tape = tape;
        this.output = output;
        this.r = gaussians(output.value().length(), random);
    }

    static float[] gaussians(int count, SeededRandom random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** Checks every element of every parameter and of the inputs named. */
    void check(Tensor... inputs) {
        tape.forward(Mode.TRAINING);
        output.gradient().setAll(r);
        tape.backward(output);
        for (Tensor input : inputs) {
            check(input.name(), input.value(), input.gradient().toArray());
        }
        for (Parameter parameter : tape.parameters().values()) {
            check(parameter.name(), parameter.value(), parameter.gradient().toArray());
        }
    }

    private void check(String name, Floats values, float[] gradient) {
        for (int i = 0; i < values.length(); i++) {
            float at = values.get(i);
            values.set(i, at + STEP);
            double above = loss();
            values.set(i, at - STEP);
            double below = loss();
            values.set(i, at);
            double expected = (above - below) / (2.0 * STEP);
            assertThat((double) gradient[i])
                    .as("gradient by %s[%d]", name, i)
                    .isCloseTo(expected, within(2e-3 * (1 + Math.abs(expected))));
        }
    }

    private double loss() {
        tape.forward(Mode.TRAINING);
        double sum = 0;
        for (int i = 0; i < r.length; i++) {
            sum += (double) r[i] * output.value().get(i);
        }
        return sum;
    }
}
