package org.nasgauge.tape.nd4j;

import java.util.List;
import java.util.Optional;
import org.nasgauge.tape.Floats;
import org.nasgauge.tape.Mode;
import org.nasgauge.tape.Operation;
import org.nasgauge.tape.Parameter;
import org.nasgauge.tape.Tensor;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A linear map of vectors: y = x W, or x W + b. */
final class Linear extends Operation {
    private static final long TRANSPOSED = 1;

    private final Parameter weights;
    private final Optional<Parameter> bias;
    private final NativeCall forward;
    private final NativeCall backwardWeights;
    private final GradientCall backwardInput;

    /**
     * @param input height and width 1
     * @param weights inputs, outputs
     */
    Linear(String name, Tensor input, Parameter weights, Optional<Parameter> bias) {
        super(name, List.of(input), input.shape().withChannels((int) weights.shape()[1]));
        if (input.shape().pixels() != 1) {
            throw new IllegalArgumentException("a linear map takes vectors, not " + input);
        }
        int in = input.shape().channels();
        int batch = input.shape().batch();
        int channels = output().shape().channels();
        this.weights = weights;
        this.bias = bias;
        INDArray x = NativeFloats.array(input.value()).reshape(batch, in);
        INDArray w = NativeFloats.array(weights.value());
        INDArray dy = NativeFloats.array(output().gradient()).reshape(batch, channels);
        this.forward = new NativeCall("matmul", new INDArray[] {x, w}, new INDArray[] {
            NativeFloats.array(output().value()).reshape(batch, channels)
        });
        this.backwardWeights = new NativeCall(
                "matmul",
                new INDArray[] {x, dy},
                new INDArray[] {NativeFloats.array(weights.gradient())},
                TRANSPOSED,
                0,
                0);
        this.backwardInput = new GradientCall(
                input,
                onto -> new NativeCall(
                        "matmul", new INDArray[] {dy, w}, new INDArray[] {onto.reshape(batch, in)}, 0, TRANSPOSED, 0));
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
        forward.run();
        bias.ifPresent(b -> add(b.value()));
    }

    @Override
    protected void backward() {
        weights.accumulate(backwardWeights::run);
        bias.ifPresent(b -> b.accumulate(() -> sum(b.gradient())));
        backwardInput.run();
    }

    private void add(Floats shift) {
        Floats out = output().value();
        for (int i = 0; i < out.length(); i++) {
            out.set(i, out.get(i) + shift.get(i % shift.length()));
        }
    }

    /** The sum over the batch, for each output. */
    private void sum(Floats total) {
        Floats dy = output().gradient();
        for (int k = 0; k < total.length(); k++) {
            float sum = 0;
            for (int i = k; i < dy.length(); i += total.length()) {
                sum += dy.get(i);
            }
            total.set(k, sum);
        }
    }

    @Override
    public void close() {
        forward.close();
        backwardWeights.close();
        backwardInput.close();
        super.close();
    }
}
