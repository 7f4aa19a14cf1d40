package org.nasgauge.tape;

import java.util.Arrays;

/**
 * Adam as PyTorch computes it (Kingma and Ba, ICLR 2015), with β₂ = 0.999 and decay added to the gradient, over vectors in
 * double precision.
 */
public final class Adam {
    private static final double BETA2 = 0.999;

    private final double beta1;
    private final double epsilon;
    private final double[][] first;
    private final double[][] second;
    private int steps;

    /** @param sizes of the vectors that it moves */
    public Adam(double beta1, double epsilon, int... sizes) {
        this.beta1 = beta1;
        this.epsilon = epsilon;
        this.first = new double[sizes.length][];
        this.second = new double[sizes.length][];
        Arrays.setAll(first, at -> new double[sizes[at]]);
        Arrays.setAll(second, at -> new double[sizes[at]]);
    }

    /** Moves all vectors by one step against their gradients. */
    public void step(double[][] values, double[][] gradient, double learningRate, double decay) {
        steps++;
        double bias1 = 1 - StrictMath.pow(beta1, steps);
        double bias2 = 1 - StrictMath.pow(BETA2, steps);
        for (int v = 0; v < values.length; v++) {
            for (int i = 0; i < values[v].length; i++) {
                double g = gradient[v][i] + decay * values[v][i];
                first[v][i] = beta1 * first[v][i] + (1 - beta1) * g;
                second[v][i] = BETA2 * second[v][i] + (1 - BETA2) * g * g;
                values[v][i] -= learningRate * (first[v][i] / bias1) / (Math.sqrt(second[v][i] / bias2) + epsilon);
            }
        }
    }

    /** All that the next steps hang on beside the values, to be kept. */
    public double[] state() {
        int size = 2 * Arrays.stream(first).mapToInt(vector -> vector.length).sum();
        double[] state = new double[size + 1];
        state[size] = steps;
        int at = 0;
        for (int v = 0; v < first.length; v++) {
            System.arraycopy(first[v], 0, state, at, first[v].length);
            System.arraycopy(second[v], 0, state, at + first[v].length, first[v].length);
            at += 2 * first[v].length;
        }
        return state;
    }

    /** Goes on from what {@link #state} gave, of this or of another over vectors of the same sizes. */
    public void setState(double[] state) {
        int at = 0;
        for (int v = 0; v < first.length; v++) {
            System.arraycopy(state, at, first[v], 0, first[v].length);
            System.arraycopy(state, at + first[v].length, second[v], 0, first[v].length);
            at += 2 * first[v].length;
        }
        steps = (int) state[at];
    }
}
