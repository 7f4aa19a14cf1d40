package org.nasgauge.tape;

import java.util.ArrayList;
import java.util.List;

/** The sum of tensors of one shape, each times its entry of a vector that has a gradient too. */
final class WeightedSum extends Operation {
    private final List<Tensor> terms;
    private final Tensor weights;
    private final float[] sum;
    private final float[] term;

    /** @param weights one value a term, for the whole batch */
    WeightedSum(String name, List<Tensor> terms, Tensor weights) {
        super(name, with(terms, weights), terms.get(0).shape());
        if (weights.shape().elements() != terms.size()) {
            throw new IllegalArgumentException(terms.size() + " terms for the weights " + weights);
        }
        this.terms = List.copyOf(terms);
        this.weights = weights;
        this.sum = new float[output().shape().elementsEach()];
        this.term = new float[sum.length];
    }

    private static List<Tensor> with(List<Tensor> terms, Tensor weights) {
        List<Tensor> all = new ArrayList<>(terms);
        all.add(weights);
        return all;
    }

    @Override
    protected void forward(Mode mode) {
        for (int at = 0; at < output().shape().elements(); at += sum.length) {
            for (int t = 0; t < terms.size(); t++) {
                float weight = weights.value().get(t);
                terms.get(t).value().read(at, term, term.length);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] = t == 0 ? weight * term[i] : sum[i] + weight * term[i];
                }
            }
            output().value().write(at, sum, sum.length);
        }
    }

    @Override
    protected void backward() {
        float[] dy = output().gradient().toArray();
        if (weights.isWanted()) {
            byWeights(dy);
        }
        for (int t = 0; t < terms.size(); t++) {
            if (terms.get(t).isWanted()) {
                addTo(terms.get(t), weights.value().get(t), dy);
            }
        }
    }

    private void byWeights(float[] dy) {
        boolean first = weights.claimGradient();
        for (int t = 0; t < terms.size(); t++) {
            float[] x = terms.get(t).value().toArray();
            double product = 0;
            for (int i = 0; i < dy.length; i++) {
                product += (double) dy[i] * x[i];
            }
            float before = first ? 0 : weights.gradient().get(t);
            weights.gradient().set(t, before + (float) product);
        }
    }

    private void addTo(Tensor input, float weight, float[] dy) {
        boolean first = input.claimGradient();
        for (int at = 0; at < dy.length; at += term.length) {
            if (!first) {
                input.gradient().read(at, term, term.length);
            }
            for (int i = 0; i < term.length; i++) {
                term[i] = first ? weight * dy[at + i] : term[i] + weight * dy[at + i];
            }
            input.gradient().write(at, term, term.length);
        }
    }
}
