package org.nasgauge.tape.java;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nasgauge.tape.Mode;
import org.nasgauge.tape.Operation;
import org.nasgauge.tape.Parameter;
import org.nasgauge.tape.Shape;
import org.nasgauge.tape.Tensor;

/**
 * A convolution, zero-padded at both ends. An output's row is the bias, or 0, and then for each kernel row inside the image,
 * input channel and kernel column the input's row as that column sees it, times the weight. The gradient by the input is
 * the same with the sides changed, from what is there already. The gradient by the weights is a {@link KernelGradient}.
 */
final class Convolution extends Operation {
    private final org.nasgauge.networks.Convolution layer;
    private final Parameter weights;
    private final Optional<Parameter> bias;
    private final Scratch scratch;
    private final Window height;
    private final Window width;
    private final int batch;
    private final int inputsEach;
    private final int outputsEach;
    private final int[][] seenBy;
    private final int[][] seeing;
    private final KernelGradient kernel;

    Convolution(
            String name,
            Tensor x,
            org.nasgauge.networks.Convolution layer,
            Parameter weights,
            Optional<Parameter> bias,
            Scratch scratch) {
        super(
                name,
                List.of(x),
                Shape.of(x.shape().batch(), layer.output(List.of(x.shape().features()))));
        Shape in = x.shape();
        Shape out = output().shape();
        this.layer = layer;
        this.weights = weights;
        this.bias = bias;
        this.scratch = scratch;
        this.batch = in.batch();
        this.inputsEach = in.channels() / layer.groups();
        this.outputsEach = out.channels() / layer.groups();
        this.height = new Window(
                in.height(),
                out.height(),
                layer.kernelHeight(),
                layer.stride(),
                layer.dilation(),
                layer.paddingHeight());
        this.width = new Window(
                in.width(), out.width(), layer.kernelWidth(), layer.stride(), layer.dilation(), layer.paddingWidth());
        this.seenBy = new int[out.height()][];
        Arrays.setAll(seenBy, height::seenBy);
        this.seeing = new int[in.height()][];
        Arrays.setAll(seeing, height::seeing);
        this.kernel = new KernelGradient(layer, inputsEach, outputsEach, height, width, batch, scratch);
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

    private int weightsOfPair() {
        return height.taps() * width.taps();
    }

    @Override
    protected void forward(Mode mode) {
        float[][] y = Rows.of(output().value());
        for (int row = 0; row < y.length; row++) {
            int channel = row / height.out();
            Arrays.fill(y[row], bias.isPresent() ? bias.get().value().get(channel) : 0);
        }
        float[][] seen = seen(Rows.of(inputs().get(0).value()));
        int ofOutput = inputsEach * weightsOfPair();
        correlate(y, seenBy, outputsEach, ofOutput, seen, height.in(), inputsEach, weightsOfPair());
    }

    /** Each row of the input as each kernel column sees it. */
    private float[][] seen(float[][] x) {
        float[][] seen = new float[x.length * width.taps()][];
        float[][] room = scratch.rows(seen.length, width.out() * batch);
        for (int i = 0; i < seen.length; i++) {
            int tap = i % width.taps();
            float[] row = x[i / width.taps()];
            if (width.isWhole(tap)) {
                seen[i] = row;
            } else {
                seen[i] = room[i];
                width.gather(row, tap, room[i], batch);
            }
        }
        return seen;
    }

    /** Each row of the output's gradient, for each kernel column at the places that the column sees. */
    private float[][] spread(float[][] dy) {
        float[][] spread = new float[dy.length * width.taps()][];
        float[][] room = scratch.rows(spread.length, width.in() * batch);
        for (int i = 0; i < spread.length; i++) {
            int tap = i % width.taps();
            float[] row = dy[i / width.taps()];
            if (width.isWhole(tap)) {
                spread[i] = row;
            } else {
                spread[i] = room[i];
                width.spread(row, tap, room[i], batch);
            }
        }
        return spread;
    }

    /**
     * Adds to all rows of all channels of {@code to} what they have to do with those of {@code from}, group by group.
     *
     * @param to channel by channel from top to bottom
     * @param rows for each row of a channel of {@code to}, kernel row and row of {@code from} in turn
     * @param toEach channels of a group
     * @param toStep how far the weights of neighbouring channels of {@code to} are apart
     * @param from channel by channel from top to bottom, for each kernel column
     * @param fromHeight rows of one of its channels
     * @param fromEach channels of a group
     * @param fromStep how far the weights of neighbouring channels of {@code from} are apart
     */
    private void correlate(
            float[][] to,
            int[][] rows,
            int toEach,
            int toStep,
            float[][] from,
            int fromHeight,
            int fromEach,
            int fromStep) {
        int taps = width.taps();
        float[] w = Flat.of(weights.value());
        float[] packed = new float[toEach * fromEach * weightsOfPair()];
        float[][] outputs = new float[toEach][];
        float[][] inputs = new float[fromEach * weightsOfPair()][];
        for (int group = 0; group < layer.groups(); group++) {
            int base = group * outputsEach * inputsEach * weightsOfPair();
            for (int row = 0; row < rows.length; row++) {
                int count = 0;
                for (int i = 0; i < rows[row].length; i += 2) {
                    for (int channel = 0; channel < fromEach; channel++) {
                        int at = ((group * fromEach + channel) * fromHeight + rows[row][i + 1]) * taps;
                        for (int tap = 0; tap < taps; tap++) {
                            inputs[count++] = from[at + tap];
                        }
                    }
                }
                if (row == 0 || !sameKernelRows(rows[row], rows[row - 1])) {
                    pack(w, base, rows[row], toEach, toStep, fromEach, fromStep, packed);
                }
                for (int o = 0; o < toEach; o++) {
                    outputs[o] = to[(group * toEach + o) * rows.length + row];
                }
                RowArithmetic.multiplyAdd(outputs, toEach, inputs, count, packed);
            }
        }
    }

    private static boolean sameKernelRows(int[] a, int[] b) {
        boolean same = a.length == b.length;
        for (int i = 0; same && i < a.length; i += 2) {
            same = a[i] == b[i];
        }
        return same;
    }

    /** The weights of some kernel rows in the order in which {@link #correlate} lists its inputs. */
    private void pack(
            float[] w, int base, int[] rows, int toEach, int toStep, int fromEach, int fromStep, float[] packed) {
        int count = 0;
        for (int o = 0; o < toEach; o++) {
            for (int i = 0; i < rows.length; i += 2) {
                for (int channel = 0; channel < fromEach; channel++) {
                    int at = base + o * toStep + channel * fromStep + rows[i] * width.taps();
                    for (int tap = 0; tap < width.taps(); tap++) {
                        packed[count++] = w[at + tap];
                    }
                }
            }
        }
    }

    @Override
    protected void backward() {
        float[][] x = Rows.of(inputs().get(0).value());
        float[][] dy = Rows.of(output().gradient());
        bias.filter(Parameter::isWanted).ifPresent(b -> b.accumulate(() -> byBias(dy, Flat.of(b.gradient()))));
        boolean isByRows = weights.isWanted() && !kernel.isByPixels();
        if (weights.isWanted() && kernel.isByPixels()) {
            weights.accumulate(() -> kernel.byPixels(x, dy, Flat.of(weights.gradient())));
        }
        if (isByRows || inputs().get(0).isWanted()) {
            float[][] spread = spread(dy);
            if (isByRows) {
                weights.accumulate(() -> kernel.byRows(x, spread, Flat.of(weights.gradient())));
            }
            if (inputs().get(0).isWanted()) {
                byInput(spread);
            }
        }
    }

    private void byInput(float[][] spread) {
        Tensor input = inputs().get(0);
        if (input.claimGradient()) {
            input.gradient().fill(0);
        }
        int ofOutput = inputsEach * weightsOfPair();
        float[][] dx = Rows.of(input.gradient());
        correlate(dx, seeing, inputsEach, weightsOfPair(), spread, height.out(), outputsEach, ofOutput);
    }

    private void byBias(float[][] dy, float[] db) {
        float[] lanes = new float[width.out() * batch];
        for (int o = 0; o < db.length; o++) {
            RowArithmetic.sum(lanes, Arrays.copyOfRange(dy, o * height.out(), (o + 1) * height.out()), height.out());
            db[o] = RowArithmetic.fold(lanes);
        }
    }
}
