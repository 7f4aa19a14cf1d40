package org.nasgauge.tape;

import java.util.Collection;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

/** How the weights of convolutions and linear maps are drawn. Biases, scales and shifts stay as they are made: 0, 1, 0. */
@FunctionalInterface
public interface Initialization {
    /** Normal with variance 2 / fan-in (He et al., 2015). */
    Initialization HE_NORMAL = (fanIn, fanOut, random) -> Math.sqrt(2.0 / fanIn) * random.nextGaussian();

    /** Normal with variance 2 / fan-out (He et al., 2015, for the backward pass). */
    Initialization HE_NORMAL_FAN_OUT = (fanIn, fanOut, random) -> Math.sqrt(2.0 / fanOut) * random.nextGaussian();

    /** Uniform up to 1 / √fan-in on both sides: what PyTorch does unless asked. */
    Initialization PYTORCH = (fanIn, fanOut, random) -> (2 * random.nextDouble() - 1) / Math.sqrt((double) fanIn);

    /** Standard normal, whatever the fan-in. */
    Initialization STANDARD_NORMAL = (fanIn, fanOut, random) -> random.nextGaussian();

    /**
     * @param fanIn how many products make up one output
     * @param fanOut how many products one input is part of, away from the border
     */
    double draw(long fanIn, long fanOut, SeededRandom random);

    /** Draws all weights, each parameter from a stream of its own that is named after it. */
    default void apply(Collection<Parameter> parameters, SeedTree seed) {
        for (Parameter parameter : parameters) {
            if (parameter.isWeights()) {
                long fanIn = fanIn(parameter.shape());
                long fanOut = fanOut(parameter.shape());
                SeededRandom random = seed.child(parameter.name()).generator();
                float[] weights = new float[parameter.size()];
                for (int i = 0; i < weights.length; i++) {
                    weights[i] = (float) draw(fanIn, fanOut, random);
                }
                parameter.value().setAll(weights);
            }
        }
    }

    /** @param shape inputs and outputs of a linear map; or outputs, inputs, height and width of a convolution */
    private static long fanIn(long[] shape) {
        return shape.length == 2 ? shape[0] : shape[1] * shape[2] * shape[3];
    }

    /** As PyTorch counts: groups do not divide it. */
    private static long fanOut(long[] shape) {
        return shape.length == 2 ? shape[1] : shape[0] * shape[2] * shape[3];
    }
}
