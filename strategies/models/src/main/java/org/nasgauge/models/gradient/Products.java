package org.nasgauge.models.gradient;

import java.util.Arrays;

/**
 * Products of matrices, four factors at once. Where rows are long, each is an array of its own: so the JIT sees that they do not
 * overlap, and makes vector instructions of the inner loop. That changes the order of no sum.
 */
final class Products {
    private static final int AT_ONCE = 4;
    private static final int LONG_ROW = 48;

    private Products() {}

    /** Adds a b to the sum: a of n rows and k columns, b of k rows and m columns. */
    static void add(double[] a, double[] b, double[] sum, int n, int k, int m) {
        if (m < LONG_ROW) {
            for (int row = 0; row < n; row++) {
                addRow(a, row * k, b, k, sum, row * m, m);
            }
        } else {
            double[][] rows = new double[k][];
            Arrays.setAll(rows, row -> Arrays.copyOfRange(b, row * m, (row + 1) * m));
            double[] line = new double[m];
            for (int row = 0; row < n; row++) {
                System.arraycopy(sum, row * m, line, 0, m);
                addRow(a, row * k, rows, line);
                System.arraycopy(line, 0, sum, row * m, m);
            }
        }
    }

    private static void addRow(double[] a, int at, double[] b, int k, double[] sum, int to, int m) {
        int i = 0;
        for (; i <= k - AT_ONCE; i += AT_ONCE) {
            addFour(a[at + i], a[at + i + 1], a[at + i + 2], a[at + i + 3], b, i * m, sum, to, m);
        }
        for (; i < k; i++) {
            addOne(a[at + i], b, i * m, sum, to, m);
        }
    }

    private static void addRow(double[] a, int at, double[][] rows, double[] line) {
        int i = 0;
        for (; i <= rows.length - AT_ONCE; i += AT_ONCE) {
            addFour(a[at + i], a[at + i + 1], a[at + i + 2], a[at + i + 3], rows, i, line);
        }
        for (; i < rows.length; i++) {
            addOne(a[at + i], rows[i], 0, line, 0, line.length);
        }
    }

    /** Adds aᵀ b to the sum: a of n rows and k columns, b of n rows and m columns. */
    static void addTransposed(double[] a, double[] b, double[] sum, int n, int k, int m) {
        add(transposed(a, n, k), b, sum, k, n, m);
    }

    /** Of n rows and m columns. */
    static double[] transposed(double[] matrix, int n, int m) {
        double[] transposed = new double[n * m];
        for (int row = 0; row < n; row++) {
            for (int column = 0; column < m; column++) {
                transposed[column * n + row] = matrix[row * m + column];
            }
        }
        return transposed;
    }

    private static void addFour(double w0, double w1, double w2, double w3, double[][] from, int first, double[] to) {
        double[] x0 = from[first];
        double[] x1 = from[first + 1];
        double[] x2 = from[first + 2];
        double[] x3 = from[first + 3];
        for (int j = 0; j < to.length; j++) {
            to[j] += (w0 * x0[j] + w1 * x1[j]) + (w2 * x2[j] + w3 * x3[j]);
        }
    }

    private static void addFour(
            double w0, double w1, double w2, double w3, double[] from, int x, double[] to, int y, int m) {
        int x1 = x + m;
        int x2 = x1 + m;
        int x3 = x2 + m;
        for (int j = 0; j < m; j++) {
            to[y + j] += (w0 * from[x + j] + w1 * from[x1 + j]) + (w2 * from[x2 + j] + w3 * from[x3 + j]);
        }
    }

    static void addOne(double weight, double[] from, int x, double[] to, int y, int m) {
        for (int j = 0; j < m; j++) {
            to[y + j] += weight * from[x + j];
        }
    }
}
