package org.nasgauge.tape;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.nasgauge.networks.Convolution;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Pool;

/**
 * Who computes: how activations and parameters are stored, and the operations whose speed depends on it. All other
 * operations are written once, over {@link Floats}. A {@link ParameterSet} has one, and so have all tapes over it; like
 * them it is for one thread at a time.
 */
public interface Backend {
    /** As a recipe writes it. */
    String name();

    /** What the last bits of a result depend on beside the inputs, by name; within the same of these they are the same. */
    SortedMap<String, String> environment();

    /** Makes ready the thread that is going to compute. */
    void enter();

    /** Zeros. */
    Floats activations(Shape shape);

    /** For a gradient, with whatever values: it is set before it is read. */
    default Floats gradients(Shape shape) {
        return activations(shape);
    }

    /** Zeros, in row-major order. */
    Floats parameters(long... shape);

    /** @param weights output channels, input channels of a group, kernel height, kernel width */
    Operation convolution(String name, Tensor x, Convolution layer, Parameter weights, Optional<Parameter> bias);

    /**
     * A linear map of vectors: y = x W, or x W + b.
     *
     * @param x height and width 1
     * @param weights inputs, outputs
     */
    Operation linear(String name, Tensor x, Parameter weights, Optional<Parameter> bias);

    /**
     * Batch normalization (Ioffe and Szegedy, 2015). Running moments move towards those of the batch at each training pass,
     * the running variance towards the unbiased one, as PyTorch does.
     */
    Operation batchNormalization(
            String name, Tensor x, Layer.BatchNormalization layer, Optional<Affine> affine, RunningMoments running);

    /** What a batch normalization trains: one value a channel each. */
    record Affine(Parameter scale, Parameter shift) {}

    /** max(0, x). */
    Operation rectifier(String name, Tensor x);

    /** The sum of tensors of one shape, in the order given. */
    Operation sum(String name, List<Tensor> terms);

    /**
     * The sum of tensors of one shape, each times its entry of a vector that has a gradient too.
     *
     * @param weights one value a term, for the whole batch
     */
    default Operation weightedSum(String name, List<Tensor> terms, Tensor weights) {
        return new WeightedSum(name, terms, weights);
    }

    /** The mean over a square window; at the border over the pixels inside the image only, unless the layer counts zeros. */
    Operation averagePool(String name, Tensor x, Pool layer);

    /** The mean over all pixels, for each image and channel. */
    Operation globalAveragePool(String name, Tensor x);
}
