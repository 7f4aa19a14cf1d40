package org.nasgauge.hardware.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.api.space.SearchSpaceProvider;
import org.nasgauge.networks.Convolution;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.NetworkBuilder;
import org.nasgauge.networks.NetworkDefined;
import org.nasgauge.networks.NetworkDefined.DeadOperations;
import org.nasgauge.networks.Pool;
import org.nasgauge.networks.Scale;
import org.nasgauge.tape.Initialization;
import org.nasgauge.tape.Mode;
import org.nasgauge.tape.RecordedNetwork;
import org.nasgauge.tape.java.JavaBackend;

class TapeAgreementTest {
    /** For a thorough test: {@code -Dnasgauge.onnx.architectures=500}. */
    private static final int ARCHITECTURES = Integer.getInteger("nasgauge.onnx.architectures", 4);

    private static final FeatureShape IMAGE = new FeatureShape(16, 16, 3);
    private static final List<Scale> SCALES = List.of(
            new Scale(IMAGE, 10, 4, 3, 1, 3, Scale.Reduction.PUBLISHED),
            new Scale(IMAGE, 10, 4, 3, 1, 1, Scale.Reduction.POOLED),
            new Scale(IMAGE, 10, 8, 3, 1, 1, Scale.Reduction.PUBLISHED),
            new Scale(IMAGE, 10, 8, 2, 1, 3, Scale.Reduction.POOLED),
            new Scale(IMAGE, 10, 16, 2, 2, 1, Scale.Reduction.POOLED),
            new Scale(IMAGE, 10, 4, 3, 3, 1, Scale.Reduction.PUBLISHED),
            new Scale(IMAGE, 10, 4, 6, 1, 1, Scale.Reduction.POOLED));

    /** With weights, scales, shifts and running moments that are nothing special. */
    private static TapeAgreement agreement(Network network, int batch, SeedTree seed) {
        try (RecordedNetwork recorded = RecordedNetwork.of(network, batch, new JavaBackend())) {
            var parameters = recorded.tape().parameters().values();
            SeededRandom random = seed.generator();
            Initialization.HE_NORMAL.apply(parameters, seed);
            for (var parameter : parameters) {
                if (!parameter.isWeights()) {
                    for (int i = 0; i < parameter.size(); i++) {
                        parameter.value().set(i, (float) (0.5 + random.nextDouble()));
                    }
                }
            }
            for (int pass = 0; pass < 2; pass++) {
                for (int i = 0; i < recorded.image().value().length(); i++) {
                    recorded.image().value().set(i, (float) random.nextGaussian());
                }
                recorded.tape().forward(Mode.TRAINING);
            }
            return TapeAgreement.of(network, recorded);
        }
    }

    static Stream<SearchSpace> spaces() {
        List<SearchSpace> spaces = new ArrayList<>();
        for (SearchSpaceProvider provider : ServiceLoader.load(SearchSpaceProvider.class)) {
            provider.names().forEach(name -> spaces.add(provider.space(name)));
        }
        return spaces.stream().filter(NetworkDefined.class::isInstance);
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void theFileOfAnyArchitectureComputesWhatTheTapeComputes(SearchSpace space) {
        SeededRandom random = SeedTree.root(3).child(space.name()).generator();
        List<Scale> scales = SCALES.stream().filter(scale -> has(space, scale)).toList();
        assertThat(scales).as("scales that %s has networks of", space.name()).isNotEmpty();
        double worst = 0;
        for (int i = 0; i < ARCHITECTURES; i++) {
            Architecture architecture = space.sample(random);
            Scale scale = scales.get(i % scales.size());
            NetworkDefined networks = (NetworkDefined) space;
            Network network = i % 2 == 0
                    ? networks.network(architecture, scale)
                    : networks.asWritten(architecture, scale, DeadOperations.KEPT);
            TapeAgreement agreement =
                    agreement(network, 1 + i % 3, SeedTree.root(5).child(Integer.toString(i)));
            assertThat(agreement.agrees())
                    .as("%s: %s", space.format(architecture), agreement)
                    .isTrue();
            assertThat(agreement.compared()).isEqualTo((1 + i % 3) * 10);
            worst = Math.max(worst, agreement.error());
        }
        System.out.println(space.name() + ": " + ARCHITECTURES + " architectures, maximum error " + worst);
    }

    private static boolean has(SearchSpace space, Scale scale) {
        try {
            ((NetworkDefined) space).network(space.sample(SeedTree.root(0).generator()), scale);
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    /** Each layer alone, with what no space does at present among them. */
    static Stream<Layer> layers() {
        return Stream.of(
                new Convolution(6, 3),
                new Convolution(6, 3).withStride(2).withBias(),
                new Convolution(4, 5).withGroups(4),
                new Convolution(8, 3).withGroups(2).withDilation(2),
                new Convolution(4, 1, 7, 1, 1, 1, false),
                new Convolution(4, 1).withStride(3),
                Pool.same(Pool.Kind.MAX, 3, 1),
                Pool.same(Pool.Kind.MAX, 3, 2),
                Pool.same(Pool.Kind.AVERAGE, 3, 1),
                Pool.same(Pool.Kind.AVERAGE, 3, 2),
                new Pool(Pool.Kind.AVERAGE, 3, 1, 1, true),
                Pool.tiles(Pool.Kind.AVERAGE, 2),
                Pool.tiles(Pool.Kind.MAX, 3),
                Layer.BatchNormalization.STANDARD,
                new Layer.BatchNormalization(false, 0.25, 0.5),
                Layer.Activation.RELU,
                Layer.Activation.RELU6,
                Layer.Activation.SIGMOID,
                Layer.Activation.TANH,
                Layer.Activation.SWISH,
                new Layer.Concatenation(),
                new Layer.Slice(1, 3),
                new Layer.Shift(1, 1),
                new Layer.Shift(0, 2),
                new Layer.Shift(6, 9),
                new Layer.GlobalAveragePool(),
                new Layer.Dropout(0.5),
                new Layer.PathDropping(0.5));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void eachLayerComputesWhatItDoesOnTheTape(Layer layer) {
        NetworkBuilder builder = new NetworkBuilder(new FeatureShape(7, 10, 4));
        Network network = builder.build(builder.add("layer", layer, builder.image()));
        assertThat(agreement(network, 2, SeedTree.root(1)).error()).isLessThan(1e-5);
    }

    @Test
    void linearMapsSumsAndZerosMayStandAnywhere() {
        NetworkBuilder builder = new NetworkBuilder(new FeatureShape(1, 1, 5));
        Node first = builder.add("first", new Layer.Linear(4, false), builder.image());
        Node active = builder.add("active", Layer.Activation.TANH, first);
        Node second = builder.add("second", new Layer.Linear(4, true), active);
        Node zero = builder.add("zero", new Layer.Zero(new FeatureShape(1, 1, 4)));
        Node sum = builder.add("sum", new Layer.Sum(), first, second, zero);
        Node shared = builder.addShared("third", "second", new Layer.Linear(4, true), List.of(sum));
        Node both = builder.add("both", new Layer.Concatenation(), shared, zero);
        assertThat(agreement(builder.build(both), 3, SeedTree.root(1)).error()).isLessThan(1e-5);
        assertThat(agreement(builder.build(shared), 3, SeedTree.root(1)).error())
                .isLessThan(1e-5);
    }

    @Test
    void theEmptyNetworkGivesTheImage() {
        NetworkBuilder builder = new NetworkBuilder(IMAGE);
        TapeAgreement agreement = agreement(builder.build(builder.image()), 2, SeedTree.root(1));
        assertThat(agreement).isEqualTo(new TapeAgreement(0, 2 * 16 * 16 * 3));
    }

    @Test
    void outputsThatAreNoNumbersDoNotAgree() {
        assertThat(new TapeAgreement(Double.NaN, 1).agrees()).isFalse();
        NetworkBuilder builder = new NetworkBuilder(new FeatureShape(1, 1, 1));
        Network network = builder.build(builder.add("linear", new Layer.Linear(1, false), builder.image()));
        try (RecordedNetwork recorded = RecordedNetwork.of(network, 1, new JavaBackend())) {
            recorded.image().value().set(0, Float.NaN);
            assertThat(TapeAgreement.of(network, recorded).agrees()).isFalse();
        }
    }

    @Test
    void aFileNeedsAllValuesAndNoMixture() {
        NetworkBuilder builder = new NetworkBuilder(new FeatureShape(1, 1, 3));
        Network linear = builder.build(builder.add("logits", new Layer.Linear(2, false), builder.image()));
        Map<String, float[]> values = new HashMap<>();
        assertThatThrownBy(() -> new OnnxModel(linear, 1, values)).hasMessageContaining("logits.weights");
        values.put("logits.weights", new float[5]);
        assertThatThrownBy(() -> new OnnxModel(linear, 1, values)).hasMessageContaining("5 values");
        values.put("logits.weights", new float[6]);
        assertThat(new OnnxModel(linear, 1, values).bytes()).isEqualTo(new OnnxModel(linear, 1, values).bytes());
        Network mixed = builder.build(builder.add("mixed", new Layer.WeightedSum("alpha"), linear.output()));
        assertThatThrownBy(() -> new OnnxModel(mixed, 1, values)).hasMessageContaining("mixture");
    }
}
