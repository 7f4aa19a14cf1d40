package org.nasgauge.networks;

import java.util.List;
import org.nasgauge.networks.Layer.Parameter;
import org.nasgauge.networks.Network.Node;

/**
 * What a network costs, by counting: exact, for one image.
 *
 * @param parameters trained numbers, shared ones once
 * @param multiplyAccumulates of convolutions and linear maps; all other layers count as none
 * @param biasAdditions of convolutions and linear maps, which some benchmarks count among the above
 * @param activationBytes of all features together, in single precision
 * @param peakActivationBytes the most that features take at one time, if each is let go after its last reader, and no layer
 *     writes over its input
 * @param depth the most convolutions and linear maps on one path
 */
public record NetworkCounts(
        long parameters,
        long multiplyAccumulates,
        long biasAdditions,
        long activationBytes,
        long peakActivationBytes,
        int depth) {
    private static final int BYTES = 4;

    public static NetworkCounts of(Network network) {
        long multiplyAccumulates = 0;
        long biasAdditions = 0;
        for (Node node : network.nodes()) {
            multiplyAccumulates += node.layer().multiplyAccumulates(network.inputShapes(node), node.shape());
            biasAdditions += node.layer().biasAdditions(node.shape());
        }
        return new NetworkCounts(
                network.parameters().values().stream()
                        .mapToLong(Parameter::size)
                        .sum(),
                multiplyAccumulates,
                biasAdditions,
                network.nodes().stream().mapToLong(NetworkCounts::bytes).sum(),
                peak(network),
                depth(network));
    }

    private static long bytes(Node node) {
        return BYTES * node.shape().elements();
    }

    private static long peak(Network network) {
        List<Node> nodes = network.nodes();
        int[] lastReader = new int[nodes.size()];
        for (Node node : nodes) {
            lastReader[node.index()] = node.index();
            node.inputs().forEach(input -> lastReader[input] = node.index());
        }
        lastReader[network.output().index()] = nodes.size();
        long held = 0;
        long peak = 0;
        for (Node node : nodes) {
            held += bytes(node);
            peak = Math.max(peak, held);
            for (int input : node.inputs().stream().distinct().toList()) {
                held -= lastReader[input] == node.index() ? bytes(nodes.get(input)) : 0;
            }
            held -= lastReader[node.index()] == node.index() ? bytes(node) : 0;
        }
        return peak;
    }

    private static int depth(Network network) {
        int[] depths = new int[network.nodes().size()];
        for (Node node : network.nodes()) {
            for (int input : node.inputs()) {
                depths[node.index()] = Math.max(depths[node.index()], depths[input]);
            }
            if (node.layer() instanceof Convolution || node.layer() instanceof Layer.Linear) {
                depths[node.index()]++;
            }
        }
        return depths[network.output().index()];
    }
}
