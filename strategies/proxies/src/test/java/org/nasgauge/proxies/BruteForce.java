package org.nasgauge.proxies;

import static org.nasgauge.proxies.SmallNetworks.there;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.nasgauge.networks.Convolution;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.Pool;
import org.nasgauge.tape.UntrainedGraph.Batch;

/** A network by its definition alone, pixel by pixel in double precision; gradients are differences. */
final class BruteForce {
    private static final double STEP = 1e-5;

    final Network network;
    final Map<String, double[]> parameters = new LinkedHashMap<>();
    /** What multiplies the activations of a node, by image and channel, where something does. */
    final Map<String, double[]> factors = new HashMap<>();

    double[] pixels;
    final byte[] labels;
    Normalization normalization = Normalization.BATCH;
    private final Map<Node, double[]> values = new HashMap<>();
    private final Map<Node, double[]> fixed = new HashMap<>();

    /** What batch normalization does. */
    enum Normalization {
        BATCH,
        INFERENCE,
        NONE
    }

    BruteForce(Initialised initialised) {
        this(initialised.network(), initialised, initialised.batch(0));
    }

    BruteForce(Network network, Initialised initialised, Batch batch) {
        this.network = network;
        initialised
                .record(network, 1)
                .tape()
                .parameters()
                .forEach((name, parameter) ->
                        parameters.put(name, doubles(parameter.value().toArray())));
        this.pixels = doubles(batch.pixels());
        this.labels = batch.labels();
    }

    private static double[] doubles(float[] numbers) {
        double[] same = new double[numbers.length];
        Arrays.setAll(same, i -> numbers[i]);
        return same;
    }

    int batch() {
        return labels.length;
    }

    /** Holds the activations of a node as they are. */
    double[] fix(Node node) {
        double[] held = value(node).clone();
        fixed.put(node, held);
        return held;
    }

    void run() {
        values.clear();
        for (Node node : network.nodes()) {
            double[] y = fixed.containsKey(node) ? fixed.get(node).clone() : forward(node);
            double[] factor = factors.get(node.name());
            int channels = node.shape().channels();
            int each = (int) node.shape().elements();
            for (int i = 0; i < y.length && factor != null; i++) {
                y[i] *= factor[i / each * channels + i % channels];
            }
            values.put(node, y);
        }
    }

    /** Image by image, row by row, channels last. */
    double[] value(Node node) {
        if (values.isEmpty()) {
            run();
        }
        return there(values, node);
    }

    private double[] forward(Node node) {
        List<Node> inputs = network.inputs(node);
        FeatureShape shape = node.shape();
        double[] y = new double[batch() * (int) shape.elements()];
        Layer layer = node.layer();
        if (layer instanceof Layer.Image) {
            return pixels.clone();
        }
        double[] x = there(values, inputs.get(0));
        FeatureShape in = inputs.get(0).shape();
        double[] w = parameters.getOrDefault(node.parametersOf() + ".weights", new double[0]);
        double[] bias = parameters.getOrDefault(node.parametersOf() + ".bias", new double[0]);
        for (int n = 0; n < batch(); n++) {
            for (int row = 0; row < shape.height(); row++) {
                for (int column = 0; column < shape.width(); column++) {
                    for (int k = 0; k < shape.channels(); k++) {
                        y[at(shape, n, row, column, k)] =
                                pixel(layer, inputs, x, in, w, n, row, column, k) + (bias.length > 0 ? bias[k] : 0);
                    }
                }
            }
        }
        if (layer instanceof Layer.BatchNormalization normal) {
            normalize(normal, node, x, y);
        }
        return y;
    }

    private double pixel(
            Layer layer,
            List<Node> inputs,
            double[] x,
            FeatureShape in,
            double[] w,
            int n,
            int row,
            int column,
            int k) {
        if (layer instanceof Convolution conv) {
            int each = in.channels() / conv.groups();
            int first = k / (conv.channels() / conv.groups()) * each;
            double sum = 0;
            for (int c = 0; c < each; c++) {
                for (int i = 0; i < conv.kernelHeight(); i++) {
                    for (int j = 0; j < conv.kernelWidth(); j++) {
                        int r = row * conv.stride() + i * conv.dilation() - conv.paddingHeight();
                        int q = column * conv.stride() + j * conv.dilation() - conv.paddingWidth();
                        if (r >= 0 && r < in.height() && q >= 0 && q < in.width()) {
                            double weight = w[((k * each + c) * conv.kernelHeight() + i) * conv.kernelWidth() + j];
                            sum += weight * x[at(in, n, r, q, first + c)];
                        }
                    }
                }
            }
            return sum;
        } else if (layer instanceof Layer.Linear linear) {
            double sum = 0;
            for (int c = 0; c < in.channels(); c++) {
                sum += w[c * linear.channels() + k] * x[n * in.channels() + c];
            }
            return sum;
        } else if (layer instanceof Pool pool) {
            double sum = 0;
            double most = Double.NEGATIVE_INFINITY;
            int count = 0;
            for (int i = 0; i < pool.window(); i++) {
                for (int j = 0; j < pool.window(); j++) {
                    int r = row * pool.stride() + i - pool.padding();
                    int q = column * pool.stride() + j - pool.padding();
                    if (r >= 0 && r < in.height() && q >= 0 && q < in.width()) {
                        sum += x[at(in, n, r, q, k)];
                        most = Math.max(most, x[at(in, n, r, q, k)]);
                        count++;
                    }
                }
            }
            return pool.kind() == Pool.Kind.MAX ? most : sum / count;
        } else if (layer instanceof Layer.GlobalAveragePool) {
            double sum = 0;
            for (int p = 0; p < in.pixels(); p++) {
                sum += x[(n * (int) in.pixels() + p) * in.channels() + k] / in.pixels();
            }
            return sum;
        } else if (layer instanceof Layer.Sum) {
            return inputs.stream()
                    .mapToDouble(input -> there(values, input)[at(in, n, row, column, k)])
                    .sum();
        } else if (layer instanceof Layer.Slice slice) {
            return x[at(in, n, row, column, slice.from() + k)];
        } else if (layer instanceof Layer.Shift shift) {
            int r = row + shift.rows();
            int q = column + shift.columns();
            return r < in.height() && q < in.width() ? x[at(in, n, r, q, k)] : 0;
        } else if (layer instanceof Layer.Concatenation) {
            int channel = k;
            for (Node input : inputs) {
                if (channel < input.shape().channels()) {
                    return there(values, input)[at(input.shape(), n, row, column, channel)];
                }
                channel -= input.shape().channels();
            }
        } else if (layer == Layer.Activation.SWISH) {
            double z = x[at(in, n, row, column, k)];
            return z / (1 + Math.exp(-z));
        } else if (layer == Layer.Activation.RELU) {
            return Math.max(0, x[at(in, n, row, column, k)]);
        }
        return x[at(in, n, row, column, k)];
    }

    private static int at(FeatureShape shape, int n, int row, int column, int channel) {
        return ((n * shape.height() + row) * shape.width() + column) * shape.channels() + channel;
    }

    private void normalize(Layer.BatchNormalization layer, Node node, double[] x, double[] y) {
        int channels = node.shape().channels();
        for (int k = 0; k < channels && normalization != Normalization.NONE; k++) {
            double mean = normalization == Normalization.BATCH ? mean(x, k, channels) : 0;
            double variance = normalization == Normalization.BATCH ? variance(x, k, channels) : 1;
            double scale = there(parameters, node.parametersOf() + ".scale")[k];
            double shift = there(parameters, node.parametersOf() + ".shift")[k];
            for (int i = k; i < x.length; i += channels) {
                y[i] = scale * (x[i] - mean) / Math.sqrt(variance + layer.epsilon()) + shift;
            }
        }
    }

    static double mean(double[] x, int channel, int channels) {
        double sum = 0;
        for (int i = channel; i < x.length; i += channels) {
            sum += x[i];
        }
        return sum * channels / x.length;
    }

    static double variance(double[] x, int channel, int channels) {
        double mean = mean(x, channel, channels);
        double sum = 0;
        for (int i = channel; i < x.length; i += channels) {
            sum += (x[i] - mean) * (x[i] - mean);
        }
        return sum * channels / x.length;
    }

    double[] logits() {
        run();
        return value(network.output());
    }

    double loss() {
        double[] z = logits();
        int classes = z.length / batch();
        double loss = 0;
        for (int n = 0; n < batch(); n++) {
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                sum += Math.exp(z[n * classes + k]);
            }
            loss += (Math.log(sum) - z[n * classes + labels[n]]) / batch();
        }
        return loss;
    }

    double sumOfLogits() {
        return Arrays.stream(logits()).sum();
    }

    /** Of a function of the network by some of the numbers in it. */
    double[] gradient(DoubleSupplier function, double[] by) {
        double[] gradient = new double[by.length];
        for (int i = 0; i < by.length; i++) {
            gradient[i] = slope(function, by, i);
        }
        return gradient;
    }

    double slope(DoubleSupplier function, double[] by, int i) {
        double before = by[i];
        by[i] = before + STEP;
        double above = function.getAsDouble();
        by[i] = before - STEP;
        double below = function.getAsDouble();
        by[i] = before;
        return (above - below) / (2 * STEP);
    }

    /** Of the loss by each layer's weights, by name. */
    Map<String, double[]> weightGradients() {
        Map<String, double[]> gradients = new LinkedHashMap<>();
        weights().forEach((name, numbers) -> gradients.put(name, gradient(this::loss, numbers)));
        return gradients;
    }

    Map<String, double[]> weights() {
        Map<String, double[]> weights = new LinkedHashMap<>();
        parameters.forEach((name, numbers) -> {
            if (name.endsWith(".weights")) {
                weights.put(name, numbers);
            }
        });
        return weights;
    }

    /** The natural logarithm of the absolute value of a determinant, by elimination. */
    static double logDeterminant(double[][] matrix) {
        double[][] a = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
        double log = 0;
        for (int k = 0; k < a.length; k++) {
            int pivot = k;
            for (int i = k; i < a.length; i++) {
                pivot = Math.abs(a[i][k]) > Math.abs(a[pivot][k]) ? i : pivot;
            }
            double[] row = a[pivot];
            a[pivot] = a[k];
            a[k] = row;
            log += Math.log(Math.abs(a[k][k]));
            for (int i = k + 1; i < a.length; i++) {
                double times = a[i][k] / a[k][k];
                for (int j = k; j < a.length; j++) {
                    a[i][j] -= times * a[k][j];
                }
            }
        }
        return log;
    }

    /** Of a symmetric matrix, the least first, by Jacobi's rotations. */
    static double[] eigenvalues(double[][] symmetric) {
        double[][] a = Arrays.stream(symmetric).map(double[]::clone).toArray(double[][]::new);
        for (int sweep = 0; sweep < 60; sweep++) {
            for (int p = 0; p < a.length; p++) {
                for (int q = p + 1; q < a.length; q++) {
                    rotate(a, p, q);
                }
            }
        }
        double[] eigenvalues = new double[a.length];
        Arrays.setAll(eigenvalues, i -> a[i][i]);
        Arrays.sort(eigenvalues);
        return eigenvalues;
    }

    private static void rotate(double[][] a, int p, int q) {
        double angle = Math.atan2(2 * a[p][q], a[q][q] - a[p][p]) / 2;
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        for (double[] row : a) {
            double left = row[p];
            row[p] = c * left - s * row[q];
            row[q] = s * left + c * row[q];
        }
        for (int j = 0; j < a.length; j++) {
            double top = a[p][j];
            a[p][j] = c * top - s * a[q][j];
            a[q][j] = s * top + c * a[q][j];
        }
    }

    /** Pearson's, of rows. */
    static double[][] correlations(double[][] rows) {
        double[][] correlations = new double[rows.length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                double si = Math.sqrt(variance(rows[i], 0, 1));
                double sj = Math.sqrt(variance(rows[j], 0, 1));
                double sum = 0;
                for (int k = 0; k < rows[i].length; k++) {
                    sum += (rows[i][k] - mean(rows[i], 0, 1)) * (rows[j][k] - mean(rows[j], 0, 1)) / rows[i].length;
                }
                correlations[i][j] = sum / si / sj;
            }
        }
        return correlations;
    }
}
