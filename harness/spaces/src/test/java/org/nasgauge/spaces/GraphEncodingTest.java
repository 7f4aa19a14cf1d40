package org.nasgauge.spaces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.LabelledGraph;
import org.nasgauge.spaces.darts.DartsSpace;
import org.nasgauge.spaces.nasbench101.NasBench101Space;
import org.nasgauge.spaces.nasbench201.CellSpace;
import org.nasgauge.spaces.transnas.TransNasMicroSpace;

class GraphEncodingTest {
    /** By hand: an operation on x->y feeds all on y->z; input and output stand first and last. */
    @Test
    void operationsOnEdgesBecomeVertices() {
        LabelledGraph graph = CellSpace.nasbench201().graph(Architecture.of(1, 2, 3, 4, 3, 0));
        assertThat(graph.labels()).containsExactly(0, 3, 4, 5, 6, 5, 2, 1);
        assertThat(written(graph)).isEqualTo("0-1 0-2 0-4 1-3 1-5 2-6 3-6 4-7 5-7 6-7");
        assertThat(written(new TransNasMicroSpace().graph(Architecture.of(0, 0, 0, 0, 0, 0))))
                .isEqualTo(written(graph));
    }

    @Test
    void aNasBench101CellIsItsPrunedGraph() {
        NasBench101Space space = new NasBench101Space();
        LabelledGraph graph =
                space.graph(space.parse("0101" + "0010" + "0001" + "0000:input,conv3x3-bn-relu,maxpool3x3,output"));
        assertThat(graph.labels()).containsExactly(4, 0, 2, 3);
        assertThat(written(graph)).isEqualTo("0-1 0-3 1-2 2-3");
    }

    /** The paths from input to output say which operations follow each other: both encodings must agree on that. */
    @Test
    void theGraphsOfDartsCellsHaveThePathsOfThePathEncoding() {
        DartsSpace space = new DartsSpace();
        SeededRandom random = SeedTree.root(3).generator();
        for (int i = 0; i < 100; i++) {
            Architecture genome = space.sample(random);
            LabelledGraph graph = space.graph(genome);
            assertThat(graph.labels()).hasSize(22).allMatch(label -> label < space.labelCount());
            Set<Integer> numbers = new TreeSet<>();
            for (int cell = 0; cell < 2; cell++) {
                for (int input = 0; input < 2; input++) {
                    follow(graph, 11 * cell + input, 10 * cell, (2 * cell + input) * 2_800, 0, 0, numbers);
                }
            }
            assertThat(numbers.stream().mapToInt(number -> number).toArray()).isEqualTo(space.paths(genome));
        }
    }

    /** @param shorter how many sequences are shorter than that which leads to the next vertex */
    private static void follow(
            LabelledGraph graph, int vertex, int firstLabel, int first, int shorter, int sequence, Set<Integer> found) {
        for (LabelledGraph.Edge edge : graph.edges()) {
            int label = graph.labels().get(edge.target()) - firstLabel;
            if (edge.source() == vertex && label == 2) {
                found.add(first + (shorter - 7) / 7 + sequence);
            } else if (edge.source() == vertex) {
                follow(graph, edge.target(), firstLabel, first, 7 * shorter + 7, 7 * sequence + label - 3, found);
            }
        }
    }

    private static String written(LabelledGraph graph) {
        List<String> edges = new ArrayList<>();
        graph.edges().forEach(edge -> edges.add(edge.source() + "-" + edge.target()));
        return edges.stream().sorted().collect(Collectors.joining(" "));
    }
}
