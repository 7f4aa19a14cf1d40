package org.nasgauge.training.dl4j;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.networks.Convolution;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.NetworkBuilder;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class NetworkGraphTest {
    private static final FeatureShape IMAGE = new FeatureShape(5, 4, 2);

    @TempDir
    private Path folder;

    @Test
    void keepsEveryNumberUnderTheNetworksName() {
        try (NetworkGraph graph = new NetworkGraph(mixed())) {
            assertThat(graph.parameters().keySet())
                    .containsExactlyElementsOf(mixed().parameters().keySet());
            Map<String, float[]> values = drawn(graph);
            graph.set(values);
            values.forEach((name, numbers) ->
                    assertThat(both(graph).get(name)).as(name).containsExactly(numbers));
        }
    }

    /** The second group of outputs sees the second half of the inputs only. */
    @Test
    void groupsHaveTheirShareOfTheWeights() {
        NetworkBuilder builder = new NetworkBuilder(new FeatureShape(1, 1, 4));
        Node grouped = builder.add("grouped", new Convolution(4, 1).withGroups(2), builder.image());
        try (NetworkGraph graph = new NetworkGraph(builder.build(grouped))) {
            graph.set(Map.of("grouped.weights", new float[] {1, 2, 3, 4, 5, 6, 7, 8}));
            float[] logits = logits(graph, new float[] {1, 10, 100, 1000});
            assertThat(logits).containsExactly(21, 43, 6500, 8700);
        }
    }

    /** Each channel has a kernel of its own, and two outputs follow one another. */
    @Test
    void depthwiseWeightsFollowTheirChannel() {
        NetworkBuilder builder = new NetworkBuilder(new FeatureShape(1, 1, 2));
        Node depthwise = builder.add("depthwise", new Convolution(4, 1).withGroups(2), builder.image());
        try (NetworkGraph graph = new NetworkGraph(builder.build(depthwise))) {
            graph.set(Map.of("depthwise.weights", new float[] {1, 2, 3, 4}));
            assertThat(logits(graph, new float[] {1, 10})).containsExactly(1, 2, 30, 40);
        }
    }

    @Test
    void leavesOutWhatTheOutputDoesNotDependOn() {
        NetworkBuilder builder = new NetworkBuilder(IMAGE);
        builder.addNormalized("dead", new Convolution(3, 1), builder.image());
        Node features = builder.add("features", new Layer.GlobalAveragePool(), builder.image());
        try (NetworkGraph graph = new NetworkGraph(builder.build(features))) {
            assertThat(both(graph)).isEmpty();
            assertThat(graph.graph().getVertex("dead.convolution")).isNull();
        }
    }

    @Test
    void deepLearning4jAloneReadsWhatWasSaved() throws IOException {
        Path file = folder.resolve("model.zip");
        INDArray images = Nd4j.createFromArray(gaussians(3 * 5 * 4 * 2)).reshape(3, 2, 5, 4);
        INDArray expected;
        try (NetworkGraph graph = new NetworkGraph(mixed())) {
            graph.set(drawn(graph));
            expected = graph.graph().outputSingle(images).dup();
            graph.save(file);
        }
        ComputationGraph read = ModelSerializer.restoreComputationGraph(file.toFile());
        assertThat(read.outputSingle(images).sub(expected).norm2Number().doubleValue())
                .isLessThan(1e-5);
        assertThat(expected.sumNumber().doubleValue()).isCloseTo(3, within(1e-4));
        read.close();
    }

    @Test
    void namesTheLayerThatItCannotHave() {
        NetworkBuilder dropping = new NetworkBuilder(new FeatureShape(1, 1, 2));
        Node path = dropping.add("path", new Layer.PathDropping(0.2), dropping.image());
        refuses(dropping.build(path), "path");

        NetworkBuilder mixing = new NetworkBuilder(new FeatureShape(1, 1, 2));
        Node mixed = mixing.add("mixed", new Layer.WeightedSum("alpha"), mixing.image(), mixing.image());
        refuses(mixing.build(mixed), "mixed");

        NetworkBuilder sharing = new NetworkBuilder(new FeatureShape(1, 1, 2));
        Node first = sharing.add("first", new Layer.Linear(2, true), sharing.image());
        Node second = sharing.addShared("second", "first", new Layer.Linear(2, true), List.of(first));
        refuses(sharing.build(second), "second");

        NetworkBuilder dilating = new NetworkBuilder(IMAGE);
        Convolution each = new Convolution(2, 3).withGroups(2).withDilation(2);
        refuses(dilating.build(dilating.add("dilated", each, dilating.image())), "dilated");

        NetworkBuilder image = new NetworkBuilder(IMAGE);
        refuses(image.build(image.add("pixels", new Convolution(2, 1), image.image())), "pixels");
    }

    private static void refuses(Network network, String layer) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NetworkGraph(network).close())
                .withMessageContaining("the layer " + layer + ",");
    }

    @Test
    void refusesNumbersThatAreNotIts() {
        try (NetworkGraph graph = new NetworkGraph(mixed())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> graph.set(Map.of("stem.weight", new float[1])))
                    .withMessageContaining("stem.weight");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> graph.set(Map.of("logits.bias", new float[1])))
                    .withMessageContaining("3 elements");
        }
    }

    private static Network mixed() {
        NetworkBuilder builder = new NetworkBuilder(IMAGE);
        Node stem = builder.addNormalized("stem", new Convolution(4, 3).withBias(), builder.image());
        Node grouped =
                builder.add("grouped", new Convolution(4, 3).withGroups(2).withBias(), stem);
        Node depthwise =
                builder.add("depthwise", new Convolution(4, 3).withGroups(4).withStride(2), grouped);
        Node fixed = builder.add("fixed", new Layer.BatchNormalization(false, 1e-3, 0.2), depthwise);
        Node features = builder.add("features", new Layer.GlobalAveragePool(), fixed);
        return builder.build(builder.add("logits", new Layer.Linear(3, true), features));
    }

    private static Map<String, float[]> both(NetworkGraph graph) {
        Map<String, float[]> both = new LinkedHashMap<>(graph.parameters());
        both.putAll(graph.moments());
        return both;
    }

    /** Variances are positive. */
    private static Map<String, float[]> drawn(NetworkGraph graph) {
        Map<String, float[]> values = both(graph);
        values.replaceAll((name, old) -> {
            float[] drawn = gaussians(old.length);
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = name.endsWith(".variance") ? 1 + Math.abs(drawn[i]) : drawn[i];
            }
            return drawn;
        });
        return values;
    }

    private static float[] logits(NetworkGraph graph, float[] image) {
        INDArray images = Nd4j.createFromArray(image).reshape(1, image.length, 1, 1);
        INDArray logits = requireNonNull(graph.graph()
                .feedForward(new INDArray[] {images}, false, true)
                .get(graph.network().output().name()));
        return logits.reshape(logits.length()).toFloatVector();
    }

    private static float[] gaussians(int count) {
        SeededRandom random = SeedTree.root(count).generator();
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
