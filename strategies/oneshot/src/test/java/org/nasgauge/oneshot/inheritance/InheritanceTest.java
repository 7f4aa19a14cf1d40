package org.nasgauge.oneshot.inheritance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.api.space.SearchSpaceProvider;
import org.nasgauge.networks.Convolution;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Layer.Activation;
import org.nasgauge.networks.Morphism;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.NetworkBuilder;
import org.nasgauge.networks.NetworkDefined;
import org.nasgauge.networks.Pool;
import org.nasgauge.networks.Scale;
import org.nasgauge.tape.Mode;

class InheritanceTest {
    private static final FeatureShape IMAGE = new FeatureShape(8, 8, 1);
    private static final int IMAGES = 3;

    static Stream<SearchSpace> spaces() {
        return ServiceLoader.load(SearchSpaceProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .flatMap(provider -> provider.names().stream().map(provider::space))
                .filter(NetworkDefined.class::isInstance);
    }

    /** A small one that the space has networks of. */
    private static Scale scale(NetworkDefined space, SearchSpace as) {
        List<Scale> small = new ArrayList<>();
        for (int channels : new int[] {4, 8, 16}) {
            for (int cells : new int[] {1, 2, 3}) {
                for (int stages : new int[] {2, 3, 4, 5, 6}) {
                    for (Scale.Reduction reduction : Scale.Reduction.values()) {
                        small.add(new Scale(IMAGE, 3, channels, stages, cells, 3, reduction));
                    }
                }
            }
        }
        return small.stream()
                .filter(scale -> has(space, as, scale))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no small networks of " + as.name()));
    }

    private static boolean has(NetworkDefined space, SearchSpace as, Scale scale) {
        try {
            space.network(as.sample(SeedTree.root(0).generator()), scale);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    /** Every number drawn, so that none is 0 or 1 by its beginning. */
    private static LearnedNetwork random(Network network, SeededRandom random) {
        Map<String, float[]> values =
                new LinkedHashMap<>(LearnedNetwork.initialized(network, SeedTree.root(random.nextInt(1000)))
                        .values());
        values.replaceAll((name, array) -> {
            float[] drawn = array.clone();
            for (int i = 0; i < drawn.length && !name.endsWith(".weights"); i++) {
                drawn[i] = name.endsWith(".variance") ? 0.5f + random.nextFloat() : (float) random.nextGaussian() / 2;
            }
            return drawn;
        });
        return new LearnedNetwork(network, values);
    }

    private static float[] pixels(Network network, SeededRandom random) {
        float[] pixels = new float[(int) (IMAGES * network.image().shape().elements())];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.nextGaussian();
        }
        return pixels;
    }

    private static void assertSame(LearnedNetwork grown, LearnedNetwork parent, float[] pixels, Mode mode, double far) {
        float[] before = parent.features(parent.network().output(), pixels, mode);
        float[] after = grown.features(grown.network().output(), pixels, mode);
        double largest = 1;
        for (float logit : before) {
            largest = Math.max(largest, Math.abs(logit));
        }
        for (int i = 0; i < before.length; i++) {
            assertThat((double) after[i])
                    .as("logit %d of %s", i, grown.network())
                    .isCloseTo(before[i], offset(far * largest));
        }
    }

    private static Optional<LearnedNetwork> widened(LearnedNetwork parent, SeededRandom random) {
        List<Node> widenable = Net2Wider.widenable(parent.network());
        if (widenable.isEmpty()) {
            return Optional.empty();
        }
        Node node = random.choose(widenable);
        int channels = node.shape().channels() + 1 + random.nextInt(node.shape().channels() + 1);
        try {
            return Optional.of(Net2Wider.apply(parent, new Morphism.Wider(node.name(), channels), 0, random));
        } catch (IllegalArgumentException itAddsItsOwnChannels) {
            assertThat(itAddsItsOwnChannels).hasMessageContaining("of its own");
            return Optional.empty();
        }
    }

    private static LearnedNetwork deepened(LearnedNetwork parent, float[] pixels, SeededRandom random) {
        Node after = random.choose(Net2Deeper.deepenable(parent.network()));
        return Net2Deeper.apply(
                parent, new Morphism.Deeper(after.name(), 1 + 2 * random.nextInt(3)), pixels, 0, random);
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void networksOfEverySpaceComputeTheSameHoweverTheyGrow(SearchSpace space) {
        NetworkDefined networks = (NetworkDefined) space;
        Scale scale = scale(networks, space);
        SeededRandom random = SeedTree.root(7).child(space.name()).generator();
        int wider = 0;
        for (int sample = 0; sample < 2; sample++) {
            LearnedNetwork parent = random(networks.network(space.sample(random), scale), random);
            float[] pixels = pixels(parent.network(), random);
            LearnedNetwork grown = parent;
            for (int step = 0; step < 3; step++) {
                Optional<LearnedNetwork> widened = widened(grown, random);
                if (widened.isPresent()) {
                    assertSame(widened.get(), grown, pixels, Mode.TRAINING, 1e-3);
                    wider++;
                }
                grown = deepened(widened.orElse(grown), pixels, random);
            }
            assertThat(grown.network().parameters())
                    .isNotEqualTo(parent.network().parameters());
            assertSame(grown, parent, pixels(parent.network(), random), Mode.INFERENCE, 1e-5);
        }
        assertThat(wider).isPositive();
    }

    /** Sums of concatenations, slices, depthwise convolutions, and nodes that share their weights. */
    private static Network knotted() {
        NetworkBuilder network = new NetworkBuilder(IMAGE);
        Node stem = network.addNormalized("stem", new Convolution(6, 3), network.image());
        Node left = network.add("left", new Convolution(2, 3), stem);
        Node right = network.add("right", new Convolution(4, 1).withBias(), stem);
        Node both = network.add("both", new Layer.Concatenation(), left, right);
        Node sum = network.add("sum", new Layer.Sum(), both, stem);
        Node relu = network.add("relu", Activation.RELU, sum);
        Node each = network.add("each", new Convolution(6, 3).withGroups(6), relu);
        Node slice = network.add("slice", new Layer.Slice(1, 5), each);
        Node pooled = network.add("pooled", Pool.same(Pool.Kind.MAX, 3, 2), slice);
        Node twice = network.addShared("twice", "right", new Convolution(4, 1).withBias(), List.of(sum));
        Node halved = network.add("halved", Pool.same(Pool.Kind.AVERAGE, 3, 2), twice);
        Node added = network.add("added", new Layer.Sum(), pooled, halved);
        Node grouped = network.add("grouped", new Convolution(4, 3).withGroups(2), added);
        Node vector = network.add("vector", new Layer.GlobalAveragePool(), grouped);
        Node hidden = network.add("hidden", new Layer.Linear(5, true), vector);
        return network.build(
                network.add("logits", new Layer.Linear(3, true), network.add("tanh", Activation.TANH, hidden)));
    }

    @Test
    void sumsConcatenationsSlicesAndSharedWeightsStayInStep() {
        SeededRandom random = SeedTree.root(3).generator();
        for (int sample = 0; sample < 20; sample++) {
            LearnedNetwork parent = random(knotted(), random);
            float[] pixels = pixels(parent.network(), random);
            LearnedNetwork grown = parent;
            for (int step = 0; step < 3; step++) {
                grown = widened(grown, random).orElse(grown);
            }
            assertSame(grown, parent, pixels, Mode.TRAINING, 1e-4);
            grown = deepened(deepened(grown, pixels, random), pixels, random);
            assertSame(grown, parent, pixels(parent.network(), random), Mode.INFERENCE, 1e-5);
        }
    }

    @Test
    void whatIsReadByAGroupedConvolutionAndTheLogitsCannotGrow() {
        LearnedNetwork parent = random(knotted(), SeedTree.root(1).generator());
        assertThat(Net2Wider.widenable(parent.network())).extracting(Node::name).contains("hidden");
        assertThat(Net2Wider.widenable(parent.network()))
                .extracting(Node::name)
                .doesNotContain("logits", "grouped", "each", "twice", "right");
        assertThatThrownBy(() -> Net2Wider.apply(
                        parent,
                        new Morphism.Wider("logits", 9),
                        0,
                        SeedTree.root(1).generator()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("logits of 3 channels cannot grow to 9 channels");
        assertThatThrownBy(() -> Net2Deeper.apply(
                        parent,
                        new Morphism.Deeper("logits", 3),
                        new float[64],
                        0,
                        SeedTree.root(1).generator()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing stands after it");
    }

    /** Whose copies would otherwise learn the same for ever. */
    @Test
    void noiseMovesTheCopiesAlone() {
        NetworkBuilder chain = new NetworkBuilder(IMAGE);
        Node first = chain.add("first", new Convolution(4, 3), chain.image());
        Network network = chain.build(chain.addClassifier(chain.add("relu", Activation.RELU, first), 3));
        LearnedNetwork parent = random(network, SeedTree.root(5).generator());
        float[] quiet = widened(parent, 0);
        float[] noisy = widened(parent, 0.01);
        int moved = 0;
        for (int filter = 0; filter < 7; filter++) {
            moved += quiet[9 * filter] == noisy[9 * filter] ? 0 : 1;
            assertThat(noisy[9 * filter]).isCloseTo(quiet[9 * filter], offset(0.05f));
        }
        assertThat(moved).isEqualTo(3);
    }

    private static float[] widened(LearnedNetwork parent, double noise) {
        Morphism.Wider wider = new Morphism.Wider("first", 7);
        LearnedNetwork child =
                Net2Wider.apply(parent, wider, noise, SeedTree.root(2).generator());
        return Objects.requireNonNull(child.values().get("first.weights"));
    }

    @Test
    void otherNamesAreTheSameNetworkAndOtherLayersAreNot() {
        SeededRandom random = SeedTree.root(11).generator();
        LearnedNetwork parent = random(knotted(), random);
        float[] pixels = pixels(parent.network(), random);
        LearnedNetwork once = Net2Deeper.apply(
                parent,
                new Morphism.Deeper("relu", 3),
                pixels,
                0,
                SeedTree.root(4).generator());
        assertThat(once.as(once.network()).values()).isEqualTo(once.values());
        assertThatThrownBy(() -> once.as(parent.network()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not the same network");
    }
}
