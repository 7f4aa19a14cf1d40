package org.nasgauge.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.networks.Convolution;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.NetworkBuilder;
import org.nasgauge.networks.NetworkCounts;
import org.nasgauge.networks.Pool;

@ParameterizedClass
@EnumSource(Backends.class)
class RecordedNetworkTest {
    private static final int BATCH = 3;
    private static final int CLASSES = 4;

    private final Backends backends;

    RecordedNetworkTest(Backends backends) {
        this.backends = backends;
    }

    /** A reduction in two shifted halves, a mixture of two paths that share a vector, and a node of zeros. */
    private static Network network() {
        NetworkBuilder network = new NetworkBuilder(new FeatureShape(6, 6, 2));
        Node stem = network.addNormalized("stem", new Convolution(4, 3), network.image());
        Node even = network.add("even", new Convolution(2, 1).withStride(2), stem);
        Node shifted = network.add("shifted", new Layer.Shift(1, 1), stem);
        Node odd = network.add("odd", new Convolution(2, 1).withStride(2), shifted);
        Node reduced = network.add("reduced", new Layer.Concatenation(), even, odd);
        Node deep = network.addNormalized("deep", new Convolution(4, 3).withGroups(4), reduced);
        Node pooled = network.add("pooled", Pool.same(Pool.Kind.MAX, 3, 1), reduced);
        Node zero = network.add("zero", new Layer.Zero(reduced.shape()));
        Node mixed = network.add("mixed", new Layer.WeightedSum("alpha"), deep, pooled);
        Node again = network.add("again", new Layer.WeightedSum("alpha"), pooled, deep);
        Node sum = network.add("sum", new Layer.Sum(), mixed, again, zero);
        Node features = network.add("features", new Layer.GlobalAveragePool(), sum);
        return network.build(network.add("logits", new Layer.Linear(CLASSES, true), features));
    }

    private static void fill(RecordedNetwork network, int seed) {
        network.image()
                .value()
                .setAll(FiniteDifferences.gaussians(
                        network.image().value().length(), SeedTree.root(seed).generator()));
    }

    @Test
    void countsAreThoseOfTheGraph() {
        NetworkCounts counts = NetworkCounts.of(network());
        try (RecordedNetwork recorded = RecordedNetwork.of(network(), BATCH, backends.make())) {
            assertThat(recorded.tape().parameterCount()).isEqualTo(counts.parameters());
            assertThat(recorded.tape().multiplyAccumulates()).isEqualTo(counts.multiplyAccumulates());
            assertThat(recorded.tape().parameters().keySet())
                    .containsExactlyElementsOf(network().parameters().keySet());
        }
    }

    /** Pass after pass over the same tape, each by one tensor or parameter. */
    @Test
    void gradientsByAFewAloneHaveTheBitsOfAll() {
        try (RecordedNetwork recorded = RecordedNetwork.of(network(), BATCH, backends.make())) {
            Tape tape = recorded.tape();
            Initialization.HE_NORMAL.apply(tape.parameters().values(), SeedTree.root(1));
            fill(recorded, 2);
            float[] r = FiniteDifferences.gaussians(
                    recorded.output().value().length(), SeedTree.root(3).generator());
            List<Tensor> tensors = List.of(
                    recorded.image(), tape.tensor("alpha"), tape.tensor("mixed"), tape.tensor("stem.convolution"));
            tape.forward(Mode.TRAINING);
            recorded.output().gradient().setAll(r);
            tape.backward(recorded.output());
            List<float[]> byTensors =
                    tensors.stream().map(tensor -> tensor.gradient().toArray()).toList();
            Map<Parameter, float[]> byParameters = new LinkedHashMap<>();
            tape.parameters()
                    .values()
                    .forEach(parameter ->
                            byParameters.put(parameter, parameter.gradient().toArray()));
            for (int i = 0; i < tensors.size(); i++) {
                recorded.output().gradient().setAll(r);
                tape.backwardTo(List.of(), List.of(tensors.get(i)), recorded.output());
                assertThat(tensors.get(i).gradient().toArray()).isEqualTo(byTensors.get(i));
            }
            byParameters.forEach((parameter, expected) -> {
                recorded.output().gradient().setAll(r);
                parameter.gradient().fill(7);
                tape.backwardTo(List.of(parameter), List.of(), recorded.output());
                assertThat(parameter.reached()).isTrue();
                assertThat(parameter.gradient().toArray()).as(parameter.name()).isEqualTo(expected);
            });
            recorded.output().gradient().setAll(r);
            tape.backwardTo(byParameters.keySet(), tensors, recorded.output());
            byParameters.forEach((parameter, expected) ->
                    assertThat(parameter.gradient().toArray()).isEqualTo(expected));
            for (int i = 0; i < tensors.size(); i++) {
                assertThat(tensors.get(i).gradient().toArray()).isEqualTo(byTensors.get(i));
            }
        }
    }

    @Test
    void gradientsOfAWholeNetworkAgreeWithFiniteDifferences() {
        try (RecordedNetwork recorded = RecordedNetwork.of(network(), BATCH, backends.make())) {
            Initialization.HE_NORMAL.apply(recorded.tape().parameters().values(), SeedTree.root(1));
            fill(recorded, 2);
            Tensor alpha = recorded.tape().tensor("alpha");
            assertThat(alpha.value().toArray()).containsExactly(0.5f, 0.5f);
            alpha.value().setAll(new float[] {0.7f, -0.4f});
            new FiniteDifferences(
                            recorded.tape(), recorded.output(), SeedTree.root(3).generator())
                    .check(alpha);
        }
    }

    /** The weights of a layer are the same in every network that has a layer of the name. */
    @Test
    void weightsDependOnSeedAndNameOnly() {
        NetworkBuilder other = new NetworkBuilder(new FeatureShape(6, 6, 2));
        Node stem = other.addNormalized("stem", new Convolution(4, 3), other.image());
        Network small = other.build(stem);
        assertThat(stemWeights(network(), 1)).isEqualTo(stemWeights(small, 1)).isNotEqualTo(stemWeights(small, 2));
    }

    private float[] stemWeights(Network network, int seed) {
        try (RecordedNetwork recorded = RecordedNetwork.of(network, BATCH, backends.make())) {
            Initialization.HE_NORMAL.apply(recorded.tape().parameters().values(), SeedTree.root(seed));
            return recorded.tape().parameter("stem.convolution.weights").value().toArray();
        }
    }

    /** What one tape learns, weights and running moments, the other evaluates, with batches of another size. */
    @Test
    void tapesOverOneSetHaveTheSameWeightsWithoutACopy() {
        try (ParameterSet shared = new ParameterSet(backends.make(), SeedTree.root(1))) {
            RecordedNetwork steps = RecordedNetwork.of(network(), BATCH, shared);
            RecordedNetwork evaluation = RecordedNetwork.of(network(), 1, shared);
            assertThat(evaluation.tape().parameter("deep.convolution.weights"))
                    .isSameAs(steps.tape().parameter("deep.convolution.weights"));
            Initialization.HE_NORMAL.apply(shared.parameters().values(), SeedTree.root(1));
            fill(steps, 4);
            steps.tape().forward(Mode.TRAINING);
            steps.tape().forward(Mode.INFERENCE);
            float[] pixels = new float[evaluation.image().value().length()];
            steps.image().value().read(0, pixels, pixels.length);
            evaluation.image().value().setAll(pixels);
            evaluation.tape().forward(Mode.INFERENCE);
            float[] first = new float[CLASSES];
            steps.output().value().read(0, first, CLASSES);
            assertThat(evaluation.output().value().toArray()).isEqualTo(first);

            steps.close();
            evaluation.tape().forward(Mode.INFERENCE);
            assertThat(evaluation.output().value().toArray()).isEqualTo(first);
            evaluation.close();
        }
    }

    @Test
    void parametersOfOneNameMustBeOfOneShape() {
        try (ParameterSet shared = new ParameterSet(backends.make(), SeedTree.root(1))) {
            shared.parameter("stem.convolution.weights", 0, 4, 2, 5, 5);
            assertThatThrownBy(() -> RecordedNetwork.of(network(), BATCH, shared))
                    .hasMessage("stem.convolution.weights is of the shape [4, 2, 5, 5], not [4, 2, 3, 3]");
        }
    }

    private static Network chain(int first, int second) {
        NetworkBuilder network = new NetworkBuilder(new FeatureShape(6, 6, 2));
        Node one = network.addNormalized("one", new Convolution(first, 3), network.image());
        Node each = network.add("each", new Convolution(first, 3).withGroups(first), one);
        Node two = network.addNormalized("two", new Convolution(second, 3).withBias(), each);
        return network.build(network.addClassifier(two, CLASSES));
    }

    /** Over the parameters of a wider one, as over copies of their first channels. */
    @Test
    void aNarrowerNetworkHasTheFirstChannels() {
        try (ParameterSet shared = new ParameterSet(backends.make(), SeedTree.root(1));
                ParameterSet copies = new ParameterSet(backends.make(), SeedTree.root(1))) {
            RecordedNetwork.of(chain(5, 4), BATCH, shared).close();
            RecordedNetwork part = RecordedNetwork.of(chain(3, 2), BATCH, shared);
            RecordedNetwork alone = RecordedNetwork.of(chain(3, 2), BATCH, copies);
            Initialization.STANDARD_NORMAL.apply(shared.parameters().values(), SeedTree.root(2));
            for (Parameter copy : copies.parameters().values()) {
                Parameter whole = Objects.requireNonNull(shared.parameters().get(copy.name()));
                copy.value().setAll(first(whole.value().toArray(), whole.shape(), copy.shape()));
            }
            for (RecordedNetwork network : List.of(part, alone)) {
                fill(network, 4);
                network.tape().forward(Mode.TRAINING);
                network.output().gradient().fill(0.5f);
                network.tape().backward(network.output());
            }
            assertThat(part.output().value().toArray())
                    .isEqualTo(alone.output().value().toArray());
            assertThat(part.tape().parameters().values())
                    .containsExactlyElementsOf(shared.parameters().values());
            for (Parameter copy : copies.parameters().values()) {
                Parameter whole = Objects.requireNonNull(shared.parameters().get(copy.name()));
                float[] gradient = whole.gradient().toArray();
                float[] expected = copy.gradient().toArray();
                assertThat(first(gradient, whole.shape(), copy.shape()))
                        .as(copy.name())
                        .isEqualTo(expected);
                assertThat(sum(gradient)).isEqualTo(sum(expected));
            }
            part.close();
            alone.close();
        }
    }

    /** Of all but the last two dimensions, where there are four; of the first, where there are fewer. */
    private static float[] first(float[] values, long[] whole, long[] part) {
        int outputs = (int) part[0];
        int inputs = part.length == 4 ? (int) part[1] : 1;
        int wide = part.length == 4 ? (int) whole[1] : 1;
        int each = values.length / (int) whole[0] / wide;
        float[] first = new float[outputs * inputs * each];
        for (int output = 0; output < outputs; output++) {
            for (int input = 0; input < inputs; input++) {
                System.arraycopy(values, (output * wide + input) * each, first, (output * inputs + input) * each, each);
            }
        }
        return first;
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += Math.abs(value);
        }
        return sum;
    }

    @Test
    void moreChannelsThanThereAreAreRefused() {
        try (ParameterSet shared = new ParameterSet(backends.make(), SeedTree.root(1))) {
            RecordedNetwork.of(chain(3, 2), BATCH, shared).close();
            assertThatThrownBy(() -> RecordedNetwork.of(chain(5, 2), BATCH, shared))
                    .hasMessage("one.convolution.weights is of the shape [3, 2, 3, 3], not [5, 2, 3, 3]");
        }
    }

    @Test
    void closedMemoryHasNoValues() {
        RecordedNetwork recorded = RecordedNetwork.of(network(), BATCH, backends.make());
        Floats weights = recorded.tape().parameter("stem.convolution.weights").value();
        recorded.close();
        recorded.close();
        assertThat(weights.length()).isZero();
        assertThatThrownBy(() -> weights.get(0)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
