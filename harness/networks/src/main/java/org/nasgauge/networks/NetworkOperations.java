package org.nasgauge.networks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nasgauge.networks.Network.Node;

/**
 * What a network does at inference, operation by operation. Batch normalization is folded into what it reads, and dropping
 * does nothing: neither is an operation.
 *
 * @param byDepth operations with as many before them on their longest way from the image, from none on
 */
public record NetworkOperations(List<List<Operation>> byDepth) {
    /** One operation for one image; two that do the same on features of the same shape are equal. */
    public record Operation(Layer layer, List<FeatureShape> inputs, FeatureShape output) {
        public Operation {
            inputs = List.copyOf(inputs);
        }

        public long multiplyAccumulates() {
            return layer.multiplyAccumulates(inputs, output);
        }
    }

    public NetworkOperations {
        byDepth = byDepth.stream().map(List::copyOf).toList();
    }

    public static NetworkOperations of(Network network) {
        List<List<Operation>> byDepth = new ArrayList<>();
        int[] depths = new int[network.nodes().size()];
        for (Node node : network.nodes()) {
            for (int input : node.inputs()) {
                depths[node.index()] = Math.max(depths[node.index()], depths[input]);
            }
            if (isOperation(node.layer())) {
                int depth = depths[node.index()]++;
                if (depth == byDepth.size()) {
                    byDepth.add(new ArrayList<>());
                }
                byDepth.get(depth).add(new Operation(node.layer(), network.inputShapes(node), node.shape()));
            }
        }
        return new NetworkOperations(byDepth);
    }

    private static boolean isOperation(Layer layer) {
        return !(layer instanceof Layer.Image
                || layer instanceof Layer.Zero
                || layer instanceof Layer.BatchNormalization
                || layer instanceof Layer.Dropout
                || layer instanceof Layer.PathDropping);
    }

    /** How often there is each, in the order of their first. */
    public Map<Operation, Integer> counts() {
        Map<Operation, Integer> counts = new LinkedHashMap<>();
        byDepth.forEach(depth -> depth.forEach(operation -> counts.merge(operation, 1, Integer::sum)));
        return counts;
    }
}
