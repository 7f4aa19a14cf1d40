package org.nasgauge.proxies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.NetworkBuilder;
import org.nasgauge.networks.NetworkCounts;
import org.nasgauge.networks.Scale;

/** Proxies of forward passes, against the network by its definition. */
class ActivationProxiesTest {
    private static final Draws DRAWS = new Draws().withBatch(6);

    /** Of each unit, which images it passes on. */
    private static List<boolean[]> units(BruteForce brute) {
        List<boolean[]> units = new ArrayList<>();
        for (Node node : brute.network.nodes()) {
            if (node.layer() == Layer.Activation.RELU) {
                double[] values = brute.value(node);
                int each = values.length / brute.batch();
                for (int unit = 0; unit < each; unit++) {
                    boolean[] passed = new boolean[brute.batch()];
                    for (int n = 0; n < passed.length; n++) {
                        passed[n] = values[n * each + unit] > 0;
                    }
                    units.add(passed);
                }
            }
        }
        return units;
    }

    @Nested
    class OfNaswot extends Contracts {
        OfNaswot() {
            super(new Naswot(new Draws().withBatch(6)));
        }

        @Test
        void isTheDeterminantOfAgreements() {
            Initialised network = SmallNetworks.initialised(DRAWS);
            double[][] kernel = new double[DRAWS.batch()][DRAWS.batch()];
            for (boolean[] unit : units(new BruteForce(network))) {
                for (int i = 0; i < unit.length; i++) {
                    for (int j = 0; j < unit.length; j++) {
                        kernel[i][j] += unit[i] == unit[j] ? 1 : 0;
                    }
                }
            }
            assertThat(new Naswot(DRAWS).score(network))
                    .isCloseTo(BruteForce.logDeterminant(kernel), withPercentage(1e-6));
        }

        @Test
        void ofOneImageItIsTheLogarithmOfTheUnits() {
            Draws one = DRAWS.withBatch(1);
            Initialised network = SmallNetworks.initialised(one);
            assertThat(new Naswot(one).score(network))
                    .isCloseTo(Math.log(units(new BruteForce(network)).size()), within(1e-12));
        }

        @Test
        void withoutRectifiersItIsMissing() {
            NetworkBuilder builder = new NetworkBuilder(new FeatureShape(2, 2, 1));
            Initialised network =
                    SmallNetworks.initialised(builder.build(builder.addClassifier(builder.image(), 3)), DRAWS);
            assertThatThrownBy(() -> new Naswot(DRAWS).score(network))
                    .isInstanceOf(Estimation.Impossible.class)
                    .hasMessage("no rectifier in the network");
        }
    }

    @Nested
    class OfSwap extends Contracts {
        OfSwap() {
            super(new Swap(new Draws(4, Draws.Input.DATA, Draws.Weights.NORMAL, 1), 0, 0));
        }

        @Test
        void countsUnitsThatPassOnDifferentImages() {
            Initialised network = SmallNetworks.initialised(DRAWS.with(Draws.Weights.NORMAL));
            Set<String> distinct = new HashSet<>();
            units(new BruteForce(network)).forEach(unit -> distinct.add(Arrays.toString(unit)));
            Draws draws = network.draws();
            assertThat(new Swap(draws, 0, 0).score(network)).isEqualTo(distinct.size());
            double parameters = NetworkCounts.of(network.network()).parameters();
            assertThat(new Swap(draws, parameters + 3, 9).score(network))
                    .isCloseTo(distinct.size() / Math.E, within(1e-9));
        }
    }

    @Nested
    class OfLinearRegions extends Contracts {
        OfLinearRegions() {
            super(new LinearRegions());
        }

        @Test
        void countsImagesWithDifferentPatterns() {
            Draws draws = new Draws(64, Draws.Input.NOISE, Draws.Weights.HE, 1);
            Initialised network = SmallNetworks.initialised(draws);
            FeatureShape image = new FeatureShape(4, 4, 2);
            Network thin =
                    SmallNetworks.network(new int[] {0, 1}, new Scale(image, 3, 1, 2, 1, 3, Scale.Reduction.POOLED));
            List<boolean[]> units = units(new BruteForce(
                    thin,
                    network,
                    network.noise(image, network.seeds().child("thin").generator())));
            Set<String> distinct = new HashSet<>();
            for (int n = 0; n < draws.batch(); n++) {
                StringBuilder code = new StringBuilder();
                for (boolean[] unit : units) {
                    code.append(unit[n] ? '1' : '0');
                }
                distinct.add(code.toString());
            }
            assertThat(new LinearRegions(draws, 1, 2, 4).score(network)).isEqualTo(distinct.size());
        }
    }

    @Nested
    class OfZen extends Contracts {
        OfZen() {
            super(new Zen());
        }

        @Test
        void isHowFarFeaturesMoveAndTheVariancesBefore() {
            Draws draws = new Draws(6, Draws.Input.NOISE, Draws.Weights.NORMAL, 1);
            Initialised network = SmallNetworks.initialised(draws);
            BruteForce brute = new BruteForce(network);
            Node features = network.network().node("head.relu");
            double[] here = brute.value(features).clone();
            double variances = 0;
            double moving = 0;
            BruteForce mixed = new BruteForce(network);
            float[] noise = network.batch(1).pixels();
            for (int i = 0; i < noise.length; i++) {
                mixed.pixels[i] += 0.01 * noise[i];
            }
            for (Node node : network.network().nodes()) {
                if (node.layer() instanceof Layer.BatchNormalization) {
                    int channels = node.shape().channels();
                    Node before = network.network().inputs(node).get(0);
                    double sum = 0;
                    double running = 0;
                    for (int k = 0; k < channels; k++) {
                        double first = BruteForce.variance(brute.value(before), k, channels);
                        double second = BruteForce.variance(mixed.value(before), k, channels);
                        double count = (double) draws.batch() * node.shape().pixels();
                        sum += first / channels;
                        running += (0.81 + 0.09 * first * count / (count - 1) + 0.1 * second * count / (count - 1))
                                / channels;
                    }
                    variances += Math.log(sum) / 2;
                    moving += Math.log(running) / 2;
                }
            }
            double distance = 0;
            for (int i = 0; i < here.length; i++) {
                distance += Math.abs(here[i] - mixed.value(features)[i]) / draws.batch();
            }
            assertThat(new Zen(draws, 0.01, Zen.Variance.BATCH).score(network))
                    .isCloseTo(Math.log(distance) + variances, within(1e-4));
            assertThat(new Zen(draws, 0.01, Zen.Variance.MOVING).score(network))
                    .isCloseTo(Math.log(distance) + moving, within(1e-4));
        }
    }

    @Nested
    class OfMeCo extends Contracts {
        OfMeCo() {
            super(new MeCo(new Draws(1, Draws.Input.NOISE, Draws.Weights.PYTORCH, 1), 8));
        }

        @Test
        void addsUpTheLeastEigenvaluesOfAllLayers() {
            Draws draws = new Draws(1, Draws.Input.NOISE, Draws.Weights.PYTORCH, 1);
            Initialised network = SmallNetworks.initialised(draws);
            FeatureShape image = new FeatureShape(8, 8, 2);
            Network large = SmallNetworks.network(new int[] {0, 1}, SmallNetworks.SCALE.on(image, 3));
            BruteForce brute = new BruteForce(
                    large,
                    network,
                    network.noise(image, network.seeds().child("large").generator()));
            double sum = 0;
            for (Node node : large.nodes()) {
                if (node.shape().pixels() > 1 && node.index() > 0) {
                    sum += BruteForce.eigenvalues(BruteForce.correlations(
                            channels(brute.value(node), node.shape().channels())))[0];
                }
            }
            assertThat(new MeCo(draws, 8).score(network)).isCloseTo(sum, within(1e-4));
        }
    }

    static double[][] channels(double[] values, int count) {
        double[][] channels = new double[count][values.length / count];
        for (int i = 0; i < values.length; i++) {
            channels[i % count][i / count] = values[i];
        }
        return channels;
    }
}
