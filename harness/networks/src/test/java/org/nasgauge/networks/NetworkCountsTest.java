package org.nasgauge.networks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.networks.Network.Node;

class NetworkCountsTest {
    /** By hand: a depthwise and a pointwise path from an image of 4 x 4 x 2, added, and a classifier for three classes. */
    @Test
    void countsASmallNetwork() {
        NetworkBuilder network = new NetworkBuilder(new FeatureShape(4, 4, 2));
        Node depthwise = network.add(
                "depthwise", new Convolution(2, 3).withGroups(2).withStride(2).withBias(), network.image());
        Node normal = network.add("normal", Layer.BatchNormalization.STANDARD, depthwise);
        Node pointwise = network.add("pointwise", new Convolution(2, 1), normal);
        Node pooled = network.add("pooled", Pool.tiles(Pool.Kind.MAX, 2), network.image());
        Node sum = network.add("sum", new Layer.Sum(), pointwise, pooled);
        Node features = network.add("features", new Layer.GlobalAveragePool(), sum);
        Network built = network.build(network.add("logits", new Layer.Linear(3, true), features));

        int parameters = (2 * 9 + 2) + (2 + 2) + 4 + (6 + 3);
        int multiplyAccumulates = 4 * 2 * 9 + 4 * 2 * 2 + 6;
        int biasAdditions = 4 * 2 + 3;
        int floats = 32 + 8 + 8 + 8 + 8 + 8 + 2 + 3;
        int peak = 32 + 8 + 8; // the image stays for the pool; what is normalized has been read
        assertThat(NetworkCounts.of(built))
                .isEqualTo(
                        new NetworkCounts(parameters, multiplyAccumulates, biasAdditions, 4L * floats, 4L * peak, 3));
    }

    @Test
    void sharedParametersCountOnceAndTheirWorkTwice() {
        NetworkBuilder network = new NetworkBuilder(new FeatureShape(2, 2, 3));
        Node once = network.add("once", new Convolution(3, 1), network.image());
        Node twice = network.addShared("twice", "once", new Convolution(3, 1), List.of(once));
        NetworkCounts counts = NetworkCounts.of(network.build(twice));
        assertThat(counts.parameters()).isEqualTo(9);
        assertThat(counts.multiplyAccumulates()).isEqualTo(2 * 4 * 9);
        assertThat(counts.depth()).isEqualTo(2);
    }
}
