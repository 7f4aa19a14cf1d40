package org.nasgauge.proxies;

import java.util.Arrays;

/** Gradients of logits by the images of the first batch, one row an image. */
final class InputGradients {
    private InputGradients() {}

    /** Of the sum of all logits of all images: batch normalization lets an image act on the others. */
    static double[][] ofSum(Initialised network) {
        return network.graph().once(network.key("input gradients", 0), () -> {
            float[] ones = new float[network.draws().batch() * network.classes()];
            Arrays.fill(ones, 1);
            return rows(network, ones);
        });
    }

    /** Of the sum over the images of the logit of one class. */
    static double[][] ofClass(Initialised network, int label) {
        float[] ones = new float[network.draws().batch() * network.classes()];
        for (int i = label; i < ones.length; i += network.classes()) {
            ones[i] = 1;
        }
        return rows(network, ones);
    }

    private static double[][] rows(Initialised network, float[] gradient) {
        Passes passes = network.passes().forward(0);
        passes.backward(network.network().output(), gradient);
        float[] all = passes.gradient(network.network().image());
        double[][] rows =
                new double[network.draws().batch()][all.length / network.draws().batch()];
        for (int i = 0; i < all.length; i++) {
            rows[i / rows[0].length][i % rows[0].length] = all[i];
        }
        return rows;
    }
}
