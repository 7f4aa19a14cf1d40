package org.nasgauge.spaces.nasbench201;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.NetworkCounts;
import org.nasgauge.networks.NetworkDefined.DeadOperations;
import org.nasgauge.networks.Scale;

class CellNetworkTest {
    /** Of the embedded table. */
    private static final Scale SMALL = new Scale(new FeatureShape(8, 8, 1), 10, 8, 2, 1, 1, Scale.Reduction.POOLED);

    private final CellSpace space = CellSpace.nasbench201();

    /** Names seed the streams that weights are drawn from, and the order of nodes that of sums of gradients. */
    @Test
    void namesAndOrderAreThoseOfTheEmbeddedTables() {
        assertThat(names("|nor_conv_3x3~0|+|none~0|avg_pool_3x3~1|+|nor_conv_1x1~0|skip_connect~1|skip_connect~2|"))
                .containsExactly(
                        "image",
                        "stem.convolution",
                        "stem.normalization",
                        "stage1.cell1.relu0",
                        "stage1.cell1.edge0-1.convolution",
                        "stage1.cell1.edge0-1.normalization",
                        "stage1.cell1.edge0-2.convolution",
                        "stage1.cell1.edge0-2.normalization",
                        "stage1.cell1.edge1-2",
                        "stage1.cell1.node2",
                        "stage1.cell1.node3",
                        "reduction1.mean",
                        "reduction1.convolution",
                        "reduction1.normalization",
                        "stage2.cell1.relu0",
                        "stage2.cell1.edge0-1.convolution",
                        "stage2.cell1.edge0-1.normalization",
                        "stage2.cell1.edge0-2.convolution",
                        "stage2.cell1.edge0-2.normalization",
                        "stage2.cell1.edge1-2",
                        "stage2.cell1.node2",
                        "stage2.cell1.node3",
                        "head.normalization",
                        "head.relu",
                        "features",
                        "logits");
    }

    @Test
    void aCellThatConnectsNothingIsZero() {
        assertThat(names("|nor_conv_3x3~0|+|none~0|none~1|+|none~0|none~1|nor_conv_3x3~2|"))
                .contains("stage1.cell1.zero", "stage2.cell1.zero")
                .doesNotContain("stage1.cell1.relu0");
    }

    private List<String> names(String cell) {
        return space.network(space.parse(cell), SMALL).nodes().stream()
                .map(Network.Node::name)
                .toList();
    }

    /** Of a part of the space that has a smaller representative outside. */
    @Test
    void aCellHasOneNetworkInAllSpaces() {
        CellSpace part = CellSpace.nasbench201Of729();
        for (int index = 0; index < part.size(); index++) {
            Architecture cell = part.at(index);
            Architecture same = space.canonical(space.parse(part.format(cell)));
            assertThat(part.network(cell, SMALL)).isEqualTo(space.network(same, SMALL));
        }
    }

    @Test
    void countsKnownByHeartEqualThoseOfEachNetwork() {
        for (int index = 0; index < space.size(); index += 97) {
            for (DeadOperations dead : DeadOperations.values()) {
                Architecture cell = space.at(index);
                NetworkCounts counts = NetworkCounts.of(space.asWritten(cell, space.standardScale(), dead));
                assertThat(space.complexity(cell, dead).parameters()).isEqualTo(counts.parameters());
                assertThat(space.complexity(cell, dead).flops())
                        .isEqualTo(counts.multiplyAccumulates() + counts.biasAdditions());
            }
        }
    }
}
