package org.nasgauge.spaces.darts;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.networks.SupernetChoices;
import org.nasgauge.spaces.darts.Cell.Operation;

/**
 * The 14 edges that there could be in each cell, node by node and source by source, with none or an operation to choose on
 * each: what DARTS mixes (Liu et al., ICLR 2019). An architecture keeps two a node.
 */
final class CellEdges implements SupernetChoices {
    static final String NONE = "none";

    private static final int OF_A_CELL = first(Cell.NODES);

    private final List<Decision> decisions;

    CellEdges() {
        List<Decision> edges = new ArrayList<>();
        List<String> choices = new ArrayList<>(List.of(NONE));
        choices.addAll(DartsSpace.OPERATIONS);
        for (String cell : DartsSpace.CELLS) {
            for (int node = 0; node < Cell.NODES; node++) {
                int target = Cell.INPUTS + node;
                for (int source = 0; source < target; source++) {
                    String edge = cell + " " + source + "->" + target;
                    edges.add(new Decision(edge, choices, Decision.Kind.OPERATION, cell + " node " + target));
                }
            }
        }
        this.decisions = List.copyOf(edges);
    }

    /** The number of the edge into a node from its first source, in a cell. */
    private static int first(int node) {
        return IntStream.range(0, node).map(earlier -> Cell.INPUTS + earlier).sum();
    }

    /** @param cell 0 for the normal one, 1 for the reduction */
    static int number(int cell, int node, int source) {
        return cell * OF_A_CELL + first(node) + source;
    }

    /** What is chosen on an edge that has this operation. */
    static int choice(Operation operation) {
        return 1 + operation.choice();
    }

    @Override
    public List<Decision> decisions() {
        return decisions;
    }

    @Override
    public OptionalInt edgesKept() {
        return OptionalInt.of(Cell.EDGES);
    }

    @Override
    public int[] of(Architecture genome) {
        int[] choices = new int[decisions.size()];
        for (int cell = 0; cell < DartsSpace.CELLS.size(); cell++) {
            for (int node = 0; node < Cell.NODES; node++) {
                for (int edge = 0; edge < Cell.EDGES; edge++) {
                    int place = cell * Cell.NUMBERS + Cell.place(node, edge);
                    choices[number(cell, node, genome.choice(place))] = choice(Operation.of(genome.choice(place + 1)));
                }
            }
        }
        return choices;
    }

    /** With the edges of each node in the order of their sources. */
    @Override
    public Architecture architecture(int[] choices) {
        List<Integer> genome = new ArrayList<>();
        for (int cell = 0; cell < DartsSpace.CELLS.size(); cell++) {
            for (int node = 0; node < Cell.NODES; node++) {
                int first = number(cell, node, 0);
                int[] sources = IntStream.range(0, Cell.INPUTS + node)
                        .filter(source -> choices[first + source] > 0)
                        .toArray();
                if (sources.length != Cell.EDGES) {
                    throw new IllegalArgumentException(
                            decisions.get(first).node() + " has " + sources.length + " edges; expected " + Cell.EDGES);
                }
                for (int source : sources) {
                    genome.add(source);
                    genome.add(choices[first + source] - 1);
                }
            }
        }
        return Architecture.of(genome.stream().mapToInt(Integer::intValue).toArray());
    }
}
