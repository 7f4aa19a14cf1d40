package org.nasgauge.oneshot.mixture;

import java.util.Arrays;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.oneshot.Snapshot;
import org.nasgauge.tape.Adam;

/**
 * What a search moves: α, one vector a decision, with a number for each choice that may be made; then, where edges are
 * weighed, one vector a node. Moved by Adam with β₁ = 0.5.
 */
public final class Numbers {
    private final double[][] values;
    private final Adam adam;

    /** Drawn from a normal distribution with a deviation of 1e-3. */
    public Numbers(int[] sizes, SeededRandom random) {
        values = new double[sizes.length][];
        Arrays.setAll(values, at -> new double[sizes[at]]);
        adam = new Adam(0.5, 1e-8, sizes);
        for (double[] vector : values) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] = 1e-3 * random.nextGaussian();
            }
        }
    }

    public static double[][] copy(double[][] of) {
        return Arrays.stream(of).map(double[]::clone).toArray(double[][]::new);
    }

    /** Not a copy. */
    public double[][] values() {
        return values;
    }

    /** Sets all to others, laid out as these. */
    public void set(double[][] others) {
        for (int v = 0; v < values.length; v++) {
            System.arraycopy(others[v], 0, values[v], 0, values[v].length);
        }
    }

    /** Moves by one step against a gradient. */
    public void step(double[][] gradient, double learningRate, double decay) {
        adam.step(values, gradient, learningRate, decay);
    }

    public void keep(Snapshot snapshot) {
        snapshot.put("adam", adam.state());
        for (int v = 0; v < values.length; v++) {
            snapshot.put("numbers " + v, values[v]);
        }
    }

    public void restore(Snapshot snapshot) {
        adam.setState(snapshot.get("adam"));
        for (int v = 0; v < values.length; v++) {
            values[v] = snapshot.get("numbers " + v).clone();
        }
    }
}
