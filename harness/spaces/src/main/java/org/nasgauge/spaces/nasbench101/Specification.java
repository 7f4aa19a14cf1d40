package org.nasgauge.spaces.nasbench101;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.api.space.Decision.Kind;
import org.nasgauge.spaces.graph.EdgeBits;
import org.nasgauge.spaces.nasbench101.Module.Operation;

/** How a genome lays out the benchmark's specification of 7 vertices: 21 edges row by row, then 5 operations. */
final class Specification {
    static final int VERTICES = Networks.MAX_VERTICES;
    static final int INNER = VERTICES - 2;
    static final int OPERATIONS = Operation.values().length;

    /** The bits of each edge, by decision. */
    private static final int[] EDGES = IntStream.range(0, VERTICES)
            .flatMap(source -> IntStream.range(source + 1, VERTICES).map(target -> EdgeBits.edge(source, target)))
            .toArray();

    static final int EDGE_COUNT = EDGES.length;
    static final int LENGTH = EDGE_COUNT + INNER;

    private Specification() {}

    static List<Decision> decisions() {
        Stream<Decision> edges = IntStream.range(0, VERTICES)
                .boxed()
                .flatMap(source -> IntStream.range(source + 1, VERTICES)
                        .mapToObj(target -> new Decision(
                                source + "->" + target,
                                List.of("absent", "present"),
                                Kind.CONNECTION,
                                "vertex " + target)));
        List<String> names =
                Arrays.stream(Operation.values()).map(Operation::officialName).toList();
        Stream<Decision> operations = IntStream.rangeClosed(1, INNER)
                .mapToObj(vertex -> new Decision("vertex " + vertex, names, Kind.OPERATION, "vertex " + vertex));
        return Stream.concat(edges, operations).toList();
    }

    /** The bits of the edge that is decided here. */
    static int edge(int decision) {
        return EDGES[decision];
    }

    static int edges(Architecture genome) {
        int edges = 0;
        for (int decision = 0; decision < EDGE_COUNT; decision++) {
            edges |= genome.choice(decision) == 0 ? 0 : EDGES[decision];
        }
        return edges;
    }

    /** Where the operation of an inner vertex, from 1, is decided. */
    static int decisionOf(int vertex) {
        return EDGE_COUNT + vertex - 1;
    }

    /** The operations of the inner vertices of a set. */
    static int labels(Architecture genome, int set) {
        int labels = 0;
        for (int vertex = 1; vertex <= INNER; vertex++) {
            if ((set >>> vertex & 1) != 0) {
                labels = Labels.append(labels, genome.choice(decisionOf(vertex)));
            }
        }
        return labels;
    }

    /** The genome whose first inner vertices are the module's, the others being without edges and first operation. */
    static Architecture of(Module module) {
        int[] choices = new int[LENGTH];
        int last = module.vertices() - 1;
        for (int decision = 0, source = 0; source < VERTICES; source++) {
            for (int target = source + 1; target < VERTICES; target++, decision++) {
                boolean present = source < last
                        && (target == VERTICES - 1
                                ? module.hasEdge(source, last)
                                : target < last && module.hasEdge(source, target));
                choices[decision] = present ? 1 : 0;
            }
        }
        for (int vertex = 1; vertex < last; vertex++) {
            choices[decisionOf(vertex)] = module.operations().get(vertex - 1).label();
        }
        return Architecture.of(choices);
    }

    /** The genome without its last inner vertices, as far as they have neither an edge nor a choice of operation. */
    static Module unpruned(Architecture genome) {
        int edges = edges(genome);
        int inner = INNER;
        while (inner > 0
                && genome.choice(decisionOf(inner)) == 0
                && EdgeBits.sources(edges, inner) == 0
                && EdgeBits.targets(edges, VERTICES, inner) == 0) {
            inner--;
        }
        int kept = ((1 << (inner + 1)) - 1) | (1 << (VERTICES - 1));
        return new Module(
                inner + 2, EdgeBits.induced(edges, VERTICES, kept), Labels.operations(labels(genome, kept), inner));
    }
}
