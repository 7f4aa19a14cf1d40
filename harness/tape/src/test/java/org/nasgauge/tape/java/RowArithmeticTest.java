package org.nasgauge.tape.java;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

/** However many rows are taken at once, each lane is the stated sequence of fused multiply-adds, to the bit. */
class RowArithmeticTest {
    private static final int LENGTH = 37;

    private final SeededRandom random = SeedTree.root(11).generator();

    private float[][] rows(int count) {
        float[][] rows = new float[count][LENGTH];
        for (float[] row : rows) {
            for (int j = 0; j < LENGTH; j++) {
                row[j] = (float) random.nextGaussian();
            }
        }
        return rows;
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 9", "2, 4", "2, 7", "3, 8", "5, 6", "8, 72"})
    void aSumOverInputsIsInTheirOrder(int outputs, int inputs) {
        float[][] y = rows(outputs);
        float[][] x = rows(inputs);
        float[] weights = new float[outputs * inputs];
        float[][] expected = new float[outputs][];
        for (int o = 0; o < outputs; o++) {
            expected[o] = y[o].clone();
            for (int k = 0; k < inputs; k++) {
                float weight = (float) random.nextGaussian();
                weights[o * inputs + k] = weight;
                for (int j = 0; j < LENGTH; j++) {
                    expected[o][j] = Math.fma(weight, x[k][j], expected[o][j]);
                }
            }
        }
        RowArithmetic.multiplyAdd(y, outputs, x, inputs, weights);
        assertThat(y).isDeepEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1, 3", "2, 3", "4, 3", "5, 5", "8, 3", "9, 7"})
    void aShiftedDotProductIsThatOfTheRowsThatMeet(int count, int shifts) {
        float[][] a = rows(2 * count);
        float[][] b = rows(count + 1);
        float[] dots = new float[1 + 2 * shifts];
        ShiftedDots made = new ShiftedDots(count, shifts, LENGTH);
        made.setA(a, 1, 2);
        made.setB(b, 1);
        made.write(dots, 1, 2);
        for (int shift = 0; shift < shifts; shift++) {
            float[][] left = new float[count][];
            float[][] right = new float[count][];
            int met = 0;
            for (int i = 0; i < count; i++) {
                int other = i + shift - shifts / 2;
                if (other >= 0 && other < count) {
                    left[met] = a[1 + 2 * i];
                    right[met++] = b[1 + other];
                }
            }
            assertThat(dots[1 + 2 * shift])
                    .as("shift %d", shift)
                    .isEqualTo(RowArithmetic.dot(left, right, met, new float[LENGTH]));
        }
    }
}
