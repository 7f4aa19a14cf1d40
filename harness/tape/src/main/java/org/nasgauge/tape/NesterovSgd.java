package org.nasgauge.tape;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Stochastic gradient descent with Nesterov momentum and weight decay as PyTorch computes it: g ← g + decay · w;
 * v ← momentum · v + g; w ← w − rate · (g + momentum · v).
 */
public final class NesterovSgd {
    private static final int LENGTH = 512;

    private final List<Parameter> parameters;
    private final Map<Parameter, float[]> velocities = new HashMap<>();
    private final float momentum;
    private final float decay;
    private final float[] w = new float[LENGTH];
    private final float[] g = new float[LENGTH];
    private final float[] v = new float[LENGTH];

    public NesterovSgd(Collection<Parameter> parameters, double momentum, double decay) {
        this.parameters = List.copyOf(parameters);
        this.parameters.forEach(parameter -> velocities.put(parameter, new float[parameter.size()]));
        this.momentum = (float) momentum;
        this.decay = (float) decay;
    }

    public void step(double learningRate) {
        step(learningRate, parameters);
    }

    /** Moves some of the parameters; the others and their velocities stay. */
    public void step(double learningRate, Collection<Parameter> moved) {
        float rate = (float) learningRate;
        for (Parameter parameter : moved) {
            float[] velocity = velocity(parameter);
            for (int i = 0; i < velocity.length; i += LENGTH) {
                int n = Math.min(LENGTH, velocity.length - i);
                parameter.value().read(i, w, n);
                parameter.gradient().read(i, g, n);
                System.arraycopy(velocity, i, v, 0, n);
                for (int j = 0; j < n; j++) {
                    g[j] += decay * w[j];
                    v[j] = momentum * v[j] + g[j];
                    w[j] -= rate * (g[j] + momentum * v[j]);
                }
                System.arraycopy(v, 0, velocity, i, n);
                parameter.value().write(i, w, n);
            }
        }
    }

    /** As it is, not a copy: to be kept, and set again by who goes on later. */
    public float[] velocity(Parameter parameter) {
        return Objects.requireNonNull(velocities.get(parameter), () -> parameter + " is not trained here");
    }
}
