package org.nasgauge.models.regression;

/** Eigenvalues and eigenvectors of a symmetric matrix, by Jacobi's rotations (Golub and Van Loan, section 8.5). */
final class SymmetricEigen {
    private static final int MOST_SWEEPS = 60;
    private static final double NEGLIGIBLE = 1e-30;

    private final double[] values;
    /** One a row. */
    private final double[][] vectors;

    private SymmetricEigen(double[] values, double[][] vectors) {
        this.values = values;
        this.vectors = vectors;
    }

    /** @param matrix is left as it is */
    static SymmetricEigen of(double[][] matrix) {
        int n = matrix.length;
        double[][] a = new double[n][];
        double[][] vectors = new double[n][n];
        double all = 0;
        for (int i = 0; i < n; i++) {
            a[i] = matrix[i].clone();
            vectors[i][i] = 1;
            for (double entry : a[i]) {
                all += entry * entry;
            }
        }
        for (int sweep = 0; sweep < MOST_SWEEPS && beside(a) > NEGLIGIBLE * all; sweep++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotate(a, vectors, p, q);
                }
            }
        }
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = a[i][i];
        }
        return new SymmetricEigen(values, vectors);
    }

    /** The sum of squares beside the diagonal. */
    private static double beside(double[][] a) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < i; j++) {
                sum += 2 * a[i][j] * a[i][j];
            }
        }
        return sum;
    }

    private static void rotate(double[][] a, double[][] vectors, int p, int q) {
        if (a[p][q] == 0) {
            return;
        }
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + StrictMath.hypot(theta, 1));
        double c = 1 / StrictMath.hypot(t, 1);
        double s = t * c;
        turn(a[p], a[q], c, s);
        for (double[] row : a) {
            double x = row[p];
            double y = row[q];
            row[p] = c * x - s * y;
            row[q] = s * x + c * y;
        }
        turn(vectors[p], vectors[q], c, s);
    }

    private static void turn(double[] p, double[] q, double c, double s) {
        for (int k = 0; k < p.length; k++) {
            double x = p[k];
            double y = q[k];
            p[k] = c * x - s * y;
            q[k] = s * x + c * y;
        }
    }

    double value(int i) {
        return values[i];
    }

    /** The coordinates of a vector along the eigenvectors. */
    double[] rotated(double[] vector) {
        double[] coordinates = new double[values.length];
        for (int i = 0; i < coordinates.length; i++) {
            for (int k = 0; k < vector.length; k++) {
                coordinates[i] += vectors[i][k] * vector[k];
            }
        }
        return coordinates;
    }

    /** The vector with these coordinates. */
    double[] rotatedBack(double[] coordinates) {
        double[] vector = new double[coordinates.length];
        for (int i = 0; i < coordinates.length; i++) {
            for (int k = 0; k < vector.length; k++) {
                vector[k] += coordinates[i] * vectors[i][k];
            }
        }
        return vector;
    }
}
