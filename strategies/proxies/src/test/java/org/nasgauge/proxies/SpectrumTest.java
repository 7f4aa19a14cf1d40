package org.nasgauge.proxies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

class SpectrumTest {
    /** Networks with few live paths have such ones: some large eigenvalues, and the others ever smaller down to rounding. */
    @Test
    void findsGradedEigenvaluesTooWhereTheLibraryAloneDoesNot() {
        List<double[][]> unsettled = IntStream.range(0, 40)
                .mapToObj(seed -> graded(SeedTree.root(seed).generator()))
                .filter(matrix -> !settles(matrix))
                .toList();
        assertThat(unsettled).isNotEmpty();
        for (double[][] matrix : unsettled) {
            double[] ours = Spectrum.of(matrix);
            double[] slow = BruteForce.eigenvalues(matrix);
            for (int i = 0; i < ours.length; i++) {
                assertThat(ours[i]).isCloseTo(slow[slow.length - 1 - i], within(1e-12));
            }
        }
    }

    @Test
    void refusesWhatIsNotFinite() {
        assertThatThrownBy(() -> Spectrum.of(new double[][] {{1, Double.NaN}, {Double.NaN, 1}}))
                .isInstanceOf(Estimation.Impossible.class);
    }

    private static boolean settles(double[][] matrix) {
        try {
            return new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(matrix)).getEigenvalues().length > 0;
        } catch (MathIllegalStateException unsettled) {
            return false;
        }
    }

    /** Products of 64 unit vectors with three large coordinates. */
    private static double[][] graded(SeededRandom random) {
        double[][] rows = new double[64][64];
        for (double[] row : rows) {
            double squares = 0;
            for (int k = 0; k < row.length; k++) {
                row[k] = random.nextGaussian() * (k < 3 ? 1 : 1e-4 * Math.pow(0.7, k - 3));
                squares += row[k] * row[k];
            }
            for (int k = 0; k < row.length; k++) {
                row[k] /= Math.sqrt(squares);
            }
        }
        return Spectrum.gram(rows);
    }
}
