package org.nasgauge.tape;

import java.util.Collection;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

/** How the weights of convolutions and linear maps are drawn. Biases, scales and shifts stay as they are made: 0, 1, 0. */
@FunctionalInterface
public interface Initialization {
    /** Normal with variance 2 / fan-in (He et al., 2015). */
    Initialization HE_NORMAL = (fanIn, random) -> Math.sqrt(2.0 / fanIn) * random.nextGaussian();

    /** Uniform up to 1 / √fan-in on both sides: what PyTorch does unless asked. */
    Initialization PYTORCH = (fanIn, random) -> (2 * random.nextDouble() - 1) / Math.sqrt((double) fanIn);

    /** Standard normal, whatever the fan-in. */
    Initialization STANDARD_NORMAL = (fanIn, random) -> random.nextGaussian();

    /** @param fanIn how many products make up one output */
    double draw(long fanIn, SeededRandom random);

    /** Draws all weights, each parameter from a stream of its own that is named after it. */
    default void apply(Collection<Parameter> parameters, SeedTree seed) {
        for (Parameter parameter : parameters) {
            if (parameter.isWeights()) {
                long fanIn = fanIn(parameter.shape());
                SeededRandom random = seed.child(parameter.name()).generator();
                float[] weights = new float[parameter.size()];
                for (int i = 0; i < weights.length; i++) {
                    weights[i] = (float) draw(fanIn, random);
                }
                parameter.value().setAll(weights);
            }
        }
    }

    /** @param shape inputs and outputs of a linear map; or outputs, inputs, height and width of a convolution */
    private static long fanIn(long[] shape) {
        return shape.length == 2 ? shape[0] : shape[1] * shape[2] * shape[3];
    }
}
