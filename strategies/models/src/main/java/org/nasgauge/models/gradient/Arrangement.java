package org.nasgauge.models.gradient;

import java.util.List;

/** Matrices cut up and put together. */
public final class Arrangement {
    private Arrangement() {}

    /** So many columns, from the first of them. */
    public static Matrix columns(Recording recording, Matrix a, int first, int count) {
        Matrix result = recording.result(a.rows, count, a);
        for (int row = 0; row < a.rows; row++) {
            System.arraycopy(a.values, row * a.columns + first, result.values, row * count, count);
        }
        recording.onTheWayBack(result, () -> {
            for (int row = 0; row < a.rows; row++) {
                Products.addOne(1, result.gradient, row * count, a.gradient, row * a.columns + first, count);
            }
        });
        return result;
    }

    /** So many rows, from the first of them. */
    public static Matrix rows(Recording recording, Matrix a, int first, int count) {
        Matrix result = recording.result(count, a.columns, a);
        int size = count * a.columns;
        System.arraycopy(a.values, first * a.columns, result.values, 0, size);
        recording.onTheWayBack(
                result, () -> Products.addOne(1, result.gradient, 0, a.gradient, first * a.columns, size));
        return result;
    }

    /** The rows of one after the rows of the other. */
    public static Matrix below(Recording recording, List<Matrix> parts) {
        int rows = parts.stream().mapToInt(Matrix::rows).sum();
        Matrix result = recording.result(rows, parts.get(0).columns, parts.toArray(Matrix[]::new));
        int at = 0;
        for (Matrix part : parts) {
            int from = at;
            System.arraycopy(part.values, 0, result.values, from, part.values.length);
            recording.onTheWayBack(
                    result, () -> Products.addOne(1, result.gradient, from, part.gradient, 0, part.gradient.length));
            at += part.values.length;
        }
        return result;
    }

    /** Each row of the one, and behind it that of the other. */
    public static Matrix beside(Recording recording, Matrix a, Matrix b) {
        int columns = a.columns + b.columns;
        Matrix result = recording.result(a.rows, columns, a, b);
        for (int row = 0; row < a.rows; row++) {
            System.arraycopy(a.values, row * a.columns, result.values, row * columns, a.columns);
            System.arraycopy(b.values, row * b.columns, result.values, row * columns + a.columns, b.columns);
        }
        recording.onTheWayBack(result, () -> {
            for (int row = 0; row < a.rows; row++) {
                back(result, row * columns, a, row);
                back(result, row * columns + a.columns, b, row);
            }
        });
        return result;
    }

    private static void back(Matrix result, int from, Matrix part, int row) {
        if (!part.isConstant()) {
            Products.addOne(1, result.gradient, from, part.gradient, row * part.columns, part.columns);
        }
    }
}
