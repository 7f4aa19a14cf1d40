package org.nasgauge.models.gradient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nasgauge.api.random.SeededRandom;

/** What a network learns, in the order in which it was made. */
public final class Parameters {
    private final List<Matrix> all = new ArrayList<>();

    /** Each number uniform between −{@code bound} and {@code bound}. */
    public Matrix uniform(int rows, int columns, double bound, SeededRandom random) {
        Matrix made = constant(rows, columns, 0);
        Arrays.setAll(made.values, i -> bound * (2 * random.nextDouble() - 1));
        return made;
    }

    /** Uniform with the bound √(6 / (rows + columns)): Glorot and Bengio, AISTATS 2010. */
    public Matrix glorot(int rows, int columns, SeededRandom random) {
        return uniform(rows, columns, StrictMath.sqrt(6.0 / (rows + columns)), random);
    }

    /** Standard normal. */
    public Matrix normal(int rows, int columns, SeededRandom random) {
        Matrix made = constant(rows, columns, 0);
        Arrays.setAll(made.values, i -> random.nextGaussian());
        return made;
    }

    public Matrix constant(int rows, int columns, double value) {
        Matrix made = Matrix.variable(rows, columns);
        Arrays.fill(made.values, value);
        all.add(made);
        return made;
    }

    public int count() {
        return all.stream().mapToInt(matrix -> matrix.values.length).sum();
    }

    List<Matrix> all() {
        return all;
    }

    void clearGradient() {
        all.forEach(matrix -> Arrays.fill(matrix.gradient, 0));
    }

    /** One after the other. */
    public double[] values() {
        double[] values = new double[count()];
        int at = 0;
        for (Matrix matrix : all) {
            System.arraycopy(matrix.values, 0, values, at, matrix.values.length);
            at += matrix.values.length;
        }
        return values;
    }

    /** @param values as {@link #values} gives them */
    public void set(double[] values) {
        int at = 0;
        for (Matrix matrix : all) {
            System.arraycopy(values, at, matrix.values, 0, matrix.values.length);
            at += matrix.values.length;
        }
    }

    /** In the order of {@link #values}. */
    public double[] gradient() {
        double[] gradient = new double[count()];
        int at = 0;
        for (Matrix matrix : all) {
            System.arraycopy(matrix.gradient, 0, gradient, at, matrix.gradient.length);
            at += matrix.gradient.length;
        }
        return gradient;
    }
}
