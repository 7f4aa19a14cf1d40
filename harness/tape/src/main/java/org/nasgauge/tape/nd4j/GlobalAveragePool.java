package org.nasgauge.tape.nd4j;

import java.util.List;
import org.nasgauge.tape.Mode;
import org.nasgauge.tape.Operation;
import org.nasgauge.tape.Tensor;

/** The mean over all pixels, for each image and channel. */
final class GlobalAveragePool extends Operation {
    private final float[] image;
    private final float[] means;

    GlobalAveragePool(String name, Tensor input) {
        super(name, List.of(input), input.shape().withSize(1, 1));
        this.image = new float[input.shape().pixels() * input.shape().channels()];
        this.means = new float[input.shape().channels()];
    }

    @Override
    protected void forward(Mode mode) {
        int channels = means.length;
        float share = (float) channels / image.length;
        for (int b = 0; b < output().shape().batch(); b++) {
            inputs().get(0).value().read(b * image.length, image, image.length);
            for (int k = 0; k < channels; k++) {
                float sum = 0;
                for (int i = k; i < image.length; i += channels) {
                    sum += image[i];
                }
                means[k] = sum * share;
            }
            output().value().write(b * channels, means, channels);
        }
    }

    @Override
    protected void backward() {
        Tensor input = inputs().get(0);
        boolean first = input.claimGradient();
        int channels = means.length;
        float share = (float) channels / image.length;
        for (int b = 0; b < output().shape().batch(); b++) {
            for (int k = 0; k < channels; k++) {
                means[k] = output().gradient().get(b * channels + k) * share;
            }
            if (!first) {
                input.gradient().read(b * image.length, image, image.length);
            }
            for (int i = 0; i < image.length; i++) {
                image[i] = first ? means[i % channels] : image[i] + means[i % channels];
            }
            input.gradient().write(b * image.length, image, image.length);
        }
    }
}
