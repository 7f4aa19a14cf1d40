package org.nasgauge.proxies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.networks.Network.Node;

/** The parts of AZ-NAS. */
class AzNasTest {
    private static final Draws DRAWS = new Draws(6, Draws.Input.NOISE, Draws.Weights.HE, 1);

    private final Initialised network = SmallNetworks.initialised(DRAWS);
    private final BruteForce brute = new BruteForce(network);
    private final List<Node> blocks = network.network().blocks();

    private double[] entropies() {
        return blocks.stream().mapToDouble(this::entropy).toArray();
    }

    private double entropy(Node block) {
        double[][] channels =
                ActivationProxiesTest.channels(brute.value(block), block.shape().channels());
        double[][] covariance = new double[channels.length][channels.length];
        for (int i = 0; i < channels.length; i++) {
            for (int j = 0; j < channels.length; j++) {
                for (int k = 0; k < channels[i].length; k++) {
                    covariance[i][j] += (channels[i][k] - BruteForce.mean(channels[i], 0, 1))
                            * (channels[j][k] - BruteForce.mean(channels[j], 0, 1));
                }
            }
        }
        double sum = 0;
        double[] eigenvalues = BruteForce.eigenvalues(covariance);
        for (double eigenvalue : eigenvalues) {
            sum += eigenvalue;
        }
        double entropy = 0;
        for (double eigenvalue : eigenvalues) {
            double share = Math.max(0, eigenvalue / sum);
            entropy -= share * Math.log(share + 1e-8);
        }
        return entropy;
    }

    @Nested
    class OfExpressivity extends Contracts {
        OfExpressivity() {
            super(new AzExpressivity());
        }

        @Test
        void addsUpTheEntropiesOfAllBlocks() {
            double sum = 0;
            for (double entropy : entropies()) {
                sum += entropy;
            }
            assertThat(new AzExpressivity(DRAWS).score(network)).isCloseTo(sum, within(1e-4));
        }
    }

    @Nested
    class OfProgressivity extends Contracts {
        OfProgressivity() {
            super(new AzProgressivity());
        }

        @Test
        void isTheLeastGain() {
            double[] entropies = entropies();
            double least = Double.POSITIVE_INFINITY;
            for (int i = 1; i < entropies.length; i++) {
                least = Math.min(least, entropies[i] - entropies[i - 1]);
            }
            assertThat(new AzProgressivity(DRAWS).score(network)).isCloseTo(least, within(1e-4));
        }
    }

    @Nested
    class OfTrainability extends Contracts {
        OfTrainability() {
            super(new AzTrainability());
        }

        /** The gradient before a block by differences: of what comes after, times the signs, by what went in. */
        @Test
        void isOfGradientsBeforeAndAfterEachBlock() {
            SeededRandom random = network.seeds().child("signs").generator();
            double sum = 0;
            for (int i = 0; i + 1 < blocks.size(); i++) {
                Node before = blocks.get(i);
                Node after = blocks.get(i + 1);
                double[] signs = new double[brute.value(after).length];
                for (int k = 0; k < signs.length; k++) {
                    signs[k] = random.nextInt(2) * 2 - 1;
                }
                BruteForce fixed = new BruteForce(network);
                double[] in = fixed.gradient(
                        () -> {
                            fixed.run();
                            double product = 0;
                            for (int k = 0; k < signs.length; k++) {
                                product += signs[k] * fixed.value(after)[k];
                            }
                            return product;
                        },
                        fixed.fix(before));
                double s = greatest(in, before, signs, after);
                sum += 2 - s - 1 / (s + 1e-6);
            }
            assertThat(new AzTrainability(DRAWS).score(network)).isCloseTo(sum / (blocks.size() - 1), within(1e-3));
        }

        /** The greatest singular value of the mean product, with each pixel before the block sorted to the one behind it. */
        private double greatest(double[] in, Node before, double[] signs, Node after) {
            int high = before.shape().height() / after.shape().height();
            int inputs = before.shape().channels() * high * high;
            int outputs = after.shape().channels();
            double[][] products = new double[inputs][outputs];
            int width = after.shape().width();
            int pixels = (int) after.shape().pixels() * DRAWS.batch();
            for (int p = 0; p < pixels; p++) {
                int n = p / (int) after.shape().pixels();
                int y = p / width % after.shape().height();
                int x = p % width;
                for (int c = 0; c < inputs; c++) {
                    int channel = c / (high * high);
                    int row = y * high + c / high % high;
                    int column = x * high + c % high;
                    double from = in[
                            ((n * before.shape().height() + row)
                                                            * before.shape().width()
                                                    + column)
                                            * before.shape().channels()
                                    + channel];
                    for (int o = 0; o < outputs; o++) {
                        products[c][o] += from * signs[p * outputs + o] / pixels;
                    }
                }
            }
            double[] eigenvalues = BruteForce.eigenvalues(Spectrum.gram(products));
            return Math.sqrt(eigenvalues[eigenvalues.length - 1]);
        }
    }
}
