package org.nasgauge.spaces.darts;

import java.util.ArrayList;
import java.util.List;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.LabelledGraph;
import org.nasgauge.spaces.darts.Cell.Operation;

/**
 * The graph of both cells side by side: for each a vertex for either input, for the operation on each edge, and for the
 * output. The labels of the normal and the reduction cell differ.
 */
final class CellGraphs {
    private static final int OPERATIONS = Operation.values().length;
    private static final int OUTPUT = Cell.INPUTS;
    private static final int FIRST_OPERATION = OUTPUT + 1;
    /** Of one cell. */
    private static final int LABELS = FIRST_OPERATION + OPERATIONS;

    private static final int VERTICES = Cell.INPUTS + Cell.NODES * Cell.EDGES + 1;

    private CellGraphs() {}

    static int labelCount(int cells) {
        return cells * LABELS;
    }

    static LabelledGraph of(Architecture genome) {
        List<Integer> labels = new ArrayList<>();
        List<LabelledGraph.Edge> edges = new ArrayList<>();
        for (int cell = 0; cell < genome.length() / Cell.NUMBERS; cell++) {
            int label = cell * LABELS;
            int first = cell * VERTICES;
            int output = first + VERTICES - 1;
            for (int input = 0; input < Cell.INPUTS; input++) {
                labels.add(label + input);
            }
            for (int node = 0; node < Cell.NODES; node++) {
                for (int edge = 0; edge < Cell.EDGES; edge++) {
                    int place = cell * Cell.NUMBERS + Cell.place(node, edge);
                    int vertex = first + vertex(node, edge);
                    int source = genome.choice(place);
                    if (source < Cell.INPUTS) {
                        edges.add(new LabelledGraph.Edge(first + source, vertex));
                    } else {
                        for (int before = 0; before < Cell.EDGES; before++) {
                            edges.add(new LabelledGraph.Edge(first + vertex(source - Cell.INPUTS, before), vertex));
                        }
                    }
                    edges.add(new LabelledGraph.Edge(vertex, output));
                    labels.add(label + FIRST_OPERATION + genome.choice(place + 1));
                }
            }
            labels.add(label + OUTPUT);
        }
        return new LabelledGraph(labels, edges);
    }

    private static int vertex(int node, int edge) {
        return Cell.INPUTS + node * Cell.EDGES + edge;
    }
}
