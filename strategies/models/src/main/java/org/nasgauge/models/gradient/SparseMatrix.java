package org.nasgauge.models.gradient;

import java.util.Arrays;

/** A constant matrix that is mostly 0: which rows are summed up, and with which weights. */
public final class SparseMatrix {
    private final int rows;
    private final int columns;
    private int[] targets = new int[16];
    private int[] sources = new int[16];
    private double[] weights = new double[16];
    private int entries;

    public SparseMatrix(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /** Of each row the one column that is 1: its product picks rows. */
    public static SparseMatrix picking(int[] chosen, int columns) {
        SparseMatrix matrix = new SparseMatrix(chosen.length, columns);
        for (int row = 0; row < chosen.length; row++) {
            matrix.add(row, chosen[row], 1);
        }
        return matrix;
    }

    public void add(int row, int column, double weight) {
        if (entries == weights.length) {
            targets = Arrays.copyOf(targets, 2 * entries);
            sources = Arrays.copyOf(sources, 2 * entries);
            weights = Arrays.copyOf(weights, 2 * entries);
        }
        targets[entries] = row;
        sources[entries] = column;
        weights[entries++] = weight;
    }

    /** The product of this matrix and another. */
    public Matrix times(Recording recording, Matrix a) {
        if (a.rows != columns) {
            throw new IllegalArgumentException(a.rows + " rows; expected " + columns);
        }
        Matrix result = recording.result(rows, a.columns, a);
        for (int i = 0; i < entries; i++) {
            int to = targets[i] * a.columns;
            Products.addOne(weights[i], a.values, sources[i] * a.columns, result.values, to, a.columns);
        }
        recording.onTheWayBack(result, () -> {
            for (int i = 0; i < entries; i++) {
                int from = targets[i] * a.columns;
                Products.addOne(weights[i], result.gradient, from, a.gradient, sources[i] * a.columns, a.columns);
            }
        });
        return result;
    }
}
