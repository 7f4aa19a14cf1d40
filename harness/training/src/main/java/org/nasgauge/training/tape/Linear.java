package org.nasgauge.training.tape;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A linear map of vectors, with bias: y = x W + b. */
public final class Linear extends Operation {
    private static final long TRANSPOSED = 1;

    private final Parameter weights;
    private final Parameter bias;
    private final NativeCall forward;
    private final NativeCall backwardWeights;
    private final GradientCall backwardInput;

    /** @param input height and width 1 */
    public Linear(String name, Tensor input, int channels) {
        super(name, List.of(input), input.shape().withChannels(channels));
        if (input.shape().pixels() != 1) {
            throw new IllegalArgumentException("a linear map takes vectors, not " + input);
        }
        int in = input.shape().channels();
        int batch = input.shape().batch();
        this.weights = new Parameter(name + ".weights", in, channels);
        this.bias = new Parameter(name + ".bias", channels);
        INDArray x = input.array().reshape(batch, in);
        INDArray w = weights.value().array();
        INDArray dy = output().gradient().array().reshape(batch, channels);
        this.forward = new NativeCall("matmul", new INDArray[] {x, w}, new INDArray[] {
            output().array().reshape(batch, channels)
        });
        this.backwardWeights = new NativeCall(
                "matmul",
                new INDArray[] {x, dy},
                new INDArray[] {weights.gradient().array()},
                TRANSPOSED,
                0,
                0);
        this.backwardInput = new GradientCall(
                input,
                onto -> new NativeCall(
                        "matmul", new INDArray[] {dy, w}, new INDArray[] {onto.reshape(batch, in)}, 0, TRANSPOSED, 0));
    }

    /** Shape: inputs, outputs. */
    public Parameter weights() {
        return weights;
    }

    public Parameter bias() {
        return bias;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weights, bias);
    }

    @Override
    public long multiplyAccumulates() {
        return weights.size();
    }

    @Override
    void forward(Mode mode) {
        forward.run();
        Floats out = output().value();
        for (int i = 0; i < out.length(); i++) {
            out.set(i, out.get(i) + bias.value().get(i % bias.size()));
        }
    }

    @Override
    void backward() {
        backwardWeights.run();
        Floats dy = output().gradient();
        for (int k = 0; k < bias.size(); k++) {
            float sum = 0;
            for (int i = k; i < dy.length(); i += bias.size()) {
                sum += dy.get(i);
            }
            bias.gradient().set(k, sum);
        }
        backwardInput.run();
    }

    @Override
    public void close() {
        forward.close();
        backwardWeights.close();
        backwardInput.close();
        super.close();
    }
}
