package org.nasgauge.tape.java;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nasgauge.tape.Mode;
import org.nasgauge.tape.Operation;
import org.nasgauge.tape.Tensor;

/**
 * The sum of tensors of one shape, each times its entry of a vector that has a gradient too. A weight of 0 costs nothing, nor
 * do terms of zeros. Rows are taken a few at a time for all terms, so that the gradient stays in the innermost cache.
 */
final class WeightedSum extends Operation {
    private static final int TOGETHER = 3;

    private final List<Tensor> terms;
    private final Tensor weights;

    WeightedSum(String name, List<Tensor> terms, Tensor weights) {
        super(name, with(terms, weights), terms.get(0).shape());
        if (weights.shape().elements() != terms.size()) {
            throw new IllegalArgumentException(terms.size() + " terms for the weights " + weights);
        }
        this.terms = List.copyOf(terms);
        this.weights = weights;
    }

    private static List<Tensor> with(List<Tensor> terms, Tensor weights) {
        List<Tensor> all = new ArrayList<>(terms);
        all.add(weights);
        return all;
    }

    @Override
    protected void forward(Mode mode) {
        int[] summed = summed();
        float[] factors = new float[summed.length];
        float[][][] x = new float[summed.length][][];
        for (int i = 0; i < summed.length; i++) {
            factors[i] = weights.value().get(summed[i]);
            x[i] = Rows.of(terms.get(summed[i]).value());
        }
        float[][] from = new float[summed.length][];
        float[][] to = new float[1][];
        float[][] y = Rows.of(output().value());
        for (int row = 0; row < y.length; row++) {
            for (int i = 0; i < summed.length; i++) {
                from[i] = x[i][row];
            }
            Arrays.fill(y[row], 0);
            to[0] = y[row];
            RowArithmetic.multiplyAdd(to, 1, from, summed.length, factors);
        }
    }

    /** Terms that are no zeros. */
    private int[] summed() {
        int[] summed = new int[terms.size()];
        int count = 0;
        for (int t = 0; t < summed.length; t++) {
            if (weights.value().get(t) != 0 && !terms.get(t).isZero()) {
                summed[count++] = t;
            }
        }
        return Arrays.copyOf(summed, count);
    }

    /** What the backward pass does with one term. */
    private static final class Carried {
        private final float weight;
        private final boolean hasGradient;
        private final boolean first;
        private final float[][] dx;
        private final float[][] x;
        private final float[] products;

        Carried(Tensor term, float weight, boolean byWeight) {
            this.weight = weight;
            this.hasGradient = term.isWanted();
            this.first = hasGradient && term.claimGradient();
            this.dx = hasGradient ? Rows.of(term.gradient()) : new float[0][];
            this.x = byWeight && !term.isZero() ? Rows.of(term.value()) : new float[0][];
            this.products = new float[x.length == 0 ? 0 : x[0].length];
        }

        void take(float[][] dy, int from, int to) {
            if (x.length > 0) {
                RowArithmetic.addProducts(products, dy, x, from, to);
            }
            for (int row = from; row < to && hasGradient; row++) {
                if (first) {
                    RowArithmetic.affine(dx[row], dy[row], weight, 0);
                } else if (weight != 0) {
                    RowArithmetic.multiplyAdd(dx[row], dy[row], weight);
                }
            }
        }
    }

    @Override
    protected void backward() {
        float[][] dy = Rows.of(output().gradient());
        List<Carried> each = new ArrayList<>();
        for (int t = 0; t < terms.size(); t++) {
            each.add(new Carried(terms.get(t), weights.value().get(t), weights.isWanted()));
        }
        for (int from = 0; from < dy.length; from += TOGETHER) {
            int to = Math.min(dy.length, from + TOGETHER);
            for (Carried term : each) {
                term.take(dy, from, to);
            }
        }
        if (weights.isWanted()) {
            boolean first = weights.claimGradient();
            for (int t = 0; t < each.size(); t++) {
                float product = RowArithmetic.fold(each.get(t).products);
                weights.gradient().set(t, first ? product : weights.gradient().get(t) + product);
            }
        }
    }
}
