package org.nasgauge.oneshot.differentiable;

import java.util.Arrays;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.oneshot.Snapshot;

/**
 * What a search moves: α, one vector a decision, with a number for each choice that may be made; then, where edges are
 * weighed, one vector a node. Adam as PyTorch computes it, with decay added to the gradient.
 */
final class Numbers {
    private static final double BETA1 = 0.5;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final double[][] values;
    private final double[][] first;
    private final double[][] second;
    private int steps;

    /** Drawn from a normal distribution with a deviation of 1e-3. */
    Numbers(int[] sizes, SeededRandom random) {
        values = new double[sizes.length][];
        Arrays.setAll(values, at -> new double[sizes[at]]);
        first = copy(values);
        second = copy(values);
        for (double[] vector : values) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] = 1e-3 * random.nextGaussian();
            }
        }
    }

    static double[][] copy(double[][] of) {
        return Arrays.stream(of).map(double[]::clone).toArray(double[][]::new);
    }

    /** Not a copy. */
    double[][] values() {
        return values;
    }

    /** Moves by one step against a gradient. */
    void step(double[][] gradient, double learningRate, double decay) {
        steps++;
        double bias1 = 1 - StrictMath.pow(BETA1, steps);
        double bias2 = 1 - StrictMath.pow(BETA2, steps);
        for (int v = 0; v < values.length; v++) {
            for (int i = 0; i < values[v].length; i++) {
                double g = gradient[v][i] + decay * values[v][i];
                first[v][i] = BETA1 * first[v][i] + (1 - BETA1) * g;
                second[v][i] = BETA2 * second[v][i] + (1 - BETA2) * g * g;
                values[v][i] -= learningRate * (first[v][i] / bias1) / (Math.sqrt(second[v][i] / bias2) + EPSILON);
            }
        }
    }

    void keep(Snapshot snapshot) {
        snapshot.put("steps", steps);
        for (int v = 0; v < values.length; v++) {
            snapshot.put("numbers " + v, values[v]).put("first " + v, first[v]).put("second " + v, second[v]);
        }
    }

    void restore(Snapshot snapshot) {
        steps = (int) snapshot.get("steps")[0];
        for (int v = 0; v < values.length; v++) {
            values[v] = snapshot.get("numbers " + v).clone();
            first[v] = snapshot.get("first " + v).clone();
            second[v] = snapshot.get("second " + v).clone();
        }
    }
}
