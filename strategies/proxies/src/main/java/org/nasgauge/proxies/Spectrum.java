package org.nasgauge.proxies;

import java.util.Arrays;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.nasgauge.api.estimate.Estimation;

/** Eigenvalues and correlations. */
final class Spectrum {
    private Spectrum() {}

    /**
     * Of a symmetric matrix, the greatest first.
     *
     * @throws Estimation.Impossible if it is not finite, or its eigenvalues are not found
     */
    static double[] of(double[][] symmetric) {
        for (double[] row : symmetric) {
            for (double value : row) {
                if (!Double.isFinite(value)) {
                    throw new Estimation.Impossible("a matrix that is not finite");
                }
            }
        }
        RealMatrix matrix = MatrixUtils.createRealMatrix(symmetric);
        try {
            return new EigenDecompositionSymmetric(matrix).getEigenvalues();
        } catch (MathIllegalStateException gradedDownToRounding) {
            return shifted(matrix);
        }
    }

    /** The library compares what is left with its neighbours, which rounding alone can make, unless all eigenvalues are large. */
    private static double[] shifted(RealMatrix matrix) {
        double shift = matrix.getNormInfty();
        RealMatrix identity = MatrixUtils.createRealIdentityMatrix(matrix.getRowDimension());
        try {
            double[] values =
                    new EigenDecompositionSymmetric(matrix.add(identity.scalarMultiply(shift))).getEigenvalues();
            return Arrays.stream(values).map(value -> value - shift).toArray();
        } catch (MathIllegalStateException unsettled) {
            throw new Estimation.Impossible("a matrix whose eigenvalues are not found");
        }
    }

    /** The products of all rows with each other. */
    static double[][] gram(double[][] rows) {
        double[][] products = new double[rows.length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = 0; k < rows[i].length; k++) {
                    sum += rows[i][k] * rows[j][k];
                }
                products[i][j] = sum;
                products[j][i] = sum;
            }
        }
        return products;
    }

    /** Pearson's correlations of all rows with each other; NaN with one that is constant. */
    static double[][] correlations(double[][] rows) {
        double[][] unit = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            unit[i] = unit(rows[i]);
        }
        return gram(unit);
    }

    private static double[] unit(double[] row) {
        double mean = 0;
        for (double value : row) {
            mean += value / row.length;
        }
        double squares = 0;
        for (double value : row) {
            squares += (value - mean) * (value - mean);
        }
        double[] unit = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            unit[i] = (row[i] - mean) / Math.sqrt(squares);
        }
        return unit;
    }
}
