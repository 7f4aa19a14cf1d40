package org.nasgauge.networks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.NetworkOperations.Operation;

class NetworkOperationsTest {
    private static final FeatureShape IMAGE = new FeatureShape(8, 8, 3);

    @Test
    void operationsStandAtTheDepthOfTheirLongestWay() {
        NetworkBuilder builder = new NetworkBuilder(IMAGE);
        Node one = builder.addNormalized("one", new Convolution(4, 3), builder.image());
        Node two = builder.add("two", new Convolution(4, 3), one);
        Node dropped = builder.add("dropped", new Layer.Dropout(0.5), two);
        Node sum = builder.add("sum", new Layer.Sum(), one, dropped);
        Node side = builder.add("side", Layer.Activation.RELU, one);
        Network network = builder.build(builder.add("end", new Layer.Sum(), sum, side));
        NetworkOperations operations = NetworkOperations.of(network);

        FeatureShape features = new FeatureShape(8, 8, 4);
        Operation addition = new Operation(new Layer.Sum(), List.of(features, features), features);
        assertThat(operations.byDepth())
                .containsExactly(
                        List.of(new Operation(new Convolution(4, 3), List.of(IMAGE), features)),
                        List.of(
                                new Operation(new Convolution(4, 3), List.of(features), features),
                                new Operation(Layer.Activation.RELU, List.of(features), features)),
                        List.of(addition),
                        List.of(addition));
        assertThat(operations.counts()).hasSize(4).containsEntry(addition, 2);
        assertThat(operations.byDepth().stream()
                        .flatMap(List::stream)
                        .mapToLong(Operation::multiplyAccumulates)
                        .sum())
                .isEqualTo(NetworkCounts.of(network).multiplyAccumulates());
    }
}
