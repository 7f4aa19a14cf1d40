package org.nasgauge.oneshot.differentiable;

import java.util.function.UnaryOperator;
import org.nasgauge.oneshot.mixture.Numbers;

/** How sharply a loss bends: eigenvalues of its Hessian, by power iteration over differences of gradients. */
final class Sharpness {
    private static final int ITERATIONS = 20;
    private static final double RADIUS = 0.01;
    private static final double ENOUGH = 1e-3;

    private final double[][] at;
    private final UnaryOperator<double[][]> gradient;

    private Sharpness(double[][] at, UnaryOperator<double[][]> gradient) {
        this.at = at;
        this.gradient = gradient;
    }

    /**
     * The greatest eigenvalue at a place: where the one of greatest size is negative, the Hessian is shifted by it and
     * iterated again. Within one in a thousand, or after 20 products of the Hessian, each two gradients.
     */
    static double greatest(double[][] at, UnaryOperator<double[][]> gradient) {
        Sharpness hessian = new Sharpness(at, gradient);
        double largest = hessian.dominant(0);
        return largest >= 0 ? largest : hessian.dominant(largest) + largest;
    }

    /** Of the Hessian minus a shift times the identity. */
    private double dominant(double shift) {
        double[][] v = Numbers.copy(at);
        for (int d = 0; d < v.length; d++) {
            for (int i = 0; i < v[d].length; i++) {
                v[d][i] = 1 + 0.1 * ((3 * d + 7 * i) % 5); // any that is not an eigenvector itself
            }
        }
        double eigenvalue = 0;
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            scale(v, 1 / Math.sqrt(dot(v, v)));
            double[][] product = product(v, shift);
            double next = dot(v, product);
            boolean settled = Math.abs(next - eigenvalue) <= ENOUGH * Math.abs(next);
            eigenvalue = next;
            if (settled || dot(product, product) == 0) {
                break;
            }
            v = product;
        }
        return eigenvalue;
    }

    private double[][] product(double[][] v, double shift) {
        double[][] above = gradient.apply(moved(v, RADIUS));
        double[][] below = gradient.apply(moved(v, -RADIUS));
        for (int d = 0; d < v.length; d++) {
            for (int i = 0; i < v[d].length; i++) {
                above[d][i] = (above[d][i] - below[d][i]) / (2 * RADIUS) - shift * v[d][i];
            }
        }
        return above;
    }

    private double[][] moved(double[][] v, double by) {
        double[][] moved = Numbers.copy(at);
        for (int d = 0; d < v.length; d++) {
            for (int i = 0; i < v[d].length; i++) {
                moved[d][i] += by * v[d][i];
            }
        }
        return moved;
    }

    private static double dot(double[][] a, double[][] b) {
        double sum = 0;
        for (int d = 0; d < a.length; d++) {
            for (int i = 0; i < a[d].length; i++) {
                sum += a[d][i] * b[d][i];
            }
        }
        return sum;
    }

    private static void scale(double[][] v, double by) {
        for (double[] vector : v) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] *= by;
            }
        }
    }
}
