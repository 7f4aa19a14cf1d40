package org.nasgauge.tape.java;

import java.util.List;
import org.nasgauge.tape.Mode;
import org.nasgauge.tape.Operation;
import org.nasgauge.tape.Tensor;

/** The sum of tensors of one shape, in the order given. */
final class Sum extends Operation {
    Sum(String name, List<Tensor> terms) {
        super(name, terms, terms.get(0).shape());
        for (Tensor tensor : terms) {
            if (!tensor.shape().equals(terms.get(0).shape())) {
                throw new IllegalArgumentException("cannot add " + tensor + " to " + terms.get(0));
            }
        }
    }

    @Override
    protected void forward(Mode mode) {
        float[][][] terms =
                inputs().stream().map(input -> Rows.of(input.value())).toArray(float[][][]::new);
        float[][] y = Rows.of(output().value());
        float[][] row = new float[terms.length][];
        for (int i = 0; i < y.length; i++) {
            for (int t = 0; t < terms.length; t++) {
                row[t] = terms[t][i];
            }
            RowArithmetic.sum(y[i], row, row.length);
        }
    }

    @Override
    protected void backward() {
        float[][] dy = Rows.of(output().gradient());
        for (Tensor input : inputs()) {
            if (!input.isWanted()) {
                continue;
            }
            boolean first = input.claimGradient();
            float[][] dx = Rows.of(input.gradient());
            for (int i = 0; i < dy.length; i++) {
                if (first) {
                    System.arraycopy(dy[i], 0, dx[i], 0, dx[i].length);
                } else {
                    RowArithmetic.sum(dx[i], dx[i], dy[i]);
                }
            }
        }
    }
}
