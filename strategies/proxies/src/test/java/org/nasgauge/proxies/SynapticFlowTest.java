package org.nasgauge.proxies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasgauge.networks.Convolution;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.NetworkBuilder;
import org.nasgauge.tape.UntrainedGraph.Batch;

/** Proxies of weights and of synaptic flow. */
class SynapticFlowTest {
    private static final Draws DRAWS = new Draws().withBatch(2);

    /** All weights positive, no batch normalization, one image of ones. */
    private static BruteForce positive(Initialised network) {
        float[] ones = new float[(int) network.network().image().shape().elements()];
        Arrays.fill(ones, 1);
        BruteForce brute = new BruteForce(network.network(), network, new Batch(ones, new byte[1]));
        brute.parameters.values().forEach(numbers -> Arrays.setAll(numbers, i -> Math.abs(numbers[i])));
        brute.normalization = BruteForce.Normalization.NONE;
        return brute;
    }

    private static Network chain(int depth) {
        NetworkBuilder network = new NetworkBuilder(new FeatureShape(3, 3, 2));
        Node x = network.image();
        for (int i = 0; i < depth; i++) {
            x = network.add("layer" + i, new Convolution(2, 3), x);
            x = network.add("relu" + i, Layer.Activation.RELU, x);
        }
        return network.build(network.addClassifier(x, 3));
    }

    @Nested
    class OfSynFlow extends Contracts {
        OfSynFlow() {
            super(new SynFlow());
        }

        @Test
        void isTheSumOfWeightsTimesDifferences() {
            Initialised network = SmallNetworks.initialised(DRAWS);
            BruteForce brute = positive(network);
            double sum = 0;
            for (double[] weights : brute.weights().values()) {
                double[] gradient = brute.gradient(brute::sumOfLogits, weights);
                for (int i = 0; i < weights.length; i++) {
                    sum += weights[i] * gradient[i];
                }
            }
            assertThat(Math.exp(new SynFlow(DRAWS).score(network))).isCloseTo(sum, withPercentage(1e-4));
        }

        @Test
        void allLayersOfAChainHaveTheSameFlow() {
            List<SynapticFlow.Layered> layers = SynapticFlow.of(SmallNetworks.initialised(chain(4), DRAWS));
            assertThat(layers).hasSize(5);
            double first = layers.get(0).flow().logOfSum();
            assertThat(layers)
                    .allSatisfy(layer -> assertThat(layer.flow().logOfSum()).isCloseTo(first, withPercentage(1e-9)));
        }

        /** 10^±400: beyond double precision on both sides. */
        @ParameterizedTest
        @ValueSource(floats = {1e10f, 1e-10f})
        void noDepthOverflows(float weight) {
            Network network = chain(40);
            Map<String, float[]> parameters = network.parameters().values().stream()
                    .collect(Collectors.toMap(Layer.Parameter::name, parameter -> {
                        float[] numbers = new float[(int) parameter.size()];
                        Arrays.fill(numbers, parameter.name().endsWith("bias") ? 0 : weight);
                        return numbers;
                    }));
            double log = SynapticFlow.of(network, parameters).get(0).flow().logOfSum();
            assertThat(log / Math.log(10)).isBetween(41 * Math.log10(weight), 41 * Math.log10(weight) + 60);
        }
    }

    @Nested
    class OfLogSynFlow extends Contracts {
        OfLogSynFlow() {
            super(new LogSynFlow());
        }

        @Test
        void isTheSumOfWeightsTimesLogarithms() {
            Initialised network = SmallNetworks.initialised(DRAWS);
            BruteForce brute = positive(network);
            double sum = 0;
            for (double[] weights : brute.weights().values()) {
                double[] gradient = brute.gradient(brute::sumOfLogits, weights);
                for (int i = 0; i < weights.length; i++) {
                    sum += weights[i] * Math.log(1 + gradient[i]);
                }
            }
            assertThat(new LogSynFlow(DRAWS).score(network)).isCloseTo(sum, withPercentage(1e-4));
        }
    }

    @Nested
    class OfL2Norm extends Contracts {
        OfL2Norm() {
            super(new L2Norm());
        }

        @Test
        void isTheSumOfNorms() {
            Initialised network = SmallNetworks.initialised(DRAWS);
            double norms = new BruteForce(network)
                    .weights().values().stream()
                            .mapToDouble(w ->
                                    Math.sqrt(Arrays.stream(w).map(x -> x * x).sum()))
                            .sum();
            assertThat(new L2Norm(DRAWS).score(network)).isCloseTo(norms, withPercentage(1e-4));
        }
    }
}
