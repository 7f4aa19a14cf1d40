package org.nasgauge.oneshot.differentiable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.nasgauge.oneshot.Training;
import org.nasgauge.oneshot.mixture.Mixer;
import org.nasgauge.oneshot.mixture.Mixer.Step;
import org.nasgauge.oneshot.mixture.MixtureNetwork;
import org.nasgauge.oneshot.mixture.MixtureNetwork.By;
import org.nasgauge.oneshot.mixture.MixtureNetwork.Pass;
import org.nasgauge.oneshot.mixture.Numbers;
import org.nasgauge.tape.NesterovSgd;
import org.nasgauge.tape.Parameter;
import org.nasgauge.tape.UntrainedGraph.Batch;

/** The gradient of losses by the numbers behind a mixture, and how it bends. The weights of the network stay. */
final class Hypergradient {
    private final MixtureNetwork network;
    private final Mixer mixer;
    private final NesterovSgd sgd;
    private final Training training;

    /** @param sgd of the network's weights, for the step that second order looks ahead */
    Hypergradient(MixtureNetwork network, Mixer mixer, NesterovSgd sgd, Training training) {
        this.network = network;
        this.mixer = mixer;
        this.sgd = sgd;
        this.training = training;
    }

    /** A loss, and its gradient by the numbers. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Slope(double loss, double[][] gradient) {}

    /**
     * At one mixture.
     *
     * @param rate learning rate of the step that second order looks ahead
     */
    Slope of(UpperLevel.Order order, Step step, Batch batch, Batch validation, double rate) {
        return switch (order) {
            case SINGLE_LEVEL -> slope(step, batch);
            case FIRST -> slope(step, validation);
            case SECOND -> unrolled(step, batch, validation, rate);
        };
    }

    private Slope slope(Step step, Batch batch) {
        Pass pass = network.pass(By.MIXTURE, step.weights(), batch);
        return new Slope(pass.loss(), mixer.gradient(step, pass));
    }

    /**
     * Of the validation loss at the weights after one more step, by the numbers (Liu et al., 2019, equations 7 and 8): the
     * product of the mixed second derivative with the gradient v is a difference over ± 0.01 / ‖v‖.
     */
    private Slope unrolled(Step step, Batch batch, Batch validation, double rate) {
        Map<String, float[]> before = network.supernet().parameters().values();
        network.pass(By.PARAMETERS, step.weights(), batch).reached().forEach(parameter -> {
            float[] w = parameter.value().toArray();
            float[] g = parameter.gradient().toArray();
            float[] velocity = sgd.velocity(parameter);
            for (int i = 0; i < w.length; i++) {
                w[i] -= (float) (rate * (training.momentum() * velocity[i] + g[i] + training.weightDecay() * w[i]));
            }
            parameter.value().setAll(w);
        });
        Pass after = network.pass(step.weights(), validation);
        double[][] gradient = mixer.gradient(step, after);
        Map<String, float[]> v = new LinkedHashMap<>();
        double squares = 0;
        for (Parameter parameter : after.reached()) {
            float[] g = parameter.gradient().toArray();
            v.put(parameter.name(), g);
            for (float value : g) {
                squares += (double) value * value;
            }
        }
        double radius = 0.01 / Math.sqrt(Math.max(squares, 1e-30));
        double[][] above = beside(step, batch, before, v, radius);
        double[][] below = beside(step, batch, before, v, -radius);
        network.supernet().parameters().setAll(before);
        for (int d = 0; d < gradient.length; d++) {
            for (int i = 0; i < gradient[d].length; i++) {
                gradient[d][i] -= rate * (above[d][i] - below[d][i]) / (2 * radius);
            }
        }
        return new Slope(after.loss(), gradient);
    }

    private double[][] beside(
            Step step, Batch batch, Map<String, float[]> weights, Map<String, float[]> direction, double radius) {
        network.supernet().parameters().setAll(weights);
        direction.forEach((name, v) -> {
            Parameter parameter = Objects.requireNonNull(
                    network.supernet().parameters().parameters().get(name));
            float[] w = parameter.value().toArray();
            for (int i = 0; i < w.length; i++) {
                w[i] += (float) (radius * v[i]);
            }
            parameter.value().setAll(w);
        });
        return slope(step, batch).gradient();
    }

    /**
     * Of the Hessian of a batch's loss by the numbers, at the mixture without noise.
     *
     * @param done the share of the epochs before the last that are done
     */
    double dominantEigenvalue(Batch batch, double done) {
        Map<String, float[]> before = network.supernet().parameters().values();
        double[][] at = Numbers.copy(mixer.numbers().values());
        double greatest = Sharpness.greatest(at, moved -> {
            mixer.numbers().set(moved);
            return slope(mixer.mean(done), batch).gradient();
        });
        mixer.numbers().set(at);
        network.supernet().parameters().setAll(before);
        return greatest;
    }
}
