package org.nasgauge.spaces.nasbench201;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.NetworkDefined.DeadOperations;
import org.nasgauge.networks.Scale;
import org.nasgauge.networks.Supernet;

class CellSupernetTest {
    private static final Scale SMALL = new Scale(new FeatureShape(8, 8, 1), 10, 4, 2, 2, 1, Scale.Reduction.POOLED);

    private final CellSpace space = CellSpace.nasbench201();
    private final Supernet supernet = space.supernet(SMALL);

    /** What the output is made of, as a formula in which names do not stand. */
    private static String formula(Network network, Node node) {
        List<String> inputs = network.inputs(node).stream()
                .map(input -> formula(network, input))
                .toList();
        return node.layer() + (inputs.isEmpty() ? node.shape().toString() : inputs.toString());
    }

    private static String formula(Network network) {
        return formula(network, network.output());
    }

    /** Where nothing or one way is left of a cell. */
    @Test
    void aPathThatCarriesLittleIsTheNetworkOfItsCell() {
        Scale one = new Scale(new FeatureShape(8, 8, 1), 10, 4, 1, 1, 1, Scale.Reduction.POOLED);
        for (Architecture cell : List.of(Architecture.of(0, 0, 0, 0, 0, 0), Architecture.of(3, 0, 0, 0, 0, 3))) {
            Network written = space.asWritten(cell, one, DeadOperations.OMITTED);
            Network path = space.supernet(one).path(cell);
            assertThat(formula(path)).as(space.format(cell)).isEqualTo(formula(written));
        }
    }

    @Test
    void pathsShareParametersByName() {
        Network path = supernet.path(decision -> 3);
        assertThat(supernet.whole().parameters()).containsAllEntriesOf(path.parameters());
        assertThat(path.parameters())
                .containsKey("stage1.cell2.edge0-1.nor_conv_3x3.convolution.weights")
                .doesNotContainKey("stage1.cell2.edge0-1.nor_conv_1x1.convolution.weights");
        assertThat(path.blocks())
                .hasSameSizeAs(
                        space.network(Architecture.of(3, 3, 3, 3, 3, 3), SMALL).blocks());
    }

    @Test
    void onlyWhatIsChosenLosesScaleAndShift() {
        assertThat(supernet.withoutAffine().whole().parameters().keySet())
                .contains("stem.normalization.scale", "reduction1.normalization.scale", "head.normalization.shift")
                .noneMatch(name -> name.contains("cell") && name.endsWith(".scale"));
    }

    @Test
    void noneIsZero() {
        assertThat(supernet.isZero(2, 0)).isTrue();
        assertThat(supernet.isZero(2, 1)).isFalse();
        assertThat(CellSpace.nasbench201Of729().supernet(SMALL).isZero(0, 0)).isTrue();
    }
}
