package org.nasgauge.oneshot.inheritance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.tape.Initialization;
import org.nasgauge.tape.Mode;
import org.nasgauge.tape.ParameterSet;
import org.nasgauge.tape.RecordedNetwork;
import org.nasgauge.tape.java.JavaBackend;

/**
 * A network with its weights.
 *
 * @param values of all parameters by the network's names, and the running moments of each batch normalization, {@code
 *     name.mean} and {@code name.variance}; not changed by anyone
 */
public record LearnedNetwork(Network network, Map<String, float[]> values) {
    /** With weights drawn as those of any network are: each parameter from the child of the seed that bears its name. */
    public static LearnedNetwork initialized(Network network, SeedTree seed) {
        try (ParameterSet parameters = new ParameterSet(new JavaBackend(), seed.child("dropout"))) {
            RecordedNetwork.of(network, 1, parameters).close();
            Initialization.HE_NORMAL.apply(parameters.parameters().values(), seed.child("weights"));
            return new LearnedNetwork(network, parameters.values());
        }
    }

    /** The numbers to learn with, to be closed. */
    ParameterSet parameters(SeedTree seed) {
        ParameterSet parameters = new ParameterSet(new JavaBackend(), seed.child("dropout"));
        RecordedNetwork.of(network, 1, parameters).close();
        parameters.setAll(values);
        return parameters;
    }

    /**
     * What a node makes of images, image by image, the channels of a pixel together.
     *
     * @param pixels of whole images, as the network reads them
     */
    public float[] features(Node node, float[] pixels, Mode mode) {
        int images = (int) (pixels.length / network.image().shape().elements());
        try (ParameterSet parameters = parameters(SeedTree.root(0));
                RecordedNetwork recorded = RecordedNetwork.of(network, images, parameters)) {
            recorded.image().value().setAll(pixels);
            recorded.tape().forward(mode);
            return recorded.tape().tensor(node.name()).value().toArray();
        }
    }

    /**
     * The same under other names: those of a network that has the same layers in the same order.
     *
     * @throws IllegalArgumentException if it differs by more than names
     */
    public LearnedNetwork as(Network same) {
        List<Node> nodes = network.nodes();
        Map<String, float[]> renamed = new LinkedHashMap<>();
        for (Node node : nodes) {
            if (same.nodes().size() != nodes.size()
                    || !isLike(node, same.nodes().get(node.index()))) {
                throw new IllegalArgumentException("not the same network from " + node.name() + " on");
            }
            String prefix = node.parametersOf() + ".";
            String other = same.nodes().get(node.index()).parametersOf() + ".";
            values.forEach((name, array) -> {
                if (name.startsWith(prefix) && name.indexOf('.', prefix.length()) < 0) {
                    renamed.put(other + name.substring(prefix.length()), array);
                }
            });
        }
        return new LearnedNetwork(same, renamed);
    }

    private static boolean isLike(Node one, Node other) {
        return one.layer().equals(other.layer())
                && one.inputs().equals(other.inputs())
                && one.shape().equals(other.shape());
    }
}
