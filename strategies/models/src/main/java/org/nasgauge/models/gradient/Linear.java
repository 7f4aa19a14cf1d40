package org.nasgauge.models.gradient;

import org.nasgauge.api.random.SeededRandom;

/** Each row times weights, and biases. */
public record Linear(Matrix weights, Matrix biases) {
    /** Weights by {@link Parameters#glorot}, biases 0. */
    public static Linear glorot(Parameters parameters, int inputs, int outputs, SeededRandom random) {
        return new Linear(parameters.glorot(inputs, outputs, random), parameters.constant(1, outputs, 0));
    }

    /** Weights and biases uniform with the bound 1 / √inputs, PyTorch's own. */
    public static Linear standard(Parameters parameters, int inputs, int outputs, SeededRandom random) {
        double bound = 1 / StrictMath.sqrt(inputs);
        return new Linear(
                parameters.uniform(inputs, outputs, bound, random), parameters.uniform(1, outputs, bound, random));
    }

    public Matrix of(Recording recording, Matrix input) {
        return recording.plusRow(recording.product(input, weights), biases);
    }
}
