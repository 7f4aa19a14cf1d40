package org.nasgauge.proxies;

import java.util.Arrays;
import java.util.List;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Network.Node;

/** What the blocks of a network do with features and gradients, for AZ-NAS: a number for each block, from the stem on. */
final class AzFeatures {
    private static final double IN_LOG = 1e-8;
    private static final double IN_RATIO = 1e-6;

    private final double[] entropies;
    private final double[] trainabilities;

    AzFeatures(double[] entropies, double[] trainabilities) {
        this.entropies = entropies;
        this.trainabilities = trainabilities;
    }

    double[] entropies() {
        return entropies;
    }

    double[] trainabilities() {
        return trainabilities;
    }

    static AzFeatures of(Initialised network) {
        return network.graph().once(network.key("block features", 0), () -> make(network));
    }

    private static AzFeatures make(Initialised network) {
        List<Node> blocks = network.network().blocks();
        if (blocks.size() < 2) {
            throw new Estimation.Impossible("a network of fewer than two blocks");
        }
        Passes passes = network.passes().forward(0);
        double[] entropies = new double[blocks.size()];
        for (int i = 0; i < entropies.length; i++) {
            entropies[i] =
                    entropy(passes.values(blocks.get(i)), blocks.get(i).shape().channels());
        }
        SeededRandom random = network.seeds().child("signs").generator();
        double[] trainabilities = new double[blocks.size() - 1];
        for (int i = 0; i < trainabilities.length; i++) {
            trainabilities[i] = trainability(passes, blocks.get(i), blocks.get(i + 1), random);
        }
        return new AzFeatures(entropies, trainabilities);
    }

    /** Of the eigenvalues of the covariance of the channels, as shares of their sum. */
    private static double entropy(float[] values, int channels) {
        double[][] centered = new double[channels][values.length / channels];
        for (int i = 0; i < values.length; i++) {
            centered[i % channels][i / channels] = values[i];
        }
        for (double[] channel : centered) {
            double mean = Arrays.stream(channel).average().orElse(0);
            Arrays.setAll(channel, i -> channel[i] - mean);
        }
        double[] eigenvalues = Spectrum.of(Spectrum.gram(centered));
        double sum = Arrays.stream(eigenvalues).sum();
        if (!(sum > 0)) {
            throw new Estimation.Impossible("a block whose features are constant");
        }
        double entropy = 0;
        for (double eigenvalue : eigenvalues) {
            double share = Math.max(0, eigenvalue / sum);
            entropy -= share * StrictMath.log(share + IN_LOG);
        }
        return entropy;
    }

    /** Greatest where gradients keep their size on the way back through the block: 2 − s − 1/s. */
    private static double trainability(Passes passes, Node before, Node after, SeededRandom random) {
        float[] out = new float[passes.tensor(after).shape().elements()];
        for (int i = 0; i < out.length; i++) {
            out[i] = random.nextInt(2) * 2 - 1;
        }
        passes.backward(after, out);
        float[] in = passes.gradient(before);
        if (before.equals(after)) {
            throw new Estimation.Impossible("a block that does nothing");
        }
        double[][] outgoing = byPixel(out, after.shape(), after.shape());
        double[][] incoming = byPixel(in, before.shape(), after.shape());
        double[][] products = new double[incoming.length][outgoing.length];
        for (int i = 0; i < incoming.length; i++) {
            for (int o = 0; o < outgoing.length; o++) {
                double sum = 0;
                for (int k = 0; k < outgoing[o].length; k++) {
                    sum += incoming[i][k] * outgoing[o][k];
                }
                products[i][o] = sum / outgoing[o].length;
            }
        }
        double greatest = Math.sqrt(Math.max(0, Spectrum.of(Spectrum.gram(products))[0]));
        return 2 - greatest - 1 / (greatest + IN_RATIO);
    }

    /** A row a channel; where the block reads larger images, one for each channel and place within a pixel of its output. */
    private static double[][] byPixel(float[] values, FeatureShape shape, FeatureShape pixels) {
        int high = shape.height() / pixels.height();
        int wide = shape.width() / pixels.width();
        int each = (int) shape.elements();
        int images = values.length / each;
        double[][] rows = new double[shape.channels() * high * wide][images * (int) pixels.pixels()];
        for (int i = 0; i < values.length; i++) {
            int channel = i % shape.channels();
            int x = i / shape.channels() % shape.width();
            int y = i / shape.channels() / shape.width() % shape.height();
            if (y / high < pixels.height() && x / wide < pixels.width()) {
                int row = (channel * high + y % high) * wide + x % wide;
                int column = (i / each * pixels.height() + y / high) * pixels.width() + x / wide;
                rows[row][column] = values[i];
            }
        }
        return rows;
    }
}
