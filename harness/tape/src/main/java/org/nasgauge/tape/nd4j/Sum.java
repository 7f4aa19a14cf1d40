package org.nasgauge.tape.nd4j;

import java.util.List;
import org.nasgauge.tape.Floats;
import org.nasgauge.tape.Mode;
import org.nasgauge.tape.Operation;
import org.nasgauge.tape.Tensor;

/** The sum of tensors of one shape, in the order given. */
final class Sum extends Operation {
    private static final int LENGTH = 512;

    private final float[] sum = new float[LENGTH];
    private final float[] term = new float[LENGTH];

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
        Floats out = output().value();
        for (int i = 0; i < out.length(); i += LENGTH) {
            int n = Math.min(LENGTH, out.length() - i);
            inputs().get(0).value().read(i, sum, n);
            for (int k = 1; k < inputs().size(); k++) {
                inputs().get(k).value().read(i, term, n);
                accumulate(n);
            }
            out.write(i, sum, n);
        }
    }

    @Override
    protected void backward() {
        Floats from = output().gradient();
        for (Tensor input : inputs()) {
            Floats to = input.gradient();
            boolean first = input.claimGradient();
            for (int i = 0; i < from.length(); i += LENGTH) {
                int n = Math.min(LENGTH, from.length() - i);
                from.read(i, sum, n);
                if (!first) {
                    to.read(i, term, n);
                    accumulate(n);
                }
                to.write(i, sum, n);
            }
        }
    }

    private void accumulate(int n) {
        for (int j = 0; j < n; j++) {
            sum[j] += term[j];
        }
    }
}
