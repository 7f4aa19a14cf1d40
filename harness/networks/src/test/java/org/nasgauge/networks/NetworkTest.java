package org.nasgauge.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.nasgauge.networks.Layer.Parameter;
import org.nasgauge.networks.Network.Node;

class NetworkTest {
    private final NetworkBuilder network = new NetworkBuilder(new FeatureShape(7, 8, 4));
    private final Node image = network.image();

    private FeatureShape shape(Layer layer, Node... inputs) {
        return network.add("node" + network.build(image).nodes().size(), layer, inputs)
                .shape();
    }

    @Test
    void strideTwoRoundsUpAndPaddingKeepsTheSize() {
        assertThat(shape(new Convolution(6, 3), image)).isEqualTo(new FeatureShape(7, 8, 6));
        assertThat(shape(new Convolution(6, 3).withStride(2), image)).isEqualTo(new FeatureShape(4, 4, 6));
        assertThat(shape(new Convolution(6, 1).withStride(2), image)).isEqualTo(new FeatureShape(4, 4, 6));
        assertThat(shape(new Convolution(6, 5).withDilation(2), image)).isEqualTo(new FeatureShape(7, 8, 6));
        assertThat(shape(new Convolution(6, 1, 7, 1, 1, 1, false), image)).isEqualTo(new FeatureShape(7, 8, 6));
        assertThat(shape(Pool.same(Pool.Kind.MAX, 3, 2), image)).isEqualTo(new FeatureShape(4, 4, 4));
        assertThat(shape(Pool.tiles(Pool.Kind.AVERAGE, 2), image)).isEqualTo(new FeatureShape(3, 4, 4));
    }

    @Test
    void channelsAreSlicedAndJoined() {
        Node slice = network.add("slice", new Layer.Slice(1, 4), image);
        Node joined = network.add("joined", new Layer.Concatenation(), image, slice);
        assertThat(slice.shape()).isEqualTo(new FeatureShape(7, 8, 3));
        assertThat(joined.shape()).isEqualTo(new FeatureShape(7, 8, 7));
        assertThat(shape(new Layer.GlobalAveragePool(), joined)).isEqualTo(new FeatureShape(1, 1, 7));
    }

    /** From an odd height too, where the two halves would differ without the zeros of the shift. */
    @Test
    void aFactorisedReductionHalvesRoundingUp() {
        assertThat(network.addFactorizedReduction("reduction", image, 5).shape())
                .isEqualTo(new FeatureShape(4, 4, 5));
        assertThat(network.build(image).parameters())
                .containsKeys("reduction.convolution1.weights", "reduction.convolution2.weights")
                .containsEntry(
                        "reduction.normalization.scale", new Parameter("reduction.normalization.scale", List.of(5)));
    }

    @Test
    void aLayerThatDoesNotFitIsRefusedByTheNameOfItsNode() {
        Node thin = network.add("thin", new Convolution(2, 1), image);
        refused("sum: inputs of several shapes", () -> network.add("sum", new Layer.Sum(), image, thin));
        refused("one: inputs: 1, expected at least 2", () -> network.add("one", new Layer.Sum(), image));
        refused("logits: a linear map takes a vector", () -> network.add("logits", new Layer.Linear(10, true), image));
        refused("deep: 3 groups do not divide", () -> network.add("deep", new Convolution(3, 3).withGroups(3), image));
        refused("cut: end of the channels: 5", () -> network.add("cut", new Layer.Slice(0, 5), image));
        refused("two nodes with the name thin", () -> network.add("thin", new Layer.Sum(), image, image));
        refused(
                "big: a window of 9 does not fit into 7",
                () -> network.add("big", Pool.tiles(Pool.Kind.MAX, 9), image));
        refused("kernel height: 2, expected odd", () -> new Convolution(3, 2));
        refused("groups: 2, expected a divisor", () -> new Convolution(3, 3).withGroups(2));
        refused("a rate is in [0, 1), not 1.0", () -> new Layer.Dropout(1));
        Node foreign = new NetworkBuilder(new FeatureShape(7, 8, 4)).image();
        refused("other reads image, not of this network", () -> network.add("other", new Convolution(2, 1), foreign));
    }

    private static void refused(String message, ThrowingCallable made) {
        assertThatThrownBy(made).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }

    @Test
    void parametersAreNamedAfterTheirNodeOrSharedUnderAnothersName() {
        Node first = network.add("first", new Convolution(4, 3).withBias(), image);
        Node second = network.addShared("second", "first", new Convolution(4, 3).withBias(), List.of(first));
        Node normal = network.add("normal", Layer.BatchNormalization.STANDARD, second);
        Network built = network.build(normal);
        assertThat(built.parameters().values())
                .containsExactly(
                        new Parameter("first.weights", List.of(4, 4, 3, 3)),
                        new Parameter("first.bias", List.of(4)),
                        new Parameter("normal.scale", List.of(4)),
                        new Parameter("normal.shift", List.of(4)));
        assertThat(built.parameters(second)).extracting(Parameter::name).containsExactly("first.weights", "first.bias");
        Node wrong = network.addShared("third", "first", new Convolution(5, 3), List.of(normal));
        refused("third shares first.weights of shape [4, 4, 3, 3]", () -> network.build(wrong));
    }

    @Test
    void networksOfTheSameNodesAreEqual() {
        NetworkBuilder other = new NetworkBuilder(new FeatureShape(7, 8, 4));
        Node mine = network.add("x", new Convolution(4, 3), image);
        Node theirs = other.add("x", new Convolution(4, 3), other.image());
        assertThat(network.build(mine)).isEqualTo(other.build(theirs)).hasSameHashCodeAs(other.build(theirs));
        assertThat(network.build(image)).isNotEqualTo(network.build(mine));
        assertThat(network.build(mine))
                .hasToString("image: Image[shape=7 x 8 x 4] -> 7 x 8 x 4\n" + "x: " + new Convolution(4, 3)
                        + " image -> 7 x 8 x 4\n");
    }
}
