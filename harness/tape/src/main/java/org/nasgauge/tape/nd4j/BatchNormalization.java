package org.nasgauge.tape.nd4j;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nasgauge.networks.Layer;
import org.nasgauge.tape.Backend.Affine;
import org.nasgauge.tape.Floats;
import org.nasgauge.tape.Mode;
import org.nasgauge.tape.Operation;
import org.nasgauge.tape.Parameter;
import org.nasgauge.tape.RunningMoments;
import org.nasgauge.tape.Tensor;

/**
 * Batch normalization (Ioffe and Szegedy, 2015), with or without a trained scale and shift for each channel. Running
 * moments move towards those of the batch at each training pass, the running variance towards the unbiased one, as
 * PyTorch does.
 */
final class BatchNormalization extends Operation {
    private final Layer.BatchNormalization layer;
    private final Optional<Affine> affine;
    private final RunningMoments running;
    private final int channels;
    private final int elements;

    private final Lanes lanes;
    private final float[] mean;
    private final double[] inverseDeviation;
    private final float[] x;
    private final float[] dy;
    private final float[] a;
    private final float[] b;
    private final float[] c;
    private final float[] scaleGradients;
    private final float[] shiftGradients;

    BatchNormalization(
            String name,
            Tensor input,
            Layer.BatchNormalization layer,
            Optional<Affine> affine,
            RunningMoments running) {
        super(name, List.of(input), input.shape());
        this.layer = layer;
        this.affine = affine;
        this.running = running;
        this.channels = input.shape().channels();
        this.elements = input.shape().elements();
        this.lanes = new Lanes(channels);
        this.mean = lanes.create();
        this.inverseDeviation = new double[channels];
        this.x = lanes.create();
        this.dy = lanes.create();
        this.a = lanes.create();
        this.b = lanes.create();
        this.c = lanes.create();
        this.scaleGradients = new float[channels];
        this.shiftGradients = new float[channels];
    }

    @Override
    public List<Parameter> parameters() {
        return affine.map(a -> List.of(a.scale(), a.shift())).orElse(List.of());
    }

    @Override
    protected void forward(Mode mode) {
        if (mode == Mode.TRAINING) {
            measure();
        } else {
            for (int k = 0; k < channels; k++) {
                lanes.spread(running.mean(k), k, mean);
                inverseDeviation[k] = 1 / Math.sqrt(running.variance(k) + layer.epsilon());
            }
        }
        // y = a x + b
        for (int k = 0; k < channels; k++) {
            double slope = scale(k) * inverseDeviation[k];
            lanes.spread((float) slope, k, a);
            lanes.spread((float) (shift(k) - slope * mean[k]), k, b);
        }
        Floats in = inputs().get(0).value();
        Floats out = output().value();
        for (int i = 0; i < elements; i += lanes.length()) {
            int n = Math.min(lanes.length(), elements - i);
            in.read(i, x, n);
            for (int j = 0; j < n; j++) {
                x[j] = x[j] * a[j] + b[j];
            }
            out.write(i, x, n);
        }
    }

    private double scale(int channel) {
        return affine.isPresent() ? affine.get().scale().value().get(channel) : 1;
    }

    private double shift(int channel) {
        return affine.isPresent() ? affine.get().shift().value().get(channel) : 0;
    }

    /** Mean and variance of the batch in two passes: the difference of large sums would lose digits. */
    private void measure() {
        Floats in = inputs().get(0).value();
        double count = (double) elements / channels;
        float[] sum = a;
        Arrays.fill(sum, 0);
        for (int i = 0; i < elements; i += lanes.length()) {
            int n = Math.min(lanes.length(), elements - i);
            in.read(i, x, n);
            for (int j = 0; j < n; j++) {
                sum[j] += x[j];
            }
        }
        for (int k = 0; k < channels; k++) {
            lanes.spread((float) (lanes.total(sum, k) / count), k, mean);
        }
        float[] squares = b;
        Arrays.fill(squares, 0);
        for (int i = 0; i < elements; i += lanes.length()) {
            int n = Math.min(lanes.length(), elements - i);
            in.read(i, x, n);
            for (int j = 0; j < n; j++) {
                float d = x[j] - mean[j];
                squares[j] += d * d;
            }
        }
        for (int k = 0; k < channels; k++) {
            double total = lanes.total(squares, k);
            inverseDeviation[k] = 1 / Math.sqrt(total / count + layer.epsilon());
            running.move(k, layer.momentum(), mean[k], total / Math.max(1, count - 1));
        }
    }

    /**
     * With x̂ the normalized input and dŷ its gradient: dx = (dŷ − mean(dŷ) − x̂ · mean(dŷ · x̂)) / deviation, which is
     * a dy + b x + c with a, b and c fixed for each channel.
     */
    @Override
    protected void backward() {
        Tensor input = inputs().get(0);
        Floats in = input.value();
        Floats from = output().gradient();
        double count = (double) elements / channels;
        float[] sum = a;
        float[] product = b;
        Arrays.fill(sum, 0);
        Arrays.fill(product, 0);
        for (int i = 0; i < elements; i += lanes.length()) {
            int n = Math.min(lanes.length(), elements - i);
            in.read(i, x, n);
            from.read(i, dy, n);
            for (int j = 0; j < n; j++) {
                sum[j] += dy[j];
                product[j] += dy[j] * (x[j] - mean[j]);
            }
        }
        for (int k = 0; k < channels; k++) {
            double shiftGradient = lanes.total(sum, k);
            double scaleGradient = lanes.total(product, k) * inverseDeviation[k];
            shiftGradients[k] = (float) shiftGradient;
            scaleGradients[k] = (float) scaleGradient;
            double slope = scale(k) * inverseDeviation[k];
            double curve = -slope * inverseDeviation[k] * scaleGradient / count;
            lanes.spread((float) slope, k, a);
            lanes.spread((float) curve, k, b);
            lanes.spread((float) (-slope * shiftGradient / count - curve * mean[k]), k, c);
        }
        affine.ifPresent(parameters -> {
            parameters.shift().accumulate(() -> parameters.shift().gradient().setAll(shiftGradients));
            parameters.scale().accumulate(() -> parameters.scale().gradient().setAll(scaleGradients));
        });
        Floats to = input.gradient();
        boolean first = input.claimGradient();
        for (int i = 0; i < elements; i += lanes.length()) {
            int n = Math.min(lanes.length(), elements - i);
            in.read(i, x, n);
            from.read(i, dy, n);
            for (int j = 0; j < n; j++) {
                dy[j] = dy[j] * a[j] + x[j] * b[j] + c[j];
            }
            if (!first) {
                to.read(i, x, n);
                for (int j = 0; j < n; j++) {
                    dy[j] += x[j];
                }
            }
            to.write(i, dy, n);
        }
    }
}
