package org.nasgauge.spaces.nasbench201;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nasgauge.api.benchmark.Complexity;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.GraphEncoded;
import org.nasgauge.api.space.LabelledGraph;
import org.nasgauge.api.space.Notation;
import org.nasgauge.api.space.PathEncoded;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.api.space.SearchSpaceProvider;
import org.nasgauge.api.space.Wired;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Scale;
import org.nasgauge.networks.Supernet;
import org.nasgauge.networks.SupernetDefined;
import org.nasgauge.spaces.graph.SixEdgeCell;

/**
 * All cells of some operations: one decision an {@link Edge}, in the order of the official string, whose choices are the
 * operations in their official order. Every genome is valid. Cells are numbered in the official order; in a space of
 * fewer operations, in the official order of the cells that remain.
 */
public final class CellSpace implements EnumerableSpace, PathEncoded, GraphEncoded, Wired, SupernetDefined {
    static final String WHOLE = "nasbench201";
    static final String PART = "nasbench201-729";

    private static final List<Edge> EDGES = List.of(Edge.values());
    private static final int EDGE_COUNT = EDGES.size();

    private final String name;
    private final List<Operation> operations;
    private final List<Decision> decisions;
    /** How far two cells that differ by one choice on an edge are apart in lexicographic order. */
    private final int[] strides;

    /** In lexicographic order. */
    private final int[] positionByIndex;

    private final int[] indexByPosition;
    private volatile int @Nullable [] canonicalIndices;

    private CellSpace(String name, Collection<Operation> operations) {
        this.name = name;
        this.operations = List.copyOf(EnumSet.copyOf(operations));
        List<String> choices =
                this.operations.stream().map(Operation::officialName).toList();
        this.decisions = EDGES.stream()
                .map(edge -> new Decision(edge.toString(), choices, Decision.Kind.OPERATION, "node " + edge.target()))
                .toList();
        this.strides = strides(this.operations.size());
        this.positionByIndex = OfficialOrder.positions(this.operations);
        this.indexByPosition = new int[positionByIndex.length];
        for (int index = 0; index < positionByIndex.length; index++) {
            indexByPosition[positionByIndex[index]] = index;
        }
    }

    /** @param operations at least one */
    public static CellSpace of(String name, Collection<Operation> operations) {
        return new CellSpace(name, operations);
    }

    /** The whole space: 15,625 cells of five operations. */
    public static CellSpace nasbench201() {
        return Whole.SPACE;
    }

    /** The 729 cells without 1×1 convolution and pooling. */
    public static CellSpace nasbench201Of729() {
        return Part.SPACE;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Decision> decisions() {
        return decisions;
    }

    /** The operations of this space, in the order of the choices. */
    public List<Operation> operations() {
        return operations;
    }

    public Operation operation(Architecture cell, Edge edge) {
        return operations.get(cell.choice(edge.decision()));
    }

    /** One operation an edge, in the order of the edges. */
    public List<Operation> operations(Architecture cell) {
        return EDGES.stream().map(edge -> operation(cell, edge)).toList();
    }

    public Wiring wiring(Architecture cell) {
        return Wiring.of(operations(cell));
    }

    @Override
    public boolean isConnected(Architecture cell) {
        return wiring(cell).connected();
    }

    @Override
    public boolean hasDeadOperation(Architecture cell) {
        return wiring(cell).hasDeadEdge();
    }

    /** Of the canonical cell of the whole space, so that a cell has one network in all spaces that it is of. */
    @Override
    public Network network(Architecture cell, Scale scale) {
        CellSpace whole = nasbench201();
        Architecture canonical = whole.canonical(whole.parse(format(cell)));
        return CellNetwork.of(Wiring.alive(whole.operations(canonical)), scale);
    }

    @Override
    public Network asWritten(Architecture cell, Scale scale, DeadOperations dead) {
        return CellNetwork.of(operations(cell, dead), scale);
    }

    @Override
    public Supernet supernet(Scale scale) {
        return new Supernet(CellNetwork.open(operations, scale));
    }

    @Override
    public Scale standardScale() {
        return CellNetwork.STANDARD;
    }

    @Override
    public Complexity complexity(Architecture cell, DeadOperations dead) {
        return CellNetwork.complexity(operations(cell, dead));
    }

    private List<Operation> operations(Architecture cell, DeadOperations dead) {
        return dead == DeadOperations.KEPT ? operations(cell) : Wiring.alive(operations(cell));
    }

    @Override
    public Optional<String> violation(Architecture cell) {
        if (cell.length() != EDGE_COUNT) {
            return Optional.of(cell + " has " + cell.length() + " decisions; a cell has " + EDGE_COUNT + " edges");
        }
        for (int edge = 0; edge < EDGE_COUNT; edge++) {
            int choice = cell.choice(edge);
            if (choice < 0 || choice >= operations.size()) {
                return Optional.of(cell + ": " + choice + " on edge " + EDGES.get(edge) + " is not from 0 to "
                        + (operations.size() - 1));
            }
        }
        return Optional.empty();
    }

    @Override
    public int size() {
        return positionByIndex.length;
    }

    @Override
    public int indexOf(Architecture cell) {
        return indexByPosition[position(cell)];
    }

    @Override
    public Architecture at(int index) {
        return cell(positionByIndex[index]);
    }

    /** Another operation on one edge: by edge, then by operation. */
    @Override
    public List<Architecture> neighbours(Architecture cell) {
        List<Architecture> neighbours = new ArrayList<>(EDGE_COUNT * (operations.size() - 1));
        for (int edge = 0; edge < EDGE_COUNT; edge++) {
            int current = cell.choice(edge);
            for (int choice = 0; choice < operations.size(); choice++) {
                if (choice != current) {
                    neighbours.add(cell.with(edge, choice));
                }
            }
        }
        return neighbours;
    }

    /** Another operation on one edge, both drawn uniformly; a cell of a space of one stays as it is. */
    @Override
    public Architecture mutate(Architecture cell, SeededRandom random) {
        if (operations.size() == 1) {
            return cell;
        }
        int edge = random.nextInt(EDGE_COUNT);
        int shift = 1 + random.nextInt(operations.size() - 1);
        int current = cell.choice(edge);
        int choice = (current + shift) % operations.size();
        return cell.with(edge, choice);
    }

    @Override
    public Architecture crossover(Architecture mother, Architecture father, SeededRandom random) {
        long coins = random.nextLong();
        int position = 0;
        for (int edge = 0; edge < EDGE_COUNT; edge++) {
            boolean fromMother = (coins >>> (63 - edge) & 1) == 0;
            position += (fromMother ? mother : father).choice(edge) * strides[edge];
        }
        return cell(position);
    }

    @Override
    public Architecture parse(String text) {
        return cell(position(Architecture.of(CellString.read(text, operations))));
    }

    @Override
    public List<Notation> notations() {
        return List.of(new NaslibForm(this));
    }

    @Override
    public String format(Architecture cell) {
        return CellString.write(operations(cell));
    }

    /** Of the cells that are the same network by the official definition, the one with the smallest index. */
    @Override
    public Architecture canonical(Architecture cell) {
        return at(canonicalIndices()[indexOf(cell)]);
    }

    /** Computed at first need; two threads may both do it, with the same outcome. */
    private int[] canonicalIndices() {
        int[] known = canonicalIndices;
        if (known == null) {
            long[] keys = UniqueForm.keys(operations);
            Map<Long, Integer> firstWith = new HashMap<>(2 * size());
            known = new int[size()];
            for (int index = 0; index < size(); index++) {
                Integer earlier = firstWith.putIfAbsent(keys[positionByIndex[index]], index);
                known[index] = earlier == null ? index : earlier;
            }
            canonicalIndices = known;
        }
        return known;
    }

    @Override
    public int pathCount() {
        return SixEdgeCell.pathCount(operations.size());
    }

    @Override
    public int[] paths(Architecture cell) {
        return SixEdgeCell.paths(cell, operations.size());
    }

    @Override
    public int labelCount() {
        return SixEdgeCell.labelCount(operations.size());
    }

    @Override
    public LabelledGraph graph(Architecture cell) {
        return SixEdgeCell.graph(cell);
    }

    private int position(Architecture cell) {
        if (cell.length() != EDGE_COUNT) {
            throw new IllegalArgumentException(violation(cell).orElse(""));
        }
        int k = operations.size();
        int position = 0;
        for (int edge = 0; edge < EDGE_COUNT; edge++) {
            int choice = cell.choice(edge);
            if (choice < 0 || choice >= k) {
                throw new IllegalArgumentException(violation(cell).orElse(""));
            }
            position = position * k + choice;
        }
        return position;
    }

    /** Made anew: to look for one that was made before takes longer where other data has come between. */
    private Architecture cell(int position) {
        int k = operations.size();
        int[] choices = new int[EDGE_COUNT];
        int left = position;
        for (int edge = EDGE_COUNT - 1; edge >= 0; edge--) {
            int above = left / k;
            choices[edge] = left - above * k;
            left = above;
        }
        return Architecture.of(choices);
    }

    private static int[] strides(int choices) {
        int[] strides = new int[EDGE_COUNT];
        int stride = 1;
        for (int edge = EDGE_COUNT - 1; edge >= 0; edge--) {
            strides[edge] = stride;
            stride *= choices;
        }
        return strides;
    }

    private static final class Whole {
        static final CellSpace SPACE = of(WHOLE, EnumSet.allOf(Operation.class));
    }

    private static final class Part {
        static final CellSpace SPACE =
                of(PART, EnumSet.of(Operation.NONE, Operation.SKIP_CONNECT, Operation.NOR_CONV_3X3));
    }

    /** Makes both spaces known. */
    public static final class Provider implements SearchSpaceProvider {
        @Override
        public List<String> names() {
            return List.of(WHOLE, PART);
        }

        @Override
        public SearchSpace space(String name) {
            return name.equals(PART) ? nasbench201Of729() : nasbench201();
        }
    }
}
