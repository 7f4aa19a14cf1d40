package org.nasgauge.proxies;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nasgauge.api.benchmark.ProcessorClock;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.tape.Mode;
import org.nasgauge.tape.Parameter;
import org.nasgauge.tape.RecordedNetwork;
import org.nasgauge.tape.SoftmaxCrossEntropy;
import org.nasgauge.tape.Tensor;
import org.nasgauge.tape.UntrainedGraph.Batch;

/** An initialised network on a tape, in training mode. A pass that was the last one already is not made again. */
final class Passes {
    private final Initialised of;
    private final RecordedNetwork recorded;
    private final ProcessorClock clock = new ProcessorClock();
    private int loaded = -1;
    private boolean hasLossGradient;
    private double forwardSeconds;
    private double backwardSeconds;

    Passes(Initialised of, RecordedNetwork recorded) {
        this.of = of;
        this.recorded = recorded;
    }

    /** The weights of a convolution or linear map, and the gradient of the loss by them; copies. */
    static final class WeightGradient {
        private final String name;
        private final float[] weights;
        private final float[] gradient;

        WeightGradient(String name, float[] weights, float[] gradient) {
            this.name = name;
            this.weights = weights;
            this.gradient = gradient;
        }

        String name() {
            return name;
        }

        float[] weights() {
            return weights;
        }

        float[] gradient() {
            return gradient;
        }
    }

    /** The activations of a node, image by image, channels last; a copy. */
    float[] values(Node node) {
        return tensor(node).value().toArray();
    }

    /** The gradient by a node's activations, in their order; zeros where none came. */
    float[] gradient(Node node) {
        Tensor tensor = tensor(node);
        return tensor.reached()
                ? tensor.gradient().toArray()
                : new float[tensor.shape().elements()];
    }

    Tensor tensor(Node node) {
        return recorded.tape().tensor(node.name());
    }

    Map<String, Parameter> parameters() {
        return recorded.tape().parameters();
    }

    /** @param batch which one, from 0 */
    Passes forward(int batch) {
        if (loaded == batch) {
            of.graph().takeOver(forwardSeconds);
            return this;
        }
        double before = clock.seconds();
        recorded.image().value().setAll(of.batch(batch).pixels());
        recorded.tape().forward(Mode.TRAINING);
        loaded = batch;
        hasLossGradient = false;
        forwardSeconds = clock.seconds() - before;
        return this;
    }

    /** Of the mean cross-entropy over the batch. */
    Passes lossBackward(int batch) {
        boolean there = loaded == batch && hasLossGradient;
        forward(batch);
        if (there) {
            of.graph().takeOver(backwardSeconds);
            return this;
        }
        double before = clock.seconds();
        SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy(of.classes());
        backward(
                of.network().output(),
                loss.gradient(
                        recorded.output().value().toArray(), of.batch(batch).labels()));
        hasLossGradient = true;
        backwardSeconds = clock.seconds() - before;
        return this;
    }

    /** Of images with others mixed in. */
    void forward(Batch images, Batch others, double share) {
        float[] mixed = images.pixels().clone();
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] += (float) (share * others.pixels()[i]);
        }
        recorded.image().value().setAll(mixed);
        recorded.tape().forward(Mode.TRAINING);
        loaded = -1;
    }

    /** After a forward pass. */
    void backward(Node from, float[] gradient) {
        hasLossGradient = false;
        tensor(from).gradient().setAll(gradient);
        recorded.tape().backward(tensor(from));
    }

    /** By the loss on a batch; without those that it does not depend on. */
    List<WeightGradient> weightGradients(int batch) {
        return of.graph().once(of.key("weight gradients", batch), () -> {
            lossBackward(batch);
            return weightGradients();
        });
    }

    /** The same with the logits divided by a temperature. */
    List<WeightGradient> weightGradients(int batch, double temperature) {
        forward(batch);
        float[] logits = recorded.output().value().toArray();
        for (int i = 0; i < logits.length; i++) {
            logits[i] /= (float) temperature;
        }
        float[] gradient = new SoftmaxCrossEntropy(of.classes())
                .gradient(logits, of.batch(batch).labels());
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] /= (float) temperature;
        }
        backward(of.network().output(), gradient);
        return weightGradients();
    }

    private List<WeightGradient> weightGradients() {
        List<WeightGradient> gradients = new ArrayList<>();
        for (Parameter parameter : parameters().values()) {
            if (parameter.isWeights() && parameter.reached()) {
                gradients.add(new WeightGradient(
                        parameter.name(),
                        parameter.value().toArray(),
                        parameter.gradient().toArray()));
            }
        }
        return gradients;
    }
}
