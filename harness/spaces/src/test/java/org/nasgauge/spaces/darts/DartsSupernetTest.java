package org.nasgauge.spaces.darts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Mixture;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Scale;
import org.nasgauge.networks.Supernet;

class DartsSupernetTest {
    private static final int MAX_POOL = 1;
    private static final int SKIP = 3;

    private final DartsSpace space = new DartsSpace();
    private final Supernet supernet = space.supernet(scale(2));

    private static Scale scale(int stages) {
        return new Scale(new FeatureShape(8, 8, 1), 10, 8, stages, 1, 3, Scale.Reduction.PUBLISHED);
    }

    @Test
    void choosesOnEveryEdgeThatThereCouldBe() {
        List<Decision> edges = supernet.decisions(space);
        assertThat(edges).hasSize(28).allMatch(edge -> edge.size() == 8);
        assertThat(edges.get(0).choices())
                .startsWith("none", "max_pool_3x3")
                .endsWith("dil_conv_5x5")
                .element(SKIP)
                .isEqualTo("skip_connect");
        assertThat(edges.subList(12, 16))
                .extracting(Decision::name)
                .containsExactly("normal 3->5", "normal 4->5", "reduction 0->2", "reduction 1->2");
        assertThat(edges.get(13).node()).isEqualTo("normal node 5");
    }

    /** Nodes 2 and 3 with their edges in either order. */
    @Test
    void readsEdgesBySource() {
        Architecture genome = space.parse("(((1, 3), (0, 2), (2, 5), (0, 6), (0, 0), (1, 0), (0, 0), (4, 1)), "
                + "((0, 0), (1, 0), (0, 0), (1, 0), (0, 0), (1, 0), (0, 0), (1, 0)))");
        int[] choices = supernet.choices(genome);
        assertThat(IntStream.range(0, 14).map(edge -> choices[edge]))
                .containsExactly(3, 4, 7, 0, 6, 1, 1, 0, 0, 1, 0, 0, 0, 2);
        assertThat(space.format(supernet.architecture(choices)))
                .startsWith("(((0, 2), (1, 3), (0, 6), (2, 5), (0, 0), (1, 0), (0, 0), (4, 1)), ");
    }

    @Test
    void threeEdgesOfANodeAreNoArchitecture() {
        int[] choices = supernet.choices(space.sample(SeedTree.root(1).generator()));
        IntStream.of(2, 3, 4).forEach(edge -> choices[edge] = MAX_POOL);
        assertThatThrownBy(() -> supernet.architecture(choices))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("normal node 3 has 3 edges; expected 2");
    }

    /** A skip of a reduction cell changes what comes from the cells before. */
    @Test
    void aSkipIsOneWhereItChangesNothing() {
        assertThat(supernet.isSkip(0, SKIP)).isTrue();
        assertThat(supernet.isSkip(CellEdges.number(1, 1, 2), SKIP)).isTrue();
        assertThat(supernet.isSkip(CellEdges.number(1, 0, 0), SKIP)).isFalse();
        assertThat(supernet.isSkip(0, MAX_POOL)).isFalse();
    }

    /** As PC-DARTS has it: past a stride goes the greatest value. */
    @Test
    void partOfTheChannelsGoesThroughTheOperations() {
        List<Integer> all = IntStream.range(0, 8).boxed().toList();
        Network quarter = new Mixture(edge -> all, 4, true).of(supernet);
        assertThat(quarter.node("reduction1.edge0-2.sep_conv_5x5.1.depthwise").shape())
                .isEqualTo(new FeatureShape(4, 4, 4));
        assertThat(quarter.node("reduction1.edge0-2.past.max").shape()).isEqualTo(new FeatureShape(4, 4, 16));
        assertThat(quarter.node("reduction1.edge0-2").shape()).isEqualTo(new FeatureShape(4, 4, 16));
        assertThat(quarter.nodes()).noneMatch(node -> node.name().equals("reduction1.edge2-3.past.max"));
    }

    @Test
    void oneStageHasNoReductionCell() {
        assertThatThrownBy(() -> space.supernet(scale(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a supernet of darts has both cells");
    }
}
