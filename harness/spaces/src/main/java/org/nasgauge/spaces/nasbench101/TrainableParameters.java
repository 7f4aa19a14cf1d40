package org.nasgauge.spaces.nasbench101;

/**
 * The trainable parameters of the network that the benchmark builds from a module ({@code model_builder.py}): a stem of
 * 128 channels, three stacks of three modules at 128, 256 and 512 channels, and a linear classifier for ten classes.
 * Every convolution is without bias and followed by a batch normalisation with two parameters a channel.
 */
final class TrainableParameters {
    private static final int STEM_CHANNELS = 128;
    private static final int STACKS = 3;
    private static final int MODULES_PER_STACK = 3;
    private static final int CLASSES = 10;

    private TrainableParameters() {}

    /**
     * Where channels do not divide evenly, the first vertices get one more: the count belongs to this numbering of the
     * vertices.
     */
    static long of(Module module) {
        long total = convolution(3, 3, STEM_CHANNELS);
        int input = STEM_CHANNELS;
        for (int stack = 0; stack < STACKS; stack++) {
            int output = STEM_CHANNELS << stack;
            total += ofModule(module, input, output) + (MODULES_PER_STACK - 1) * ofModule(module, output, output);
            input = output;
        }
        return total + (long) input * CLASSES + CLASSES;
    }

    private static long ofModule(Module module, int input, int output) {
        int last = module.vertices() - 1;
        int[] channels = innerChannels(module, output);
        long total = module.hasEdge(0, last) ? convolution(1, input, output) : 0;
        for (int v = 1; v < last; v++) {
            if (module.hasEdge(0, v)) {
                total += convolution(1, input, channels[v]);
            }
            total += switch (module.operations().get(v - 1)) {
                case CONV3X3 -> convolution(3, channels[v], channels[v]);
                case CONV1X1 -> convolution(1, channels[v], channels[v]);
                case MAXPOOL3X3 -> 0;
            };
        }
        return total;
    }

    /** The output's channels are divided among its inner sources; any other vertex has as many as its widest target. */
    private static int[] innerChannels(Module module, int output) {
        int last = module.vertices() - 1;
        int sources = 0;
        for (int v = 1; v < last; v++) {
            sources += module.hasEdge(v, last) ? 1 : 0;
        }
        int[] channels = new int[last];
        int rank = sources;
        for (int v = last - 1; v > 0; v--) {
            if (module.hasEdge(v, last)) {
                rank--;
                channels[v] = output / sources + (rank < output % sources ? 1 : 0);
                continue;
            }
            for (int target = v + 1; target < last; target++) {
                if (module.hasEdge(v, target)) {
                    channels[v] = Math.max(channels[v], channels[target]);
                }
            }
        }
        return channels;
    }

    private static long convolution(long kernel, long input, long output) {
        return kernel * kernel * input * output + 2 * output;
    }
}
