package org.nasgauge.proxies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.Pool;

/**
 * The network with the absolute values of its weights and without batch normalization, shown one image of ones: what each
 * weight gives to R, the sum of its outputs, and how R changes with it. In double precision, with a power of two apart for
 * each layer, so that no depth overflows.
 */
final class SynapticFlow {
    private final Network network;
    private final Map<String, double[]> parameters = new LinkedHashMap<>();
    private final Scaled[] values;
    private final Scaled[] slopes;

    /**
     * The absolute weights of one layer, and the gradient of R by them.
     */
    static final class Layered {
        private final String name;
        private final double[] weights;
        private final Scaled gradient;

        Layered(String name, double[] weights, Scaled gradient) {
            this.name = name;
            this.weights = weights;
            this.gradient = gradient;
        }

        String name() {
            return name;
        }

        double[] weights() {
            return weights;
        }

        Scaled gradient() {
            return gradient;
        }

        /** What each weight gives to R. */
        Scaled flow() {
            double[] flow = new double[weights.length];
            for (int i = 0; i < flow.length; i++) {
                flow[i] = weights[i] * gradient.values()[i];
            }
            return new Scaled(flow, gradient.exponent()).normal();
        }
    }

    private SynapticFlow(Network network, Map<String, float[]> given) {
        this.network = network;
        given.forEach((name, numbers) -> {
            double[] absolute = new double[numbers.length];
            Arrays.setAll(absolute, i -> Math.abs(numbers[i]));
            parameters.put(name, absolute);
        });
        this.values = new Scaled[network.nodes().size()];
        this.slopes = new Scaled[values.length];
    }

    /** Of each layer that R depends on, in their order. */
    static List<Layered> of(Initialised initialised) {
        return initialised.graph().once(initialised.key("synaptic flow", 0), () -> {
            Map<String, float[]> given = new LinkedHashMap<>();
            initialised
                    .record(initialised.network(), 1)
                    .tape()
                    .parameters()
                    .forEach((name, parameter) ->
                            given.put(name, parameter.value().toArray()));
            return of(initialised.network(), given);
        });
    }

    /** @param parameters all of the network's, by their full names */
    static List<Layered> of(Network network, Map<String, float[]> parameters) {
        SynapticFlow flow = new SynapticFlow(network, parameters);
        network.nodes().forEach(flow::forward);
        return flow.backward();
    }

    private Spans spans(Node node) {
        return Spans.of(node.layer(), network.inputShapes(node), node.shape(), 1);
    }

    private double[] weights(Node node) {
        return parameters.getOrDefault(node.parametersOf() + ".weights", new double[0]);
    }

    private void forward(Node node) {
        double[] y = new double[(int) node.shape().elements()];
        int exponent = 0;
        if (node.layer() instanceof Layer.Image) {
            Arrays.fill(y, 1);
        } else if (Spans.cover(node.layer())) {
            exponent = exponent(node);
            sum(node, y, exponent);
        } else if (node.layer() instanceof Layer.BatchNormalization) {
            values[node.index()] = input(node);
            return;
        } else if (node.layer() instanceof Layer.Activation activation) {
            forward(activation, node);
            return;
        } else if (node.layer() instanceof Pool pool) {
            exponent = input(node).exponent();
            double[] x = input(node).values();
            Arrays.fill(y, Double.NEGATIVE_INFINITY);
            greatest(pool, node, (from, to) -> y[to] = Math.max(y[to], x[from]));
        }
        values[node.index()] = new Scaled(y, exponent).normal();
    }

    private Scaled input(Node node) {
        return values[node.inputs().get(0)];
    }

    /** One in which no term of a sum overflows. */
    private int exponent(Node node) {
        double[] bias = parameters.getOrDefault(node.parametersOf() + ".bias", new double[0]);
        Stream<Integer> terms = node.inputs().stream()
                .map(input -> values[input])
                .filter(value -> !value.isZero())
                .map(Scaled::exponent);
        boolean isBiased = !new Scaled(bias, 0).isZero();
        return Stream.concat(terms, isBiased ? Stream.of(0) : Stream.empty())
                .max(Integer::compare)
                .orElse(0);
    }

    private void sum(Node node, double[] y, int exponent) {
        List<double[]> inputs = node.inputs().stream()
                .map(input -> values[input].at(exponent).values())
                .toList();
        double[] w = weights(node);
        spans(node).forEach((input, weight, factor, from, to, length) -> {
            double times = weight < 0 ? factor : factor * w[weight];
            double[] x = inputs.get(input);
            for (int i = 0; i < length; i++) {
                y[to + i] += times * x[from + i];
            }
        });
        double[] bias = parameters.getOrDefault(node.parametersOf() + ".bias", new double[0]);
        for (int i = 0; i < y.length && bias.length > 0; i++) {
            y[i] += Math.scalb(bias[i / (int) node.shape().pixels()], -exponent);
        }
    }

    /** ReLU keeps the power; what else bends, bends at the numbers as they are. */
    private void forward(Layer.Activation activation, Node node) {
        Scaled x = input(node);
        double[] y = new double[x.values().length];
        double[] slope = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            if (activation == Layer.Activation.RELU) {
                y[i] = Math.max(0, x.values()[i]);
                slope[i] = x.values()[i] > 0 ? 1 : 0;
            } else {
                Bend bend = Bend.of(activation, Math.scalb(x.values()[i], x.exponent()));
                y[i] = bend.value();
                slope[i] = bend.slope();
            }
        }
        slopes[node.index()] = new Scaled(slope, 0);
        values[node.index()] = new Scaled(y, activation == Layer.Activation.RELU ? x.exponent() : 0).normal();
    }

    private interface Copy {
        void at(int from, int to);
    }

    /** All that a window sees. */
    private void greatest(Pool pool, Node node, Copy copy) {
        FeatureShape in = network.inputShapes(node).get(0);
        Pool mean = new Pool(Pool.Kind.AVERAGE, pool.window(), pool.stride(), pool.padding(), false);
        Spans.of(mean, List.of(in), node.shape(), 1)
                .forEach((input, weight, factor, from, to, length) -> copy.at(from, to));
    }

    private List<Layered> backward() {
        Map<Integer, Scaled> gradients = new HashMap<>();
        double[] ones = new double[(int) network.output().shape().elements()];
        Arrays.fill(ones, 1);
        gradients.put(network.output().index(), new Scaled(ones, 0));
        Map<String, Layered> layers = new LinkedHashMap<>();
        for (int i = values.length - 1; i >= 0; i--) {
            if (gradients.containsKey(i)) {
                backward(network.nodes().get(i), gradients, layers);
            }
        }
        List<Layered> ordered = new ArrayList<>();
        network.parameters().keySet().stream()
                .filter(layers::containsKey)
                .forEach(name -> ordered.add(layers.get(name)));
        return ordered;
    }

    private void backward(Node node, Map<Integer, Scaled> gradients, Map<String, Layered> layers) {
        Scaled dy = gradients.getOrDefault(node.index(), new Scaled(new double[0], 0));
        if (Spans.cover(node.layer())) {
            if (weights(node).length > 0) {
                addWeights(node, dy, layers);
            }
            for (int k = 0; k < node.inputs().size(); k++) {
                add(gradients, node.inputs().get(k), byInput(node, k, dy));
            }
        } else if (node.layer() instanceof Layer.BatchNormalization) {
            add(gradients, node.inputs().get(0), dy);
        } else if (node.layer() instanceof Layer.Activation) {
            double[] dx = new double[dy.values().length];
            Arrays.setAll(dx, i -> dy.values()[i] * slopes[node.index()].values()[i]);
            add(gradients, node.inputs().get(0), new Scaled(dx, dy.exponent()));
        } else if (node.layer() instanceof Pool pool) {
            Scaled x = input(node);
            double[] y = values[node.index()].at(x.exponent()).values();
            boolean[] taken = new boolean[y.length];
            double[] dx = new double[x.values().length];
            greatest(pool, node, (from, to) -> {
                if (!taken[to] && x.values()[from] == y[to]) {
                    taken[to] = true;
                    dx[from] += dy.values()[to];
                }
            });
            add(gradients, node.inputs().get(0), new Scaled(dx, dy.exponent()));
        }
    }

    private void addWeights(Node node, Scaled dy, Map<String, Layered> layers) {
        double[] w = weights(node);
        double[] x = input(node).values();
        double[] gradient = new double[w.length];
        spans(node).forEach((input, weight, factor, from, to, length) -> {
            for (int i = 0; i < length; i++) {
                gradient[weight] += x[from + i] * dy.values()[to + i];
            }
        });
        Scaled more = new Scaled(gradient, input(node).exponent() + dy.exponent());
        String name = node.parametersOf() + ".weights";
        Layered there = layers.get(name);
        layers.put(
                name,
                new Layered(name, w, there == null ? more : there.gradient().plus(more)));
    }

    private Scaled byInput(Node node, int which, Scaled dy) {
        double[] w = weights(node);
        double[] dx = new double[values[node.inputs().get(which)].values().length];
        spans(node).forEach((input, weight, factor, from, to, length) -> {
            double times = weight < 0 ? factor : factor * w[weight];
            for (int i = 0; i < length && input == which; i++) {
                dx[from + i] += times * dy.values()[to + i];
            }
        });
        return new Scaled(dx, dy.exponent());
    }

    private static void add(Map<Integer, Scaled> gradients, int node, Scaled more) {
        gradients.merge(node, more, Scaled::plus);
        gradients.computeIfPresent(node, (same, sum) -> sum.normal());
    }
}
