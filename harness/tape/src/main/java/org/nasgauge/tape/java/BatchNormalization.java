package org.nasgauge.tape.java;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nasgauge.networks.Layer;
import org.nasgauge.tape.Backend.Affine;
import org.nasgauge.tape.Mode;
import org.nasgauge.tape.Operation;
import org.nasgauge.tape.Parameter;
import org.nasgauge.tape.RunningMoments;
import org.nasgauge.tape.Tensor;

/**
 * Batch normalization, channel by channel. Sums over a channel add up its rows from top to bottom, lane by lane, which are
 * then folded; what is one number a channel is reckoned in double precision.
 */
final class BatchNormalization extends Operation {
    private final Layer.BatchNormalization layer;
    private final Optional<Affine> affine;
    private final RunningMoments running;
    private final int height;
    private final double count;
    private final float[] mean;
    private final double[] inverseDeviation;
    private final float[] lanes;
    private final float[] products;

    BatchNormalization(
            String name,
            Tensor input,
            Layer.BatchNormalization layer,
            Optional<Affine> affine,
            RunningMoments running) {
        super(name, List.of(input), input.shape());
        int channels = input.shape().channels();
        this.layer = layer;
        this.affine = affine;
        this.running = running;
        this.height = input.shape().height();
        this.count = (double) input.shape().batch() * input.shape().pixels();
        this.mean = new float[channels];
        this.inverseDeviation = new double[channels];
        this.lanes = new float[input.shape().width() * input.shape().batch()];
        this.products = new float[lanes.length];
    }

    @Override
    public List<Parameter> parameters() {
        return affine.map(a -> List.of(a.scale(), a.shift())).orElse(List.of());
    }

    private double scale(int channel) {
        return affine.isPresent() ? affine.get().scale().value().get(channel) : 1;
    }

    private double shift(int channel) {
        return affine.isPresent() ? affine.get().shift().value().get(channel) : 0;
    }

    @Override
    protected void forward(Mode mode) {
        float[][] x = Rows.of(inputs().get(0).value());
        float[][] y = Rows.of(output().value());
        for (int channel = 0; channel < mean.length; channel++) {
            int top = channel * height;
            if (mode == Mode.TRAINING) {
                measure(x, channel);
            } else {
                mean[channel] = running.mean(channel);
                inverseDeviation[channel] = 1 / Math.sqrt(running.variance(channel) + layer.epsilon());
            }
            double slope = scale(channel) * inverseDeviation[channel];
            float shift = (float) (shift(channel) - slope * mean[channel]);
            for (int row = top; row < top + height; row++) {
                RowArithmetic.affine(y[row], x[row], (float) slope, shift);
            }
        }
    }

    /** Mean and variance of the batch in two passes: the difference of large sums would lose digits. */
    private void measure(float[][] x, int channel) {
        int top = channel * height;
        Arrays.fill(lanes, 0);
        for (int row = top; row < top + height; row++) {
            RowArithmetic.sum(lanes, lanes, x[row]);
        }
        mean[channel] = (float) (RowArithmetic.fold(lanes) / count);
        Arrays.fill(lanes, 0);
        for (int row = top; row < top + height; row++) {
            RowArithmetic.addSquares(lanes, x[row], mean[channel]);
        }
        double squares = RowArithmetic.fold(lanes);
        inverseDeviation[channel] = 1 / Math.sqrt(squares / count + layer.epsilon());
        running.move(channel, layer.momentum(), mean[channel], squares / Math.max(1, count - 1));
    }

    /**
     * With x̂ the normalized input and dŷ its gradient: dx = (dŷ − mean(dŷ) − x̂ · mean(dŷ · x̂)) / deviation, which is
     * a dy + (b x + c) with a, b and c fixed for each channel.
     */
    @Override
    protected void backward() {
        Tensor input = inputs().get(0);
        float[][] x = Rows.of(input.value());
        float[][] dy = Rows.of(output().gradient());
        boolean first = input.isWanted() && input.claimGradient();
        float[][] dx = input.isWanted() ? Rows.of(input.gradient()) : new float[0][];
        float[] scaleGradients = new float[mean.length];
        float[] shiftGradients = new float[mean.length];
        for (int channel = 0; channel < mean.length; channel++) {
            int top = channel * height;
            Arrays.fill(lanes, 0);
            Arrays.fill(products, 0);
            for (int row = top; row < top + height; row++) {
                RowArithmetic.sum(lanes, lanes, dy[row]);
                RowArithmetic.addProducts(products, dy[row], x[row], mean[channel]);
            }
            double shiftGradient = RowArithmetic.fold(lanes);
            double scaleGradient = RowArithmetic.fold(products) * inverseDeviation[channel];
            shiftGradients[channel] = (float) shiftGradient;
            scaleGradients[channel] = (float) scaleGradient;
            double a = scale(channel) * inverseDeviation[channel];
            double b = -a * inverseDeviation[channel] * scaleGradient / count;
            double c = -a * shiftGradient / count - b * mean[channel];
            for (int row = top; row < top + height && input.isWanted(); row++) {
                float[] to = first ? dx[row] : lanes;
                RowArithmetic.affine(to, dy[row], (float) a, x[row], (float) b, (float) c);
                if (!first) {
                    RowArithmetic.sum(dx[row], dx[row], lanes);
                }
            }
        }
        affine.ifPresent(trained -> {
            trained.shift().accumulate(() -> trained.shift().gradient().setAll(shiftGradients));
            trained.scale().accumulate(() -> trained.scale().gradient().setAll(scaleGradients));
        });
    }
}
