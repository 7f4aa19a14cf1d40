package org.nasgauge.training;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.NetworkBuilder;
import org.nasgauge.networks.NetworkDefined;
import org.nasgauge.networks.Pool;
import org.nasgauge.networks.Scale;
import org.nasgauge.tape.Backend;
import org.nasgauge.tape.Mode;
import org.nasgauge.tape.ParameterSet;
import org.nasgauge.tape.RecordedNetwork;
import org.nasgauge.tape.SoftmaxCrossEntropy;
import org.nasgauge.training.dl4j.NetworkGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Implementations that share nothing, the tape by each backend: same weights in, same outputs and gradients out. */
class TapeAgainstGraphTest {
    private static final int BATCH = 8;
    private static final int CLASSES = 5;
    private static final FeatureShape IMAGE = new FeatureShape(16, 16, 2);
    private static final int NETWORKS_OF_EACH_SPACE = 2;

    static Stream<String> spaces() {
        return ServiceLoader.load(SearchSpaceProvider.class).stream()
                .flatMap(provider -> provider.get().names().stream())
                .filter(name -> space(name) instanceof NetworkDefined);
    }

    private static SearchSpace space(String name) {
        return ServiceLoader.load(SearchSpaceProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.names().contains(name))
                .findFirst()
                .orElseThrow()
                .space(name);
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void agreeOnRandomNetworksOfEverySpace(String name) {
        SearchSpace space = space(name);
        NetworkDefined networks = (NetworkDefined) space;
        Scale standard = networks.standardScale();
        int cells = name.equals("nasbench-macro") ? standard.cellsPerStage() : 1;
        Scale small = new Scale(IMAGE, CLASSES, 8, standard.stages(), cells, 3, standard.reduction());
        // a seed under which no value is so near a kink that rounding takes it to the other side
        SeededRandom random = SeedTree.root(11).child(name).generator();
        Stream.generate(() -> networks.network(space.sample(random), small))
                .filter(network -> network.nodes().stream().noneMatch(node -> isDilatedDepthwise(node.layer())))
                .limit(NETWORKS_OF_EACH_SPACE)
                .forEach(network -> agree(network, random));
    }

    /** What a graph refuses. */
    private static boolean isDilatedDepthwise(Layer layer) {
        return layer instanceof Convolution convolution && convolution.groups() > 1 && convolution.dilation() > 1;
    }

    /** Those that no space has yet too. */
    @Test
    void agreeOnEveryLayer() {
        NetworkBuilder builder = new NetworkBuilder(IMAGE);
        Node stem = builder.add("stem", new Convolution(6, 3, 5, 2, 1, 1, true), builder.image());
        Node plain = builder.add("plain", new Layer.BatchNormalization(false, 1e-3, 0.01), stem);
        Node depthwise = builder.add("depthwise", new Convolution(12, 3, 3, 1, 6, 2, true), plain);
        Node grouped = builder.add("grouped", new Convolution(12, 3, 3, 1, 3, 1, true), plain);
        Node dilated = builder.add("dilated", new Convolution(12, 3).withDilation(2), plain);
        Node sum = builder.add("sum", new Layer.Sum(), depthwise, grouped, dilated, depthwise);
        List<Node> activated = Stream.of(Layer.Activation.values())
                .map(activation -> builder.add(activation.name(), activation, sum))
                .toList();
        Node all = builder.add("all", new Layer.Concatenation(), activated);
        Node some = builder.add("some", new Layer.Slice(3, 50), all);
        Node zero = builder.add("zero", new Layer.Zero(some.shape()));
        Node same = builder.add("same", new Layer.Sum(), some, zero);
        Node greatest = builder.add("greatest", new Pool(Pool.Kind.MAX, 3, 2, 1, false), same);
        Node inside = builder.add("inside", new Pool(Pool.Kind.AVERAGE, 3, 2, 1, false), same);
        Node window = builder.add("window", new Pool(Pool.Kind.AVERAGE, 3, 2, 1, true), same);
        Node pooled = builder.add("pooled", new Layer.Concatenation(), greatest, inside, window);
        Node shifted = builder.add("shifted", new Layer.Shift(1, 1), pooled);
        Node features = builder.add("features", new Layer.GlobalAveragePool(), shifted);
        Node hidden = builder.add("hidden", new Layer.Linear(7, false), features);
        Node normal = builder.add("normal", Layer.BatchNormalization.STANDARD, hidden);
        Node kept = builder.add("kept", new Layer.Dropout(0), normal);
        Network network = builder.build(builder.add("logits", new Layer.Linear(CLASSES, true), kept));
        agree(network, SeedTree.root(8).generator());
    }

    private static void agree(Network network, SeededRandom random) {
        float[] pixels = gaussians(BATCH * (int) IMAGE.elements(), random);
        byte[] labels = new byte[BATCH];
        float[] oneHot = new float[BATCH * CLASSES];
        for (int i = 0; i < BATCH; i++) {
            labels[i] = (byte) random.nextInt(CLASSES);
            oneHot[i * CLASSES + labels[i]] = 1;
        }
        Map<String, float[]> weights = new LinkedHashMap<>(
                TrainedNetwork.initialized(network, random.nextInt(1000)).values());
        weights.replaceAll((name, values) -> name.endsWith(".weights") ? values : near(values, random));
        for (Recipe.Backend backend : Recipe.Backend.values()) {
            agree(network, backend.make(), pixels, labels, oneHot, weights);
        }
    }

    private static void agree(
            Network network,
            Backend backend,
            float[] pixels,
            byte[] labels,
            float[] oneHot,
            Map<String, float[]> weights) {
        backend.enter();
        try (ParameterSet parameters = new ParameterSet(backend, SeedTree.root(0));
                RecordedNetwork tape = RecordedNetwork.of(network, BATCH, parameters);
                NetworkGraph graph = new NetworkGraph(network)) {
            parameters
                    .parameters()
                    .forEach((name, parameter) -> parameter.value().setAll(requireNonNull(weights.get(name))));
            graph.setLive(weights);
            INDArray images = Nd4j.createFromArray(pixels)
                    .reshape(BATCH, IMAGE.height(), IMAGE.width(), IMAGE.channels())
                    .permute(0, 3, 1, 2)
                    .dup('c');

            tape.image().value().setAll(pixels);
            tape.tape().forward(Mode.TRAINING);
            float[] logits = tape.output().value().toArray();
            SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy(CLASSES);
            tape.output().gradient().setAll(loss.gradient(logits, labels));
            tape.tape().backward(tape.output());
            assertClose("logits in training", logits, logits(graph, true, images), norm(logits), 1e-4);
            graph.graph().setInputs(images);
            graph.graph().setLabels(Nd4j.createFromArray(oneHot).reshape(BATCH, CLASSES));
            graph.graph().computeGradientAndScore();
            assertThat(graph.graph().score())
                    .isCloseTo(loss.score(logits, labels, 0, BATCH).meanLoss(), within(1e-4));
            compareGradients(parameters, graph.gradients());

            graph.setLive(parameters.values()); // the running moments have moved
            tape.tape().forward(Mode.INFERENCE);
            float[] inferred = tape.output().value().toArray();
            assertClose("logits in inference", inferred, logits(graph, false, images), norm(inferred), 1e-4);
        }
    }

    private static float[] logits(NetworkGraph graph, boolean training, INDArray images) {
        INDArray logits = requireNonNull(graph.graph()
                .feedForward(new INDArray[] {images}, training, false)
                .get(graph.network().output().name()));
        return logits.reshape(logits.length()).toFloatVector();
    }

    /** Some are zero but for rounding, as that by a shift that a normalization takes away again: all share one scale. */
    private static void compareGradients(ParameterSet parameters, Map<String, float[]> expected) {
        double greatest = parameters.parameters().values().stream()
                .mapToDouble(parameter -> norm(parameter.gradient().toArray()))
                .max()
                .orElseThrow();
        assertThat(greatest).isPositive();
        expected.forEach((name, summed) -> {
            float[] mean = summed.clone();
            for (int i = 0; i < mean.length; i++) {
                mean[i] /= BATCH; // DeepLearning4J divides when it updates only
            }
            float[] actual =
                    requireNonNull(parameters.parameters().get(name)).gradient().toArray();
            assertClose("gradient by " + name, actual, mean, greatest, 1e-4);
        });
    }

    private static void assertClose(String what, float[] actual, float[] expected, double scale, double share) {
        float[] difference = actual.clone();
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= expected[i];
        }
        assertThat(norm(difference)).as("distance of the %s", what).isLessThan(share * scale);
    }

    private static double norm(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum);
    }

    private static float[] near(float[] values, SeededRandom random) {
        float[] moved = gaussians(values.length, random);
        for (int i = 0; i < moved.length; i++) {
            moved[i] = values[i] + 0.2f * moved[i];
        }
        return moved;
    }

    private static float[] gaussians(int count, SeededRandom random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
