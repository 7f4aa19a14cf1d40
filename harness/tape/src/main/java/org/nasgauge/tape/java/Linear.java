package org.nasgauge.tape.java;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nasgauge.tape.Mode;
import org.nasgauge.tape.Operation;
import org.nasgauge.tape.Parameter;
import org.nasgauge.tape.Tensor;

/** A linear map of vectors: y = x W, or x W + b, in the order of a 1x1 {@link Convolution}. */
final class Linear extends Operation {
    private final Parameter weights;
    private final Optional<Parameter> bias;

    Linear(String name, Tensor input, Parameter weights, Optional<Parameter> bias) {
        super(name, List.of(input), input.shape().withChannels((int) weights.shape()[1]));
        if (input.shape().pixels() != 1) {
            throw new IllegalArgumentException("a linear map takes vectors, not " + input);
        }
        this.weights = weights;
        this.bias = bias;
    }

    @Override
    public List<Parameter> parameters() {
        return bias.map(b -> List.of(weights, b)).orElse(List.of(weights));
    }

    @Override
    public long multiplyAccumulates() {
        return weights.size();
    }

    @Override
    protected void forward(Mode mode) {
        float[][] x = Rows.of(inputs().get(0).value());
        float[][] y = Rows.of(output().value());
        float[] w = Flat.of(weights.value());
        float[] byOutput = new float[w.length];
        for (int k = 0; k < y.length; k++) {
            Arrays.fill(y[k], bias.isPresent() ? bias.get().value().get(k) : 0);
            for (int c = 0; c < x.length; c++) {
                byOutput[k * x.length + c] = w[c * y.length + k];
            }
        }
        RowArithmetic.multiplyAdd(y, y.length, x, x.length, byOutput);
    }

    @Override
    protected void backward() {
        Tensor input = inputs().get(0);
        float[][] x = Rows.of(input.value());
        float[][] dy = Rows.of(output().gradient());
        if (weights.isWanted()) {
            weights.accumulate(() -> byWeights(x, dy, Flat.of(weights.gradient())));
        }
        bias.filter(Parameter::isWanted).ifPresent(b -> b.accumulate(() -> byBias(dy, Flat.of(b.gradient()))));
        if (!input.isWanted()) {
            return;
        }
        if (input.claimGradient()) {
            input.gradient().fill(0);
        }
        float[][] dx = Rows.of(input.gradient());
        RowArithmetic.multiplyAdd(dx, dx.length, dy, dy.length, Flat.of(weights.value()));
    }

    private static void byWeights(float[][] x, float[][] dy, float[] dw) {
        float[] lanes = new float[x[0].length];
        for (int c = 0; c < x.length; c++) {
            for (int k = 0; k < dy.length; k++) {
                Arrays.fill(lanes, 0);
                RowArithmetic.addProduct(lanes, x[c], dy[k]);
                dw[c * dy.length + k] = RowArithmetic.fold(lanes);
            }
        }
    }

    private static void byBias(float[][] dy, float[] db) {
        for (int k = 0; k < db.length; k++) {
            db[k] = RowArithmetic.fold(dy[k]);
        }
    }
}
