package org.nasgauge.spaces.nasbench201;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.benchmark.Complexity;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.IsomorphismClasses;
import org.nasgauge.api.space.SearchSpaceProvider;
import org.nasgauge.networks.NetworkDefined.DeadOperations;
import org.nasgauge.spaces.Reference;

class CellSpaceTest {
    private final CellSpace space = CellSpace.nasbench201();
    private final CellSpace small = CellSpace.nasbench201Of729();

    /** A column of the benchmark's own table, in its order. */
    private static Stream<String> official(String column) {
        List<String[]> rows = Reference.lines("nasbench201/nb201.csv.gz").stream()
                .map(line -> line.split(",", -1))
                .toList();
        int at = List.of(rows.get(0)).indexOf(column);
        return rows.stream().skip(1).map(row -> row[at]);
    }

    @Test
    void anchorsOfTheOfficialOrderStandAtTheirIndex() {
        // Asserted in generate_meta_info of the benchmark's authors.
        assertThat(space.format(space.at(0)))
                .isEqualTo(
                        "|avg_pool_3x3~0|+|nor_conv_1x1~0|skip_connect~1|+|nor_conv_1x1~0|skip_connect~1|skip_connect~2|");
        assertThat(space.format(space.at(9)))
                .isEqualTo("|avg_pool_3x3~0|+|none~0|none~1|+|skip_connect~0|none~1|nor_conv_3x3~2|");
        assertThat(space.format(space.at(123)))
                .isEqualTo("|avg_pool_3x3~0|+|avg_pool_3x3~0|nor_conv_1x1~1|+|none~0|avg_pool_3x3~1|nor_conv_3x3~2|");
    }

    @Test
    void everyOfficialStringStandsAtItsOfficialIndex() {
        List<String> cells = official("arch_str").toList();
        assertThat(cells).hasSize(15_625);
        for (int index = 0; index < cells.size(); index++) {
            assertThat(space.format(space.at(index))).isEqualTo(cells.get(index));
            assertThat(space.indexOf(space.parse(cells.get(index)))).isEqualTo(index);
        }
    }

    @Test
    void parametersAndFlopsAreThePublishedOnes() {
        double[] parameters =
                official("params_cifar10").mapToDouble(Double::parseDouble).toArray();
        double[] megaFlops =
                official("flopsM_cifar10").mapToDouble(Double::parseDouble).toArray();
        assertThat(parameters).hasSize(15_625);
        for (int index = 0; index < parameters.length; index++) {
            Complexity complexity = space.complexity(space.at(index), DeadOperations.KEPT);
            assertThat((double) complexity.parameters()).isEqualTo(parameters[index]);
            assertThat(complexity.flops() / 1e6).isCloseTo(megaFlops[index], within(1e-9));
        }
    }

    @Test
    void theSubSpaceKeepsTheOfficialOrderOfItsMembers() {
        List<String> members = new ArrayList<>();
        for (int index = 0; index < space.size(); index++) {
            if (small.operations().containsAll(space.operations(space.at(index)))) {
                members.add(space.format(space.at(index)));
            }
        }
        assertThat(IntStream.range(0, small.size()).mapToObj(small::at).map(small::format))
                .hasSize(729)
                .containsExactlyElementsOf(members);
    }

    @Test
    void classesAreThePublishedOnes() {
        IsomorphismClasses classes = IsomorphismClasses.of(space);
        assertThat(classes.count()).isEqualTo(6_466);
        assertThat(IntStream.range(0, 6_466).map(classes::size).max()).hasValue(275);
        assertThat(IntStream.range(0, 6_466).map(classes::size).filter(size -> size == 1))
                .hasSize(5_116);
        assertThat(IsomorphismClasses.of(small).count()).isEqualTo(127);
    }

    @Test
    void wiringIsThePublishedOne() {
        List<Wiring> wirings = IntStream.range(0, space.size())
                .mapToObj(space::at)
                .map(space::wiring)
                .toList();
        assertThat(wirings).filteredOn(wiring -> !wiring.connected()).hasSize(341);
        assertThat(wirings)
                .filteredOn(wiring -> wiring.connected() && !wiring.hasDeadEdge())
                .hasSize(9_444);
    }

    /** The 3×3 convolution leads to a node from which nothing goes on; the 1×1 one is on the only path. */
    @Test
    void operationsOnDeadEdgesAreNotAlive() {
        Architecture cell = space.parse("|nor_conv_3x3~0|+|none~0|none~1|+|nor_conv_1x1~0|none~1|none~2|");
        assertThat(List.of(Edge.values()).stream()
                        .filter(edge -> space.wiring(cell).isAlive(edge))
                        .map(edge -> space.operation(cell, edge)))
                .containsExactly(Operation.NOR_CONV_1X1);
        assertThat(space.complexity(cell, DeadOperations.KEPT).flops()).isEqualTo(7_783_050 + 10 * 3_932_160);
        assertThat(space.complexity(cell, DeadOperations.OMITTED).flops()).isEqualTo(7_783_050 + 3_932_160);
    }

    @Test
    void namesTheNearestOperationAndThePosition() {
        assertThatThrownBy(() ->
                        space.parse("|nor_conv_3x3~0|+|nor_conv_3x3~0|none~1|+|skip_conect~0|none~1|nor_conv_3x3~2|"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at position 43 unknown operation 'skip_conect' on edge 0->3")
                .hasMessageContaining("did you mean 'skip_connect'?");
        assertThatThrownBy(() -> space.parse("|none~0|+|none~0|none~0|+|none~0|none~1|none~2|"))
                .hasMessageContaining("at position 22 expected '~1|'");
        assertThatThrownBy(() -> space.parse("|none~0|+|none~0|none~1|+|none~0|none~1|none~2| "))
                .hasMessageContaining("at position 48 expected the end");
        assertThatThrownBy(() -> small.parse("|nor_conv_1x1~0|+|none~0|none~1|+|none~0|none~1|none~2|"))
                .hasMessageContaining("unknown operation 'nor_conv_1x1'");
    }

    @Test
    void spacesAreFoundByName() {
        assertThat(ServiceLoader.load(SearchSpaceProvider.class))
                .flatExtracting(SearchSpaceProvider::names)
                .contains("nasbench201", "nasbench201-729");
    }

    @Test
    void anIllegalGenomeIsRefused() {
        assertThat(space.violation(Architecture.of(0, 0, 0, 0, 0, 5)))
                .hasValueSatisfying(reason -> assertThat(reason).contains("5 on edge 2->3 is not from 0 to 4"));
        assertThat(space.violation(Architecture.of(0, 0, 0))).isPresent();
        assertThatThrownBy(() -> space.indexOf(Architecture.of(0, 0, 0, 0, 0, -1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
