package org.nasgauge.models.gradient;

import java.util.Arrays;

/** Numbers row by row, and the gradient of a loss in them where one is wanted. */
public final class Matrix {
    private static final double[] NONE = {};

    final int rows;
    final int columns;
    final double[] values;
    /** As long as the values, or empty: then nothing flows back. */
    final double[] gradient;

    private Matrix(int rows, int columns, double[] values, double[] gradient) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
        this.gradient = gradient;
    }

    /** What no gradient is wanted of, all 0. */
    static Matrix constant(int rows, int columns) {
        return new Matrix(rows, columns, new double[rows * columns], NONE);
    }

    /** What a gradient is wanted of, all 0. */
    static Matrix variable(int rows, int columns) {
        return new Matrix(rows, columns, new double[rows * columns], new double[rows * columns]);
    }

    /** Some of these rows, in this order, as data; at least one row. */
    public static Matrix of(double[][] all, int[] chosen) {
        Matrix matrix = constant(chosen.length, all[0].length);
        for (int row = 0; row < chosen.length; row++) {
            System.arraycopy(all[chosen[row]], 0, matrix.values, row * matrix.columns, matrix.columns);
        }
        return matrix;
    }

    /** Some of these numbers, one a row. */
    public static Matrix of(double[] all, int[] chosen) {
        Matrix matrix = constant(chosen.length, 1);
        Arrays.setAll(matrix.values, row -> all[chosen[row]]);
        return matrix;
    }

    /** In each row 1 at the column of its label, else 0. */
    public static Matrix oneHot(int[] labels, int count) {
        Matrix matrix = constant(labels.length, count);
        for (int row = 0; row < labels.length; row++) {
            matrix.values[row * count + labels[row]] = 1;
        }
        return matrix;
    }

    boolean isConstant() {
        return gradient.length == 0;
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public double at(int row, int column) {
        return values[row * columns + column];
    }

    public double[][] toRows() {
        double[][] copied = new double[rows][];
        Arrays.setAll(copied, row -> Arrays.copyOfRange(values, row * columns, (row + 1) * columns));
        return copied;
    }

    /** Row by row. */
    public double[] toArray() {
        return values.clone();
    }
}
