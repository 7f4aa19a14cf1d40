package org.nasgauge.proxies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;
import static org.nasgauge.proxies.SmallNetworks.there;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.tape.UntrainedGraph.Batch;

/** Proxies of loss gradients, against differences of the loss in double precision. */
class GradientProxiesTest {
    private static final Draws DRAWS = new Draws().withBatch(6);

    private final Initialised network = SmallNetworks.initialised(DRAWS);
    private final BruteForce brute = new BruteForce(network);

    private static double squares(double[] values) {
        return Arrays.stream(values).map(value -> value * value).sum();
    }

    @Nested
    class OfGradNorm extends Contracts {
        OfGradNorm() {
            super(new GradNorm());
        }

        @Test
        void isTheNormOfDifferences() {
            Map<String, double[]> gradients = brute.weightGradients();
            double layers = gradients.values().stream()
                    .mapToDouble(g -> Math.sqrt(squares(g)))
                    .sum();
            double all = gradients.values().stream()
                    .mapToDouble(GradientProxiesTest::squares)
                    .sum();
            assertThat(new GradNorm(DRAWS, GradNorm.Norm.LAYERS).score(network))
                    .isCloseTo(layers, withPercentage(0.01));
            assertThat(new GradNorm(DRAWS, GradNorm.Norm.GLOBAL).score(network))
                    .isCloseTo(Math.sqrt(all), withPercentage(0.01));
            assertThat(new GradNorm(DRAWS, GradNorm.Norm.SQUARED).score(network))
                    .isCloseTo(all, withPercentage(0.01));
        }
    }

    @Nested
    class OfSnip extends Contracts {
        OfSnip() {
            super(new Snip());
        }

        @Test
        void isTheSumOfAbsoluteProducts() {
            double sum = 0;
            for (Map.Entry<String, double[]> layer : brute.weightGradients().entrySet()) {
                double[] weights = there(brute.weights(), layer.getKey());
                for (int i = 0; i < weights.length; i++) {
                    sum += Math.abs(weights[i] * layer.getValue()[i]);
                }
            }
            assertThat(new Snip(DRAWS).score(network)).isCloseTo(sum, withPercentage(0.01));
        }
    }

    @Nested
    class OfPlain extends Contracts {
        OfPlain() {
            super(new Plain());
        }

        @Test
        void isTheClassifiersShareBehindBatchNormalization() {
            double[] weights = there(brute.weights(), "logits.weights");
            double[] gradient = brute.gradient(brute::loss, weights);
            double classifier = 0;
            for (int i = 0; i < weights.length; i++) {
                classifier += weights[i] * gradient[i];
            }
            assertThat(new Plain(DRAWS).score(network)).isCloseTo(classifier, within(2e-4));
        }
    }

    @Nested
    class OfGrasp extends Contracts {
        OfGrasp() {
            super(new Grasp());
        }

        private Map<String, float[]> floats(Map<String, double[]> numbers) {
            Map<String, float[]> floats = new HashMap<>();
            numbers.forEach((name, values) -> {
                float[] same = new float[values.length];
                for (int i = 0; i < same.length; i++) {
                    same[i] = (float) values[i];
                }
                floats.put(name, same);
            });
            return floats;
        }

        /** The mixed second difference of the loss: u and v are the same numbers for both. */
        private double difference(Map<String, float[]> u, Map<String, float[]> v, double step) {
            return (loss(u, step, v, step)
                            - loss(u, step, v, -step)
                            - loss(u, -step, v, step)
                            + loss(u, -step, v, -step))
                    / (4 * step * step);
        }

        private double loss(Map<String, float[]> u, double alongU, Map<String, float[]> v, double alongV) {
            Map<String, double[]> before = new HashMap<>();
            brute.weights().forEach((name, numbers) -> {
                before.put(name, numbers.clone());
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] += alongU * u.getOrDefault(name, new float[numbers.length])[i]
                            + alongV * v.getOrDefault(name, new float[numbers.length])[i];
                }
            });
            double loss = brute.loss();
            brute.weights()
                    .forEach((name, numbers) -> System.arraycopy(before.get(name), 0, numbers, 0, numbers.length));
            return loss;
        }

        @Test
        void itsSecondDerivativeIsTheMixedDifferenceOfTheLoss() {
            Map<String, float[]> parameters = floats(brute.parameters);
            Map<String, float[]> weights = floats(brute.weights());
            Map<String, float[]> gradients = floats(brute.weightGradients());
            double exact =
                    SecondDerivative.along(network.network(), parameters, weights, gradients, network.batch(0), 1);
            assertThat(exact).isCloseTo(difference(weights, gradients, 1e-4), withPercentage(0.01));
            assertThat(new Grasp(DRAWS, 1).score(network)).isCloseTo(-exact, withPercentage(0.01));
        }

        /** The loss does not depend on the scale of such a layer: its Hessian-gradient product is minus its gradient. */
        @Test
        void aLayerBehindBatchNormalizationGivesTheSquareOfItsGradient() {
            Map<String, float[]> parameters = floats(brute.parameters);
            Map<String, double[]> exact = brute.weightGradients();
            Map<String, float[]> gradients = floats(exact);
            for (String layer : List.of("stem.convolution.weights", "cell2.a.convolution.weights")) {
                double share = -SecondDerivative.along(
                        network.network(),
                        parameters,
                        Map.of(layer, parameters.get(layer)),
                        gradients,
                        network.batch(0),
                        1);
                assertThat(share).isCloseTo(squares(there(exact, layer)), withPercentage(0.1));
            }
        }

        @Test
        void aTemperatureDividesTheLogits() {
            double hot = new Grasp(DRAWS, 200).score(network);
            assertThat(hot)
                    .isNotCloseTo(new Grasp(DRAWS, 1).score(network), withPercentage(1))
                    .isFinite();
        }
    }

    @Nested
    class OfFisher extends Contracts {
        OfFisher() {
            super(new Fisher());
        }

        /** Multiplying a channel of an image by 1 + d changes the loss by d times the sum of activation times gradient. */
        @Test
        void isWhatScalingAChannelOfAnImageDoes() {
            double channels = 0;
            double weights = 0;
            for (Node node : network.network().nodes()) {
                if (!network.network().parameters(node).isEmpty()
                        && network.network().parameters(node).get(0).name().endsWith("weights")) {
                    double[] factors = new double[DRAWS.batch() * node.shape().channels()];
                    Arrays.fill(factors, 1);
                    brute.factors.put(node.name(), factors);
                    double sum = squares(brute.gradient(brute::loss, factors)) / (2 * DRAWS.batch());
                    brute.factors.clear();
                    channels += sum;
                    weights += sum
                            * network.network().parameters(node).get(0).size()
                            / node.shape().channels();
                }
            }
            assertThat(new Fisher(DRAWS, Fisher.Share.CHANNEL).score(network))
                    .isCloseTo(channels, withPercentage(0.01));
            assertThat(new Fisher(DRAWS, Fisher.Share.WEIGHTS).score(network)).isCloseTo(weights, withPercentage(0.01));
        }
    }

    @Nested
    class OfZiCo extends Contracts {
        OfZiCo() {
            super(new ZiCo());
        }

        @Test
        void isMeanOverDeviationOfTheGradientsOfBatches() {
            List<Map<String, double[]>> gradients = new ArrayList<>();
            for (int batch = 0; batch < 2; batch++) {
                gradients.add(new BruteForce(network.network(), network, network.batch(batch)).weightGradients());
            }
            double score = 0;
            for (String layer : gradients.get(0).keySet()) {
                double sum = 0;
                for (int i = 0; i < gradients.get(0).get(layer).length; i++) {
                    double a = Math.abs(gradients.get(0).get(layer)[i]);
                    double b = Math.abs(there(gradients.get(1), layer)[i]);
                    sum += (a + b) / 2 / (Math.abs(a - b) / 2);
                }
                score += Math.log(sum);
            }
            assertThat(new ZiCo(DRAWS, 2, ZiCo.Deviation.MAGNITUDE).score(network))
                    .isCloseTo(score, withPercentage(1));
            assertThat(new ZiCo(DRAWS, 2, ZiCo.Deviation.SIGNED).score(network)).isLessThan(score);
        }
    }

    @Nested
    class OfGradSign extends Contracts {
        OfGradSign() {
            super(new GradSign());
        }

        @Test
        void countsSignsOfTheGradientsOfSingleImages() {
            Map<String, double[]> sums = new LinkedHashMap<>();
            int unclear = 0;
            Batch batch = network.batch(0);
            int each = batch.pixels().length / DRAWS.batch();
            for (int n = 0; n < DRAWS.batch(); n++) {
                float[] pixels = Arrays.copyOfRange(batch.pixels(), n * each, (n + 1) * each);
                Batch one = new Batch(pixels, new byte[] {batch.labels()[n]});
                for (Map.Entry<String, double[]> layer : new BruteForce(network.network(), network, one)
                        .weightGradients()
                        .entrySet()) {
                    double[] g = layer.getValue();
                    double[] sum = sums.computeIfAbsent(layer.getKey(), name -> new double[g.length]);
                    for (int i = 0; i < g.length; i++) {
                        unclear += Math.abs(g[i]) < 1e-7 ? 1 : 0;
                        sum[i] += Math.signum(g[i]);
                    }
                }
            }
            double total = sums.values().stream()
                    .flatMapToDouble(Arrays::stream)
                    .map(Math::abs)
                    .sum();
            assertThat(new GradSign(DRAWS, GradSign.Total.SUM).score(network)).isCloseTo(total, within(unclear + 0.5));
        }
    }

    @Nested
    class OfNtkCondition extends Contracts {
        OfNtkCondition() {
            super(new NtkCondition(new Draws(4, Draws.Input.DATA, Draws.Weights.HE_FAN_OUT, 1)));
        }

        @Test
        void isOfTheProductsOfGradientsOfSingleImages() {
            Draws draws = DRAWS.with(Draws.Weights.HE_FAN_OUT).withBatch(4);
            Initialised four = SmallNetworks.initialised(draws);
            BruteForce forced = new BruteForce(four);
            double[][] rows = new double[4][];
            for (int n = 0; n < rows.length; n++) {
                int image = n;
                int classes = four.classes();
                List<double[]> parts = new ArrayList<>();
                forced.parameters.forEach((name, numbers) -> {
                    if (name.endsWith(".weights") || name.endsWith(".scale")) {
                        parts.add(forced.gradient(
                                () -> Arrays.stream(forced.logits(), image * classes, (image + 1) * classes)
                                        .sum(),
                                numbers));
                    }
                });
                rows[n] = parts.stream().flatMapToDouble(Arrays::stream).toArray();
            }
            double[] eigenvalues = BruteForce.eigenvalues(Spectrum.gram(rows));
            assertThat(new NtkCondition(draws).score(four))
                    .isCloseTo(Math.log(eigenvalues[0] / eigenvalues[3]), within(0.01));
        }
    }
}
