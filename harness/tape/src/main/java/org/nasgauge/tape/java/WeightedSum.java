package org.nasgauge.tape.java;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nasgauge.tape.Mode;
import org.nasgauge.tape.Operation;
import org.nasgauge.tape.Tensor;

/** The sum of tensors of one shape, each times its entry of a vector that has a gradient too. A weight of 0 costs nothing. */
final class WeightedSum extends Operation {
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
        float[][] y = Rows.of(output().value());
        for (float[] row : y) {
            Arrays.fill(row, 0);
        }
        for (int t = 0; t < terms.size(); t++) {
            addProduct(y, Rows.of(terms.get(t).value()), weights.value().get(t));
        }
    }

    private static void addProduct(float[][] to, float[][] rows, float weight) {
        for (int i = 0; i < to.length && weight != 0; i++) {
            RowArithmetic.multiplyAdd(to[i], rows[i], weight);
        }
    }

    @Override
    protected void backward() {
        float[][] dy = Rows.of(output().gradient());
        float[] lanes = new float[dy[0].length];
        boolean firstWeights = weights.claimGradient();
        for (int t = 0; t < terms.size(); t++) {
            float product = RowArithmetic.dot(dy, Rows.of(terms.get(t).value()), dy.length, lanes);
            weights.gradient()
                    .set(t, firstWeights ? product : weights.gradient().get(t) + product);
            carry(dy, weights.value().get(t), terms.get(t));
        }
    }

    private static void carry(float[][] dy, float weight, Tensor term) {
        float[][] dx = Rows.of(term.gradient());
        if (!term.claimGradient()) {
            addProduct(dx, dy, weight);
            return;
        }
        for (int i = 0; i < dy.length; i++) {
            RowArithmetic.affine(dx[i], dy[i], weight, 0);
        }
    }
}
