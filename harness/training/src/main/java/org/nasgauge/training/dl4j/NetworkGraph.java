package org.nasgauge.training.dl4j;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.tape.nd4j.NativeLibrary;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * A network as a DeepLearning4J graph, with its numbers by the network's own names. Images go in with the channels first
 * (batch, channels, height, width); out come the probabilities of the classes; the layer of the network's output has the
 * logits. Holds native memory until closed; for one thread at a time.
 *
 * <p>A running variance is kept as the network says; DeepLearning4J's own training moves it towards the biased variance
 * of the batch, other than PyTorch.
 */
public final class NetworkGraph implements AutoCloseable {
    private final Network network;
    private final GraphTranslation translation;
    private final ComputationGraph graph;
    private final Map<String, List<Slot>> moments = new LinkedHashMap<>();

    /**
     * With plain stochastic gradient descent, until another updater is set.
     *
     * @throws IllegalArgumentException naming the layer that such a graph cannot have
     */
    public NetworkGraph(Network network) {
        this(network, new Sgd());
    }

    NetworkGraph(Network network, IUpdater updater) {
        NativeLibrary.load();
        this.network = network;
        this.translation = new GraphTranslation(network, updater);
        this.graph = new ComputationGraph(translation.configuration());
        graph.init();
        NativeConvolutions.use(graph);
        for (Node node : normalizations()) {
            moments.put(node.name() + ".mean", List.of(new Slot(node.name(), "mean")));
            moments.put(node.name() + ".variance", List.of(Slot.variance(node)));
        }
    }

    public Network network() {
        return network;
    }

    public ComputationGraph graph() {
        return graph;
    }

    /**
     * Natural logarithms of the probabilities, image by image: they differ from the logits by a number that is the same
     * for all classes of an image. What is less likely than a float can say counts as the least that it can.
     */
    public float[] logProbabilities(INDArray images) {
        float[] logarithms;
        try (INDArray probabilities = graph.outputSingle(images)) {
            logarithms = probabilities.reshape(probabilities.length()).toFloatVector();
        }
        for (int i = 0; i < logarithms.length; i++) {
            logarithms[i] = (float) StrictMath.log(Math.max(logarithms[i], Float.MIN_NORMAL));
        }
        return logarithms;
    }

    /** Copies of all parameters that the output depends on, as the network shapes them. */
    public Map<String, float[]> parameters() {
        return read(translation.parameters(), slot -> graph.getParam(slot.name()));
    }

    /** Copies of the running moments, one number a channel: {@code name.mean} and {@code name.variance}. */
    public Map<String, float[]> moments() {
        return read(moments, slot -> graph.getParam(slot.name()));
    }

    /** Parameters and running moments. */
    public Map<String, float[]> values() {
        Map<String, float[]> values = new LinkedHashMap<>(parameters());
        values.putAll(moments());
        return Collections.unmodifiableMap(values);
    }

    /** Copies of the gradients of the last backward pass, summed over the batch, as DeepLearning4J has them. */
    public Map<String, float[]> gradients() {
        return read(translation.parameters(), slot -> graph.gradient().getGradientFor(slot.name()));
    }

    /**
     * Sets parameters and running moments, those that are given.
     *
     * @throws IllegalArgumentException if one is not of this graph, or has another number of elements
     */
    public void set(Map<String, float[]> values) {
        values.forEach((name, numbers) -> {
            List<Slot> slots = slots(name);
            if (slots.isEmpty()) {
                throw new IllegalArgumentException(
                        "no " + name + " among " + translation.parameters().keySet() + " and " + moments.keySet());
            }
            if (numbers.length != length(slots)) {
                throw new IllegalArgumentException(name + " has " + length(slots) + " elements, not " + numbers.length);
            }
            int at = 0;
            for (Slot slot : slots) {
                at = slot.write(graph.getParam(slot.name()), numbers, at);
            }
        });
    }

    /** As {@link #set}, passing over what belongs to layers of the network that the output does not depend on. */
    public void setLive(Map<String, float[]> values) {
        Map<String, float[]> live = new LinkedHashMap<>(values);
        live.keySet().removeIf(name -> slots(name).isEmpty());
        set(live);
    }

    private List<Slot> slots(String name) {
        List<Slot> parameter = translation.parameters().getOrDefault(name, List.of());
        return parameter.isEmpty() ? moments.getOrDefault(name, List.of()) : parameter;
    }

    /** Writes DeepLearning4J's own ZIP of configuration and weights, without the state of an updater. */
    public void save(Path file) throws IOException {
        ModelSerializer.writeModel(graph, file.toFile(), false);
    }

    List<Slot> parameterSlots() {
        return translation.parameters().values().stream().flatMap(List::stream).toList();
    }

    List<Node> normalizations() {
        return translation.nodes().stream()
                .filter(node -> node.layer() instanceof Layer.BatchNormalization)
                .toList();
    }

    private Map<String, float[]> read(Map<String, List<Slot>> named, Function<Slot, INDArray> array) {
        Map<String, float[]> values = new LinkedHashMap<>();
        named.forEach((name, slots) -> {
            float[] numbers = new float[length(slots)];
            int at = 0;
            for (Slot slot : slots) {
                at = slot.read(array.apply(slot), numbers, at);
            }
            values.put(name, numbers);
        });
        return Collections.unmodifiableMap(values);
    }

    private int length(List<Slot> slots) {
        return slots.stream()
                .mapToInt(slot -> (int) graph.getParam(slot.name()).length())
                .sum();
    }

    @Override
    public void close() {
        graph.close();
    }
}
