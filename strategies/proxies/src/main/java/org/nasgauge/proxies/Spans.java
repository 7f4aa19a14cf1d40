package org.nasgauge.proxies;

import java.util.List;
import org.nasgauge.networks.Convolution;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Pool;

/**
 * A layer that is linear in its inputs, as runs of neighbouring places: what a place of the output gets from one of an
 * input, times a factor and perhaps a weight. Activations are arrays by channel, row, column and image, in this order, so
 * that the images of a pixel are neighbours.
 */
@FunctionalInterface
interface Spans {
    /** No weight but the factor. */
    int UNWEIGHTED = -1;

    /** One run. */
    @FunctionalInterface
    interface Visitor {
        /**
         * @param input which of the layer's inputs, from 0
         * @param weight its place in the layer's weights, or {@link #UNWEIGHTED}
         * @param from the first place in the input
         * @param to the first place in the output
         * @param length how many places
         */
        void at(int input, int weight, double factor, int from, int to, int length);
    }

    void forEach(Visitor visitor);

    /** Whether the layer has such a form; dropout, in its mean, has. Batch normalization, activations and maxima have not. */
    static boolean cover(Layer layer) {
        return !(layer instanceof Layer.BatchNormalization
                || layer instanceof Layer.Activation
                || (layer instanceof Pool pool && pool.kind() == Pool.Kind.MAX)
                || layer instanceof Layer.Image
                || layer instanceof Layer.Zero);
    }

    /** @param layer one that they {@link #cover} */
    static Spans of(Layer layer, List<FeatureShape> inputs, FeatureShape output, int batch) {
        FeatureShape in = inputs.get(0);
        if (layer instanceof Convolution convolution) {
            return visitor -> convolution(convolution, in, output, batch, visitor);
        } else if (layer instanceof Layer.Linear) {
            return visitor -> linear(in.channels(), output.channels(), batch, visitor);
        } else if (layer instanceof Pool pool) {
            return visitor -> mean(pool, in, output, batch, visitor);
        } else if (layer instanceof Layer.GlobalAveragePool) {
            return visitor -> globalMean(in, batch, visitor);
        } else if (layer instanceof Layer.Shift shift) {
            return visitor -> shift(shift, in, batch, visitor);
        }
        int each = (int) in.elements() * batch;
        if (layer instanceof Layer.Slice slice) {
            int from = slice.from() * (int) in.pixels() * batch;
            return visitor -> visitor.at(0, UNWEIGHTED, 1, from, 0, (int) output.elements() * batch);
        } else if (layer instanceof Layer.Concatenation) {
            return visitor -> concatenation(inputs, batch, visitor);
        }
        double share = layer instanceof Layer.WeightedSum ? 1.0 / inputs.size() : 1; // else a sum, or dropout
        return visitor -> {
            for (int i = 0; i < inputs.size(); i++) {
                visitor.at(i, UNWEIGHTED, share, 0, 0, each);
            }
        };
    }

    private static void convolution(Convolution layer, FeatureShape in, FeatureShape out, int batch, Visitor visitor) {
        int inputsEach = in.channels() / layer.groups();
        int outputsEach = out.channels() / layer.groups();
        int weight = 0;
        for (int o = 0; o < out.channels(); o++) {
            for (int i = 0; i < inputsEach; i++) {
                int channel = o / outputsEach * inputsEach + i;
                for (int ky = 0; ky < layer.kernelHeight(); ky++) {
                    for (int kx = 0; kx < layer.kernelWidth(); kx++) {
                        tap(layer, ky, kx, in, channel, out, o, weight++, batch, visitor);
                    }
                }
            }
        }
    }

    private static void tap(
            Convolution layer,
            int ky,
            int kx,
            FeatureShape in,
            int channel,
            FeatureShape out,
            int o,
            int weight,
            int batch,
            Visitor visitor) {
        int stride = layer.stride();
        int left = kx * layer.dilation() - layer.paddingWidth();
        int first = Math.max(0, -Math.floorDiv(left, stride));
        int end = Math.min(out.width(), -Math.floorDiv(left - in.width(), stride));
        for (int y = 0; y < out.height(); y++) {
            int row = y * stride + ky * layer.dilation() - layer.paddingHeight();
            if (row < 0 || row >= in.height()) {
                continue;
            }
            int from = (channel * in.height() + row) * in.width() + left;
            int to = (o * out.height() + y) * out.width();
            if (stride == 1 && end > first) {
                visitor.at(0, weight, 1, (from + first) * batch, (to + first) * batch, (end - first) * batch);
            }
            for (int x = first; x < end && stride > 1; x++) {
                visitor.at(0, weight, 1, (from + x * stride) * batch, (to + x) * batch, batch);
            }
        }
    }

    private static void linear(int inputs, int outputs, int batch, Visitor visitor) {
        for (int i = 0; i < inputs; i++) {
            for (int o = 0; o < outputs; o++) {
                visitor.at(0, i * outputs + o, 1, i * batch, o * batch, batch);
            }
        }
    }

    private static void mean(Pool layer, FeatureShape in, FeatureShape out, int batch, Visitor visitor) {
        for (int y = 0; y < out.height(); y++) {
            int top = y * layer.stride() - layer.padding();
            int firstRow = Math.max(0, top);
            int endRow = Math.min(in.height(), top + layer.window());
            for (int x = 0; x < out.width(); x++) {
                int left = x * layer.stride() - layer.padding();
                int first = Math.max(0, left);
                int end = Math.min(in.width(), left + layer.window());
                int pixels =
                        layer.countsPadding() ? layer.window() * layer.window() : (endRow - firstRow) * (end - first);
                for (int channel = 0; channel < in.channels(); channel++) {
                    int to = ((channel * out.height() + y) * out.width() + x) * batch;
                    for (int row = firstRow; row < endRow; row++) {
                        for (int column = first; column < end; column++) {
                            int from = ((channel * in.height() + row) * in.width() + column) * batch;
                            visitor.at(0, UNWEIGHTED, 1.0 / pixels, from, to, batch);
                        }
                    }
                }
            }
        }
    }

    private static void globalMean(FeatureShape in, int batch, Visitor visitor) {
        int pixels = (int) in.pixels();
        for (int i = 0; i < in.elements(); i++) {
            visitor.at(0, UNWEIGHTED, 1.0 / pixels, i * batch, i / pixels * batch, batch);
        }
    }

    private static void shift(Layer.Shift layer, FeatureShape in, int batch, Visitor visitor) {
        int columns = in.width() - layer.columns();
        for (int channel = 0; channel < in.channels() && columns > 0; channel++) {
            for (int y = 0; y < in.height() - layer.rows(); y++) {
                int from = (channel * in.height() + y + layer.rows()) * in.width() + layer.columns();
                int to = (channel * in.height() + y) * in.width();
                visitor.at(0, UNWEIGHTED, 1, from * batch, to * batch, columns * batch);
            }
        }
    }

    private static void concatenation(List<FeatureShape> inputs, int batch, Visitor visitor) {
        int to = 0;
        for (int i = 0; i < inputs.size(); i++) {
            int length = (int) inputs.get(i).elements() * batch;
            visitor.at(i, UNWEIGHTED, 1, 0, to, length);
            to += length;
        }
    }
}
