package org.nasgauge.training.tape;

import java.util.Arrays;
import java.util.List;

/**
 * Batch normalization (Ioffe and Szegedy, 2015) with scale and shift for each channel. Running moments move by a tenth
 * of the way at each training pass, the running variance towards the unbiased one, as PyTorch does.
 */
public final class BatchNormalization extends Operation {
    private static final double EPSILON = 1e-5;
    private static final double MOMENTUM = 0.1;

    private final Parameter scale;
    private final Parameter shift;
    private final float[] runningMean;
    private final float[] runningVariance;
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

    public BatchNormalization(String name, Tensor input) {
        super(name, List.of(input), input.shape());
        this.channels = input.shape().channels();
        this.elements = input.shape().elements();
        this.scale = new Parameter(name + ".scale", channels);
        this.shift = new Parameter(name + ".shift", channels);
        scale.value().fill(1);
        this.runningMean = new float[channels];
        this.runningVariance = new float[channels];
        Arrays.fill(runningVariance, 1);
        this.lanes = new Lanes(channels);
        this.mean = lanes.create();
        this.inverseDeviation = new double[channels];
        this.x = lanes.create();
        this.dy = lanes.create();
        this.a = lanes.create();
        this.b = lanes.create();
        this.c = lanes.create();
    }

    public Parameter scale() {
        return scale;
    }

    public Parameter shift() {
        return shift;
    }

    /** The running moments that inference uses, one value a channel; not copies. */
    public float[] runningMean() {
        return runningMean;
    }

    public float[] runningVariance() {
        return runningVariance;
    }

    void copyMoments(BatchNormalization from) {
        System.arraycopy(from.runningMean, 0, runningMean, 0, channels);
        System.arraycopy(from.runningVariance, 0, runningVariance, 0, channels);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(scale, shift);
    }

    @Override
    void forward(Mode mode) {
        if (mode == Mode.TRAINING) {
            measure();
        } else {
            for (int k = 0; k < channels; k++) {
                lanes.spread(runningMean[k], k, mean);
                inverseDeviation[k] = 1 / Math.sqrt(runningVariance[k] + EPSILON);
            }
        }
        // y = a x + b
        for (int k = 0; k < channels; k++) {
            double slope = scale.value().get(k) * inverseDeviation[k];
            lanes.spread((float) slope, k, a);
            lanes.spread((float) (shift.value().get(k) - slope * mean[k]), k, b);
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
            inverseDeviation[k] = 1 / Math.sqrt(total / count + EPSILON);
            runningMean[k] += (float) (MOMENTUM * (mean[k] - runningMean[k]));
            runningVariance[k] += (float) (MOMENTUM * (total / Math.max(1, count - 1) - runningVariance[k]));
        }
    }

    /**
     * With x̂ the normalized input and dŷ its gradient: dx = (dŷ − mean(dŷ) − x̂ · mean(dŷ · x̂)) / deviation, which is
     * a dy + b x + c with a, b and c fixed for each channel.
     */
    @Override
    void backward() {
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
            shift.gradient().set(k, (float) shiftGradient);
            scale.gradient().set(k, (float) scaleGradient);
            double slope = scale.value().get(k) * inverseDeviation[k];
            double curve = -slope * inverseDeviation[k] * scaleGradient / count;
            lanes.spread((float) slope, k, a);
            lanes.spread((float) curve, k, b);
            lanes.spread((float) (-slope * shiftGradient / count - curve * mean[k]), k, c);
        }
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
