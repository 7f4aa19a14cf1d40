package org.nasgauge.proxies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.Pool;
import org.nasgauge.tape.UntrainedGraph.Batch;

/**
 * uᵀ H v, with H the Hessian of the mean cross-entropy by the weights: the derivative of the loss along both directions, by
 * calculating forward with numbers that carry their derivatives along u, along v, and along both (hyper-dual numbers). Exact
 * but for the rounding of double precision. Batch normalization is in training mode, and dropout drops nothing.
 */
final class SecondDerivative {
    /** What a number carries: itself, and its derivatives along u, along v, and along both. */
    private static final int VALUE = 0;

    private static final int ALONG_U = 1;
    private static final int ALONG_V = 2;
    private static final int ALONG_BOTH = 3;

    private final Network network;
    private final Map<String, float[]> parameters;
    private final Map<String, float[]> u;
    private final Map<String, float[]> v;
    private final int batch;
    private final List<double[][]> made = new ArrayList<>();

    private SecondDerivative(
            Network network,
            Map<String, float[]> parameters,
            Map<String, float[]> u,
            Map<String, float[]> v,
            int batch) {
        this.network = network;
        this.parameters = parameters;
        this.u = u;
        this.v = v;
        this.batch = batch;
    }

    /**
     * @param parameters all of the network's, by their full names
     * @param u a direction of weights, by name; 0 where a name is left out
     * @param v another
     * @param temperature what the logits are divided by
     */
    static double along(
            Network network,
            Map<String, float[]> parameters,
            Map<String, float[]> u,
            Map<String, float[]> v,
            Batch images,
            double temperature) {
        SecondDerivative derivative = new SecondDerivative(network, parameters, u, v, images.labels().length);
        for (Node node : network.nodes()) {
            derivative.made.add(derivative.forward(node, images));
        }
        return derivative.ofLoss(images.labels(), temperature);
    }

    private double[][] forward(Node node, Batch images) {
        double[][] y = new double[4][(int) node.shape().elements() * batch];
        if (node.layer() instanceof Layer.Image) {
            int each = (int) node.shape().elements();
            int channels = node.shape().channels();
            for (int i = 0; i < each * batch; i++) {
                int place = i % each % channels * (int) node.shape().pixels() + i % each / channels;
                y[VALUE][place * batch + i / each] = images.pixels()[i];
            }
        } else if (Spans.cover(node.layer())) {
            linear(node, y);
        } else if (node.layer() instanceof Layer.BatchNormalization layer) {
            normalize(layer, node, y);
        } else if (node.layer() instanceof Layer.Activation activation) {
            bend(activation, input(node), y);
        } else if (node.layer() instanceof Pool pool) {
            greatest(pool, node, y);
        }
        return y;
    }

    private double[][] input(Node node) {
        return made.get(node.inputs().get(0));
    }

    private void linear(Node node, double[][] y) {
        String name = node.parametersOf() + ".weights";
        float[] w = parameters.getOrDefault(name, new float[0]);
        float[] wu = u.getOrDefault(name, new float[w.length]);
        float[] wv = v.getOrDefault(name, new float[w.length]);
        List<double[][]> inputs = node.inputs().stream().map(made::get).toList();
        Spans.of(node.layer(), network.inputShapes(node), node.shape(), batch)
                .forEach((input, weight, factor, from, to, length) -> {
                    double[][] x = inputs.get(input);
                    if (weight < 0) {
                        add(x, y, factor, 0, 0, from, to, length);
                    } else {
                        add(x, y, w[weight], wu[weight], wv[weight], from, to, length);
                    }
                });
        float[] bias = parameters.getOrDefault(node.parametersOf() + ".bias", new float[0]);
        for (int i = 0; i < y[VALUE].length && bias.length > 0; i++) {
            y[VALUE][i] += bias[i / batch / (int) node.shape().pixels()];
        }
    }

    private static void add(double[][] x, double[][] y, double w, double wu, double wv, int from, int to, int length) {
        plus(y[VALUE], to, w, x[VALUE], from, length);
        plus(y[ALONG_U], to, w, x[ALONG_U], from, length);
        plus(y[ALONG_V], to, w, x[ALONG_V], from, length);
        plus(y[ALONG_BOTH], to, w, x[ALONG_BOTH], from, length);
        if (wu != 0) {
            plus(y[ALONG_U], to, wu, x[VALUE], from, length);
            plus(y[ALONG_BOTH], to, wu, x[ALONG_V], from, length);
        }
        if (wv != 0) {
            plus(y[ALONG_V], to, wv, x[VALUE], from, length);
            plus(y[ALONG_BOTH], to, wv, x[ALONG_U], from, length);
        }
    }

    private static void plus(double[] y, int to, double times, double[] x, int from, int length) {
        for (int i = 0; i < length; i++) {
            y[to + i] += times * x[from + i];
        }
    }

    private static void bend(Layer.Activation activation, double[][] x, double[][] y) {
        for (int i = 0; i < x[VALUE].length; i++) {
            Bend bend = Bend.of(activation, x[VALUE][i]);
            y[VALUE][i] = bend.value();
            y[ALONG_U][i] = bend.slope() * x[ALONG_U][i];
            y[ALONG_V][i] = bend.slope() * x[ALONG_V][i];
            y[ALONG_BOTH][i] = bend.slope() * x[ALONG_BOTH][i] + bend.curvature() * x[ALONG_U][i] * x[ALONG_V][i];
        }
    }

    /** The derivatives of the first that is greatest. */
    private void greatest(Pool pool, Node node, double[][] y) {
        double[][] x = input(node);
        FeatureShape in = network.inputShapes(node).get(0);
        Arrays.fill(y[VALUE], Double.NEGATIVE_INFINITY);
        Pool mean = new Pool(Pool.Kind.AVERAGE, pool.window(), pool.stride(), pool.padding(), false);
        Spans.of(mean, List.of(in), node.shape(), batch).forEach((input, weight, factor, from, to, length) -> {
            for (int i = 0; i < length; i++) {
                if (x[VALUE][from + i] > y[VALUE][to + i]) {
                    for (int part = 0; part < y.length; part++) {
                        y[part][to + i] = x[part][from + i];
                    }
                }
            }
        });
    }

    /** With c the distance from the mean, s the variance plus epsilon and r = s^(−1/2): y = scale · c · r + shift. */
    private void normalize(Layer.BatchNormalization layer, Node node, double[][] y) {
        double[][] x = input(node);
        int each = (int) node.shape().pixels() * batch;
        float[] scales = parameters.getOrDefault(node.parametersOf() + ".scale", new float[0]);
        float[] shifts = parameters.getOrDefault(node.parametersOf() + ".shift", new float[0]);
        for (int channel = 0; channel < node.shape().channels(); channel++) {
            int start = channel * each;
            for (int part = 0; part < y.length; part++) {
                double mean = 0;
                for (int i = start; i < start + each; i++) {
                    mean += x[part][i] / each;
                }
                for (int i = start; i < start + each; i++) {
                    y[part][i] = x[part][i] - mean;
                }
            }
            double s = layer.epsilon();
            double su = 0;
            double sv = 0;
            double suv = 0;
            for (int i = start; i < start + each; i++) {
                s += y[VALUE][i] * y[VALUE][i] / each;
                su += 2 * y[VALUE][i] * y[ALONG_U][i] / each;
                sv += 2 * y[VALUE][i] * y[ALONG_V][i] / each;
                suv += 2 * (y[ALONG_U][i] * y[ALONG_V][i] + y[VALUE][i] * y[ALONG_BOTH][i]) / each;
            }
            double r = 1 / Math.sqrt(s);
            double ru = -su * r / s / 2;
            double rv = -sv * r / s / 2;
            double ruv = 0.75 * su * sv * r / (s * s) - suv * r / s / 2;
            double scale = layer.affine() ? scales[channel] : 1;
            double shift = layer.affine() ? shifts[channel] : 0;
            for (int i = start; i < start + each; i++) {
                double c = y[VALUE][i];
                double cu = y[ALONG_U][i];
                double cv = y[ALONG_V][i];
                y[VALUE][i] = scale * c * r + shift;
                y[ALONG_U][i] = scale * (cu * r + c * ru);
                y[ALONG_V][i] = scale * (cv * r + c * rv);
                y[ALONG_BOTH][i] = scale * (y[ALONG_BOTH][i] * r + cu * rv + cv * ru + c * ruv);
            }
        }
    }

    /** With p the probabilities: Σ p zᵤᵥ − zᵤᵥ[label] + Σ p zᵤ zᵥ − (Σ p zᵤ)(Σ p zᵥ), of each image. */
    private double ofLoss(byte[] labels, double temperature) {
        double[][] z = made.get(network.output().index());
        int classes = network.output().shape().channels();
        double sum = 0;
        for (int image = 0; image < batch; image++) {
            double top = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < classes; k++) {
                top = Math.max(top, z[VALUE][k * batch + image] / temperature);
            }
            double total = 0;
            double[] p = new double[classes];
            for (int k = 0; k < classes; k++) {
                p[k] = StrictMath.exp(z[VALUE][k * batch + image] / temperature - top);
                total += p[k];
            }
            double pu = 0;
            double pv = 0;
            double both = -z[ALONG_BOTH][labels[image] * batch + image] / temperature;
            for (int k = 0; k < classes; k++) {
                double share = p[k] / total;
                double zu = z[ALONG_U][k * batch + image] / temperature;
                double zv = z[ALONG_V][k * batch + image] / temperature;
                pu += share * zu;
                pv += share * zv;
                both += share * (z[ALONG_BOTH][k * batch + image] / temperature + zu * zv);
            }
            sum += both - pu * pv;
        }
        return sum / batch;
    }
}
