package org.nasgauge.tape;

import java.util.List;
import org.nasgauge.api.random.SeededRandom;

/**
 * In training sets some values to zero and divides the others by the share that is kept: each element by itself
 * (Srivastava et al., 2014), or each image as a whole, which drops a path (Zoph et al., 2018). In inference passes all
 * on.
 */
final class Dropout extends Operation {
    private final double rate;
    private final int together;
    private final SeededRandom random;
    private final float[] factors;
    private final float[] values;

    /**
     * @param rate how likely a value is dropped, in [0, 1)
     * @param together how many values share a fate: 1, or all of an image
     * @param random draws anew for each training pass
     */
    Dropout(String name, Tensor input, double rate, int together, SeededRandom random) {
        super(name, List.of(input), input.shape());
        this.rate = rate;
        this.together = together;
        this.random = random;
        this.factors = new float[input.shape().elements()];
        this.values = new float[factors.length];
    }

    @Override
    protected void forward(Mode mode) {
        float kept = mode == Mode.TRAINING ? (float) (1 / (1 - rate)) : 1;
        for (int at = 0; at < factors.length; at += together) {
            float factor = mode == Mode.TRAINING && random.nextDouble() < rate ? 0 : kept;
            for (int i = at; i < at + together; i++) {
                factors[i] = factor;
            }
        }
        inputs().get(0).value().read(0, values, values.length);
        for (int i = 0; i < values.length; i++) {
            values[i] *= factors[i];
        }
        output().value().setAll(values);
    }

    @Override
    protected void backward() {
        Tensor input = inputs().get(0);
        boolean first = input.claimGradient();
        float[] dy = output().gradient().toArray();
        if (!first) {
            input.gradient().read(0, values, values.length);
        }
        for (int i = 0; i < dy.length; i++) {
            values[i] = first ? dy[i] * factors[i] : values[i] + dy[i] * factors[i];
        }
        input.gradient().setAll(values);
    }
}
