package org.nasgauge.tape.java;

import java.util.Arrays;

/**
 * The {@linkplain RowArithmetic#dot dot products} of rows a and rows b, as many, moved against each other: number k is that of
 * a[i] and b[i + k - middle]. Four rows and three such products at once: what is read is used up to three times. A row that is
 * missing is one of zeros, which changes no finite sum.
 */
final class ShiftedDots {
    private static final int ROWS = 4;
    private static final int SHIFTS = 3;

    private final int count;
    private final int shifts;
    private final float[][] a;
    private final float[][] b;
    private final float[][] zeros;
    private final float[][] lanes;

    /**
     * @param count of the rows on either side
     * @param shifts odd, of which the one in the middle is none
     * @param length of a row
     */
    ShiftedDots(int count, int shifts, int length) {
        this.count = count;
        this.shifts = shifts;
        this.lanes = new float[SHIFTS][length];
        this.zeros = new float[SHIFTS][];
        Arrays.fill(zeros, new float[length]);
        this.a = new float[roundedUp(count, ROWS)][];
        Arrays.fill(a, zeros[0]);
        this.b = new float[a.length + roundedUp(shifts, SHIFTS) - 1][];
        Arrays.fill(b, zeros[0]);
    }

    private static int roundedUp(int count, int to) {
        return (count + to - 1) / to * to;
    }

    /** Takes each {@code step}-th of some rows. */
    void setA(float[][] rows, int from, int step) {
        for (int i = 0; i < count; i++) {
            a[i] = rows[from + i * step];
        }
    }

    void setB(float[][] rows, int from) {
        System.arraycopy(rows, from, b, shifts / 2, count);
    }

    /** Sets each {@code step}-th of {@code dots} to the dot product of each shift. */
    void write(float[] dots, int from, int step) {
        for (int first = 0; first < shifts; first += SHIFTS) {
            add(lanes, zeros, a, 0, b, first);
            for (int i = ROWS; i < a.length; i += ROWS) {
                add(lanes, lanes, a, i, b, i + first);
            }
            for (int shift = first; shift < Math.min(shifts, first + SHIFTS); shift++) {
                dots[from + shift * step] = RowArithmetic.fold(lanes[shift - first]);
            }
        }
    }

    private static void add(float[][] to, float[][] from, float[][] a, int i, float[][] b, int k) {
        float[] x = to[0];
        float[] y = to[1];
        float[] z = to[2];
        float[] u = from[0];
        float[] v = from[1];
        float[] w = from[2];
        float[] a0 = a[i];
        float[] a1 = a[i + 1];
        float[] a2 = a[i + 2];
        float[] a3 = a[i + 3];
        float[] b0 = b[k];
        float[] b1 = b[k + 1];
        float[] b2 = b[k + 2];
        float[] b3 = b[k + 3];
        float[] b4 = b[k + 4];
        float[] b5 = b[k + 5];
        for (int j = 0; j < x.length; j++) {
            float first = Math.fma(
                    a3[j], b3[j], Math.fma(a2[j], b2[j], Math.fma(a1[j], b1[j], Math.fma(a0[j], b0[j], u[j]))));
            float second = Math.fma(
                    a3[j], b4[j], Math.fma(a2[j], b3[j], Math.fma(a1[j], b2[j], Math.fma(a0[j], b1[j], v[j]))));
            float third = Math.fma(
                    a3[j], b5[j], Math.fma(a2[j], b4[j], Math.fma(a1[j], b3[j], Math.fma(a0[j], b2[j], w[j]))));
            x[j] = first;
            y[j] = second;
            z[j] = third;
        }
    }
}
