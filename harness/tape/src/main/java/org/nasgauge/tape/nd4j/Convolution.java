package org.nasgauge.tape.nd4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nasgauge.tape.Mode;
import org.nasgauge.tape.Operation;
import org.nasgauge.tape.Parameter;
import org.nasgauge.tape.Shape;
import org.nasgauge.tape.Tensor;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution, zero-padded at both ends. One in groups, or with a dilated kernel (which oneDNN refuses), runs as a plain
 * dense one that has zeros between the groups and between the taps: right, at the price of the whole. ND4J's own depthwise
 * convolution takes twice as long at the few channels of live training.
 */
final class Convolution extends Operation {
    private static final long CHANNELS_LAST = 1;
    private static final long WEIGHTS_OUT_IN_HEIGHT_WIDTH = 1;

    private final org.nasgauge.networks.Convolution layer;
    private final Parameter weights;
    private final Optional<Parameter> bias;
    private final Optional<SpreadWeights> spread;
    private final NativeCall forward;
    private final GradientCall backward;

    /** @param weights output channels, input channels of a group, kernel height, kernel width */
    Convolution(
            String name,
            Tensor input,
            org.nasgauge.networks.Convolution layer,
            Parameter weights,
            Optional<Parameter> bias) {
        super(name, List.of(input), outputShape(input.shape(), layer));
        this.layer = layer;
        this.weights = weights;
        this.bias = bias;
        this.spread = layer.groups() == 1 && layer.dilation() == 1
                ? Optional.empty()
                : Optional.of(new SpreadWeights(weights, layer));
        INDArray w = NativeFloats.array(weights.value());
        INDArray dw = NativeFloats.array(weights.gradient());
        if (spread.isPresent()) {
            w = NativeFloats.array(spread.get().value);
            dw = NativeFloats.array(spread.get().gradient);
        }
        List<INDArray> in = new ArrayList<>(List.of(NativeFloats.array(input.value()), w));
        bias.ifPresent(b -> in.add(NativeFloats.array(b.value())));
        long[] settings = settings(layer, w.size(2), w.size(3));
        this.forward =
                new NativeCall("conv2d", array(in), new INDArray[] {NativeFloats.array(output().value())}, settings);
        in.add(NativeFloats.array(output().gradient()));
        INDArray weightGradient = dw;
        this.backward = new GradientCall(input, onto -> {
            List<INDArray> out = new ArrayList<>(List.of(onto, weightGradient));
            bias.ifPresent(b -> out.add(NativeFloats.array(b.gradient())));
            return new NativeCall("conv2d_bp", array(in), array(out), settings);
        });
    }

    private static Shape outputShape(Shape input, org.nasgauge.networks.Convolution layer) {
        return Shape.of(input.batch(), layer.output(List.of(input.features())));
    }

    /**
     * Kernel, stride, padding, dilation, how to pad, layouts.
     *
     * @param height of the kernel as ND4J sees it
     */
    private static long[] settings(org.nasgauge.networks.Convolution layer, long height, long width) {
        // With stride 1 the two ways to pad are the same; the embedded tables were made with the second.
        boolean same = layer.stride() == 1 && layer.dilation() == 1;
        int dilation = height == layer.kernelHeight() && width == layer.kernelWidth() ? layer.dilation() : 1;
        return new long[] {
            height,
            width,
            layer.stride(),
            layer.stride(),
            same ? 0 : layer.paddingHeight(),
            same ? 0 : layer.paddingWidth(),
            dilation,
            dilation,
            same ? 1 : 0,
            CHANNELS_LAST,
            WEIGHTS_OUT_IN_HEIGHT_WIDTH
        };
    }

    private static INDArray[] array(List<INDArray> arrays) {
        return arrays.toArray(INDArray[]::new);
    }

    @Override
    public List<Parameter> parameters() {
        return bias.map(b -> List.of(weights, b)).orElse(List.of(weights));
    }

    @Override
    public long multiplyAccumulates() {
        return layer.multiplyAccumulates(
                List.of(inputs().get(0).shape().features()), output().shape().features());
    }

    @Override
    protected void forward(Mode mode) {
        spread.ifPresent(SpreadWeights::spread);
        forward.run();
    }

    @Override
    protected void backward() {
        weights.accumulate(() -> bias.ifPresentOrElse(b -> b.accumulate(this::runBackward), this::runBackward));
    }

    private void runBackward() {
        backward.run();
        spread.ifPresent(SpreadWeights::collect);
    }

    @Override
    public void close() {
        forward.close();
        backward.close();
        spread.ifPresent(SpreadWeights::close);
        super.close();
    }

    /** Weights within a larger array of zeros: outputs, all inputs, height and width of the dilated kernel. */
    private static final class SpreadWeights {
        private final Parameter weights;
        private final NativeFloats value;
        private final NativeFloats gradient;
        private final int[] places;

        SpreadWeights(Parameter weights, org.nasgauge.networks.Convolution layer) {
            long[] shape = weights.shape();
            int inputs = (int) shape[1];
            int height = layer.dilation() * (layer.kernelHeight() - 1) + 1;
            int width = layer.dilation() * (layer.kernelWidth() - 1) + 1;
            long[] whole = {shape[0], (long) inputs * layer.groups(), height, width};
            this.weights = weights;
            this.value = new NativeFloats(whole);
            this.gradient = new NativeFloats(whole);
            this.places = new int[weights.size()];
            int outputsEach = layer.channels() / layer.groups();
            for (int i = 0; i < places.length; i++) {
                int column = i % layer.kernelWidth() * layer.dilation();
                int row = i / layer.kernelWidth() % layer.kernelHeight() * layer.dilation();
                int input = i / layer.kernelWidth() / layer.kernelHeight() % inputs;
                int output = i / layer.kernelWidth() / layer.kernelHeight() / inputs;
                int channel = output * inputs * layer.groups() + output / outputsEach * inputs + input;
                places[i] = (channel * height + row) * width + column;
            }
        }

        void spread() {
            for (int i = 0; i < places.length; i++) {
                value.set(places[i], weights.value().get(i));
            }
        }

        void collect() {
            for (int i = 0; i < places.length; i++) {
                weights.gradient().set(i, gradient.get(places[i]));
            }
        }

        void close() {
            value.close();
            gradient.close();
        }
    }
}
