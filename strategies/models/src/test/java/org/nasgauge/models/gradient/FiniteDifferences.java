package org.nasgauge.models.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Supplier;
import org.nasgauge.api.random.SeedTree;

/** Gradients held against differences of the loss. */
public final class FiniteDifferences {
    private static final double STEP = 1e-6;

    private FiniteDifferences() {}

    /** @param loss in training, of whole rows; what it draws is drawn alike each time */
    public static void check(Parameters parameters, int rows, Training.Loss loss) {
        check(parameters, recording -> loss.of(recording, all(rows)));
    }

    static void check(Parameters parameters, java.util.function.Function<Recording, Matrix> loss) {
        Supplier<Recording> begun = () -> Recording.learning(SeedTree.root(5).generator());
        parameters.clearGradient();
        Recording recording = begun.get();
        recording.backward(loss.apply(recording));
        double[] gradient = parameters.gradient();
        double[] values = parameters.values();
        double size = 0;
        for (int i = 0; i < values.length; i++) {
            double at = values[i];
            values[i] = at + STEP;
            parameters.set(values);
            double above = loss.apply(begun.get()).at(0, 0);
            values[i] = at - STEP;
            parameters.set(values);
            double below = loss.apply(begun.get()).at(0, 0);
            values[i] = at;
            double slope = (above - below) / (2 * STEP);
            assertThat(gradient[i]).as("parameter %d", i).isCloseTo(slope, within(1e-7 + 1e-5 * Math.abs(slope)));
            size += Math.abs(slope);
        }
        parameters.set(values);
        assertThat(size).isGreaterThan(1e-3);
    }

    private static int[] all(int rows) {
        int[] all = new int[rows];
        java.util.Arrays.setAll(all, i -> i);
        return all;
    }
}
