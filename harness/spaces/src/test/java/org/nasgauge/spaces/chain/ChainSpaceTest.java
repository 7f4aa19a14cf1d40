package org.nasgauge.spaces.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.MorphismDefined.Growth;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Scale;
import org.nasgauge.testkit.SupernetDefinedContract;

class ChainSpaceTest extends SupernetDefinedContract {
    private final ChainSpace space = new ChainSpace();

    @Override
    protected SearchSpace space() {
        return space;
    }

    @Override
    protected Scale otherScale() {
        return new Scale(new FeatureShape(8, 8, 1), 10, 16, 3, 1, 1, Scale.Reduction.POOLED);
    }

    @Override
    protected List<String> illegalTexts() {
        return List.of(
                "",
                "k3c8",
                "k3c8|k3c8",
                "k3c8|k3c8|k3c8|k3c8",
                "k3c8|k3c8|none",
                "k3c8-none|k3c8|k3c8",
                "k3c8-k3c8-k3c8-k3c8-k3c8|k3c8|k3c8",
                "k3c8||k3c8",
                "k3c8|k3c8|k7c8",
                "k3c8|k3c8|k3c12",
                "k3c8|k3c8|k3c8-");
    }

    @Test
    void theNetworkIsWhatTheTextSays() {
        Network network = space.network(space.parse("k3c8-k1c16|k5c32|k3c64"), space.standardScale());
        assertThat(network.parameters().keySet().stream().filter(name -> name.endsWith("convolution.weights")))
                .containsExactly(
                        "stage1.layer1.convolution.weights",
                        "stage1.layer2.convolution.weights",
                        "stage2.layer1.convolution.weights",
                        "stage3.layer1.convolution.weights");
        assertThat(Objects.requireNonNull(network.parameters().get("stage2.layer1.convolution.weights"))
                        .shape())
                .containsExactly(32, 16, 5, 5);
        assertThat(network.node("stage3.layer1.relu").shape()).isEqualTo(new FeatureShape(8, 8, 64));
    }

    @Test
    void aSmallScaleHasItsShareOfChannelsAndAnotherFormIsRefused() {
        Network network = space.network(space.parse("k3c8|k3c8|k3c64"), otherScale());
        assertThat(network.node("stage1.layer1.relu").shape()).isEqualTo(new FeatureShape(8, 8, 2));
        assertThat(network.node("stage3.layer1.relu").shape()).isEqualTo(new FeatureShape(2, 2, 16));
        for (Scale wrong : List.of(
                new Scale(new FeatureShape(8, 8, 1), 10, 4, 3, 1, 1, Scale.Reduction.POOLED),
                new Scale(new FeatureShape(8, 8, 1), 10, 8, 2, 1, 1, Scale.Reduction.POOLED),
                new Scale(new FeatureShape(8, 8, 1), 10, 8, 3, 2, 1, Scale.Reduction.POOLED))) {
            assertThatThrownBy(() -> space.network(space.smallest(), wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("chain has 3 stages of one cell");
        }
    }

    @Test
    void chainsGrowLayerByLayerUntilNoneCan() {
        Architecture small = space.smallest();
        assertThat(space.format(small)).isEqualTo("k3c8|k3c8|k3c8");
        List<String> children = space.growths(small, otherScale()).stream()
                .map(Growth::child)
                .map(space::format)
                .toList();
        assertThat(children)
                .startsWith("k3c16|k3c8|k3c8", "k3c8-k1c8|k3c8|k3c8", "k3c8-k3c8|k3c8|k3c8", "k3c8-k5c8|k3c8|k3c8")
                .hasSize(12);
        Architecture two = space.parse("k3c8-k5c32|k3c8|k3c8");
        assertThat(space.growths(two, otherScale()))
                .extracting(growth -> space.format(growth.child()))
                .contains("k3c8-k1c8-k5c32|k3c8|k3c8", "k3c8-k5c32-k1c32|k3c8|k3c8");
        String full = "k1c64-k3c64-k5c64-k3c64";
        assertThat(space.growths(space.parse(full + "|" + full + "|" + full), otherScale()))
                .isEmpty();
    }
}
