package org.nasgauge.tape.java;

import java.util.Arrays;

/**
 * The loops that all time is spent in. Each writes one array, or two, and reads some others at equal indices, the only form that
 * the JIT compiles to vector instructions on every JDK from 17. Reading is what takes the time, so that a loop does much with
 * what it reads; how many arrays it reads was measured, and does not change a bit, since each lane's terms come in the order
 * given. An output of one-output loops may be among the inputs.
 */
final class RowArithmetic {
    private static final int MOST_TERMS = 4;

    private RowArithmetic() {}

    /**
     * To each output adds all inputs, each times its weight: lane by lane fused multiply-adds in the order of the inputs.
     * Inputs are taken a few at a time for all outputs, so that they stay in the innermost cache.
     *
     * @param weights for each output in turn, one for each input
     */
    static void multiplyAdd(float[][] outputs, int outputCount, float[][] inputs, int inputCount, float[] weights) {
        int terms;
        for (int k = 0; k < inputCount; k += terms) {
            terms = Math.min(MOST_TERMS, inputCount - k);
            int paired = terms == MOST_TERMS ? outputCount & ~1 : 0;
            for (int o = 0; o < paired; o += 2) {
                addToTwo(outputs, o, inputs, k, weights, o * inputCount + k, inputCount);
            }
            for (int o = paired; o < outputCount; o++) {
                multiplyAdd(outputs[o], inputs, k, terms, weights, o * inputCount + k);
            }
        }
    }

    private static void multiplyAdd(float[] to, float[][] in, int k, int terms, float[] w, int at) {
        switch (terms) {
            case 1 -> multiplyAdd(to, in[k], w[at]);
            case 2 -> add(to, in[k], w[at], in[k + 1], w[at + 1]);
            case 3 -> add(to, in[k], w[at], in[k + 1], w[at + 1], in[k + 2], w[at + 2]);
            default -> add(to, in[k], w[at], in[k + 1], w[at + 1], in[k + 2], w[at + 2], in[k + 3], w[at + 3]);
        }
    }

    /** Adds u a. */
    static void multiplyAdd(float[] to, float[] a, float u) {
        for (int j = 0; j < to.length; j++) {
            to[j] = Math.fma(u, a[j], to[j]);
        }
    }

    private static void add(float[] to, float[] a, float u, float[] b, float v) {
        for (int j = 0; j < to.length; j++) {
            to[j] = Math.fma(v, b[j], Math.fma(u, a[j], to[j]));
        }
    }

    private static void add(float[] to, float[] a, float u, float[] b, float v, float[] c, float w) {
        for (int j = 0; j < to.length; j++) {
            to[j] = Math.fma(w, c[j], Math.fma(v, b[j], Math.fma(u, a[j], to[j])));
        }
    }

    private static void add(
            float[] to, float[] a, float u, float[] b, float v, float[] c, float w, float[] d, float x) {
        for (int j = 0; j < to.length; j++) {
            to[j] = Math.fma(x, d[j], Math.fma(w, c[j], Math.fma(v, b[j], Math.fma(u, a[j], to[j]))));
        }
    }

    /**
     * Four terms for each of two outputs, which are read once for both. Their factors stand in another order: else the JIT of
     * JDK 17 puts an addition to one output and its neighbour's to the other into a vector, and gives up the loop.
     */
    private static void addToTwo(float[][] outputs, int o, float[][] inputs, int k, float[] weights, int at, int step) {
        float[] to = outputs[o];
        float[] other = outputs[o + 1];
        float[] a = inputs[k];
        float[] b = inputs[k + 1];
        float[] c = inputs[k + 2];
        float[] d = inputs[k + 3];
        float p = weights[at];
        float q = weights[at + 1];
        float r = weights[at + 2];
        float s = weights[at + 3];
        float u = weights[at + step];
        float v = weights[at + step + 1];
        float w = weights[at + step + 2];
        float x = weights[at + step + 3];
        for (int j = 0; j < to.length; j++) {
            float one = Math.fma(s, d[j], Math.fma(r, c[j], Math.fma(q, b[j], Math.fma(p, a[j], to[j]))));
            float two = Math.fma(d[j], x, Math.fma(c[j], w, Math.fma(b[j], v, Math.fma(a[j], u, other[j]))));
            to[j] = one;
            other[j] = two;
        }
    }

    /**
     * The sum over pairs of rows and all lanes of a · b: lane by lane fused multiply-adds in the order of the pairs, from 0;
     * then the lanes are {@linkplain #fold folded}.
     *
     * @param lanes room of the length of a row
     */
    static float dot(float[][] a, float[][] b, int count, float[] lanes) {
        Arrays.fill(lanes, 0);
        addProducts(lanes, a, b, 0, count);
        return fold(lanes);
    }

    /** Adds a · b, pair by pair of some rows. */
    static void addProducts(float[] lanes, float[][] a, float[][] b, int from, int end) {
        int i = from;
        while (end - i > 4 || end - i == 3) {
            addProducts(lanes, a[i], b[i], a[i + 1], b[i + 1], a[i + 2], b[i + 2]);
            i += 3;
        }
        while (end - i >= 2) {
            addProducts(lanes, a[i], b[i], a[i + 1], b[i + 1]);
            i += 2;
        }
        if (i < end) {
            addProduct(lanes, a[i], b[i]);
        }
    }

    private static void addProducts(float[] to, float[] a, float[] b, float[] c, float[] d, float[] e, float[] f) {
        for (int j = 0; j < to.length; j++) {
            to[j] = Math.fma(e[j], f[j], Math.fma(c[j], d[j], Math.fma(a[j], b[j], to[j])));
        }
    }

    private static void addProducts(float[] to, float[] a, float[] b, float[] c, float[] d) {
        for (int j = 0; j < to.length; j++) {
            to[j] = Math.fma(c[j], d[j], Math.fma(a[j], b[j], to[j]));
        }
    }

    /** Adds a · b. */
    static void addProduct(float[] to, float[] a, float[] b) {
        for (int j = 0; j < to.length; j++) {
            to[j] = Math.fma(a[j], b[j], to[j]);
        }
    }

    /**
     * One number from lanes: lane j to the sum j mod 8, in their order from 0; then ((0 + 4) + (1 + 5)) + ((2 + 6) + (3 + 7)).
     */
    static float fold(float[] lanes) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        int whole = lanes.length & ~7;
        for (int j = 0; j < whole; j += 8) {
            s0 += lanes[j];
            s1 += lanes[j + 1];
            s2 += lanes[j + 2];
            s3 += lanes[j + 3];
            s4 += lanes[j + 4];
            s5 += lanes[j + 5];
            s6 += lanes[j + 6];
            s7 += lanes[j + 7];
        }
        float[] rest = {s0, s1, s2, s3, s4, s5, s6, s7};
        for (int j = whole; j < lanes.length; j++) {
            rest[j - whole] += lanes[j];
        }
        return (rest[0] + rest[4] + (rest[1] + rest[5])) + (rest[2] + rest[6] + (rest[3] + rest[7]));
    }

    /** The sum of rows, from the first to the last. */
    static void sum(float[] to, float[][] rows, int count) {
        if (count == 1) {
            System.arraycopy(rows[0], 0, to, 0, to.length);
        } else if (count == 2) {
            sum(to, rows[0], rows[1]);
        } else {
            sum(to, rows[0], rows[1], rows[2]);
            for (int i = 3; i < count; i++) {
                sum(to, to, rows[i]);
            }
        }
    }

    static void sum(float[] to, float[] a, float[] b) {
        for (int j = 0; j < to.length; j++) {
            to[j] = a[j] + b[j];
        }
    }

    private static void sum(float[] to, float[] a, float[] b, float[] c) {
        for (int j = 0; j < to.length; j++) {
            to[j] = a[j] + b[j] + c[j];
        }
    }

    /** a · b */
    static void product(float[] to, float[] a, float[] b) {
        for (int j = 0; j < to.length; j++) {
            to[j] = a[j] * b[j];
        }
    }

    /** u a + v */
    static void affine(float[] to, float[] a, float u, float v) {
        for (int j = 0; j < to.length; j++) {
            to[j] = Math.fma(u, a[j], v);
        }
    }

    /** u a + (v b + w) */
    static void affine(float[] to, float[] a, float u, float[] b, float v, float w) {
        for (int j = 0; j < to.length; j++) {
            to[j] = Math.fma(u, a[j], Math.fma(v, b[j], w));
        }
    }

    /** Adds (a - mean)². */
    static void addSquares(float[] to, float[] a, float mean) {
        for (int j = 0; j < to.length; j++) {
            float d = a[j] - mean;
            to[j] = Math.fma(d, d, to[j]);
        }
    }

    /** Adds a · (b - mean). */
    static void addProducts(float[] to, float[] a, float[] b, float mean) {
        for (int j = 0; j < to.length; j++) {
            to[j] = Math.fma(a[j], b[j] - mean, to[j]);
        }
    }
}
