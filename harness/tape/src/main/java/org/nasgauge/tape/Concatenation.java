package org.nasgauge.tape;

import java.util.List;

/** The channels of all inputs, which have one height and width, in their order. */
final class Concatenation extends Operation {
    private final float[] whole;

    Concatenation(String name, List<Tensor> inputs) {
        super(
                name,
                inputs,
                inputs.get(0)
                        .shape()
                        .withChannels(inputs.stream()
                                .mapToInt(input -> input.shape().channels())
                                .sum()));
        for (Tensor input : inputs) {
            if (!input.shape().withChannels(1).equals(output().shape().withChannels(1))) {
                throw new IllegalArgumentException("cannot join " + input + " and " + inputs.get(0));
            }
        }
        this.whole = new float[output().shape().elements()];
    }

    @Override
    protected void forward(Mode mode) {
        int at = 0;
        for (Tensor input : inputs()) {
            float[] part = input.value().toArray();
            int channels = input.shape().channels();
            for (int from = 0, to = at;
                    from < part.length;
                    from += channels, to += output().shape().channels()) {
                System.arraycopy(part, from, whole, to, channels);
            }
            at += channels;
        }
        output().value().setAll(whole);
    }

    @Override
    protected void backward() {
        output().gradient().read(0, whole, whole.length);
        int at = 0;
        for (Tensor input : inputs()) {
            int channels = input.shape().channels();
            boolean first = input.claimGradient();
            float[] part = first
                    ? new float[input.shape().elements()]
                    : input.gradient().toArray();
            for (int from = at, to = 0;
                    to < part.length;
                    from += output().shape().channels(), to += channels) {
                for (int k = 0; k < channels; k++) {
                    part[to + k] += whole[from + k];
                }
            }
            input.gradient().setAll(part);
            at += channels;
        }
    }
}
