package org.nasgauge.spaces.nasbenchmacro;

import org.nasgauge.api.benchmark.Complexity;
import org.nasgauge.api.space.Architecture;

/**
 * The network for CIFAR-10, counted: a 3×3 stem of 32 channels on 32 × 32 pixels; eight layers, of which the first,
 * third and sixth double the channels and halve the resolution; a 1×1 convolution to 1,280 channels and a linear
 * classifier. Every convolution is followed by a batch normalisation of two parameters a channel, which costs no FLOPs.
 */
final class Cifar10Network {
    private static final int PIXELS = 32 * 32;
    private static final int STEM = 32;
    private static final int LAST = 1280;
    private static final int CLASSES = 10;
    private static final boolean[] REDUCES = {true, false, true, false, false, true, false, false};
    private static final int[] EXPANSION = {0, 3, 6};
    private static final long[] KERNEL = {0, 3, 5};

    private long parameters;
    private long flops;

    private Cifar10Network() {}

    static Complexity complexity(Architecture network) {
        Cifar10Network counted = new Cifar10Network();
        int channels = STEM;
        int pixels = PIXELS;
        counted.convolution(3 * 3 * 3, channels, pixels);
        for (int layer = 0; layer < REDUCES.length; layer++) {
            int output = REDUCES[layer] ? 2 * channels : channels;
            int outputPixels = REDUCES[layer] ? pixels / 4 : pixels;
            counted.layer(network.choice(layer), channels, output, pixels, outputPixels);
            channels = output;
            pixels = outputPixels;
        }
        counted.convolution(channels, LAST, pixels);
        counted.parameters += (LAST + 1) * CLASSES;
        counted.flops += LAST * CLASSES;
        return new Complexity(counted.parameters, counted.flops);
    }

    /** Where the shape changes, the identity is a 1×1 convolution. */
    private void layer(int choice, int input, int output, int pixels, int outputPixels) {
        if (choice > 0) {
            int expanded = input * EXPANSION[choice];
            convolution(input, expanded, pixels);
            convolution(KERNEL[choice] * KERNEL[choice], expanded, outputPixels);
            convolution(expanded, output, outputPixels);
        } else if (input != output) {
            convolution(input, output, outputPixels);
        }
    }

    /** @param weights for each channel of the output */
    private void convolution(long weights, long output, long outputPixels) {
        parameters += weights * output + 2 * output;
        flops += weights * output * outputPixels;
    }
}
