package org.nasgauge.oneshot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nasgauge.tape.Parameter;

/** Of several passes together, by the parameters that one of them reached. */
public final class Gradients {
    private final Map<Parameter, float[]> sums = new LinkedHashMap<>();

    /** Adds those of the last backward pass. */
    public void add(Collection<Parameter> of) {
        for (Parameter parameter : of) {
            if (parameter.reached()) {
                float[] gradient = parameter.gradient().toArray();
                sums.merge(parameter, gradient, Gradients::sum);
            }
        }
    }

    private static float[] sum(float[] to, float[] more) {
        for (int i = 0; i < to.length; i++) {
            to[i] += more[i];
        }
        return to;
    }

    /** The parameters, with these gradients. */
    public List<Parameter> set() {
        sums.forEach((parameter, gradient) -> parameter.gradient().setAll(gradient));
        return new ArrayList<>(sums.keySet());
    }

    /** Makes all smaller by one factor, if their norm together is greater than this; with 0 never. */
    public void clip(double most) {
        if (most == 0) {
            return;
        }
        double squares = 0;
        for (float[] gradient : sums.values()) {
            for (float g : gradient) {
                squares += (double) g * g;
            }
        }
        double norm = Math.sqrt(squares);
        if (norm > most) {
            float factor = (float) (most / (norm + 1e-6)); // as PyTorch clips
            sums.values().forEach(gradient -> {
                for (int i = 0; i < gradient.length; i++) {
                    gradient[i] *= factor;
                }
            });
        }
    }
}
