package org.nasgauge.spaces.nasbench101;

import static org.nasgauge.spaces.nasbench101.Specification.EDGE_COUNT;
import static org.nasgauge.spaces.nasbench101.Specification.INNER;
import static org.nasgauge.spaces.nasbench101.Specification.LENGTH;
import static org.nasgauge.spaces.nasbench101.Specification.OPERATIONS;
import static org.nasgauge.spaces.nasbench101.Specification.VERTICES;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nasgauge.api.benchmark.Complexity;
import org.nasgauge.api.error.Quoted;
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
import org.nasgauge.networks.Network;
import org.nasgauge.networks.NetworkDefined;
import org.nasgauge.networks.Scale;
import org.nasgauge.spaces.graph.EdgeBits;
import org.nasgauge.spaces.nasbench101.Module.Operation;

/**
 * The cells of NAS-Bench-101. A genome is the benchmark's specification of 7 vertices: whether each of the 21 edges is
 * there, row by row, and the operation of each of the 5 inner vertices. Vertices that are on no path from the input to
 * the output are pruned, with their edges; a genome is valid if there is a path and at most 9 edges remain.
 *
 * <p>Numbered are the 423,624 networks, not the genomes: {@link #indexOf} takes any valid genome, and {@link #at} gives
 * the canonical one of a network, the module of the benchmark's file with its unused vertices last. {@link #sample} is
 * uniform over the networks; the benchmark's authors sample otherwise, see {@link OfficialDraws}.
 *
 * <p>A genome is written as its adjacency matrix and operations, as in the benchmark's file, with a colon between; a
 * canonical one is written exactly as the file has it.
 */
public final class NasBench101Space implements EnumerableSpace, PathEncoded, GraphEncoded, NetworkDefined {
    static final String NAME = "nasbench101";

    private static final List<Decision> DECISIONS = Specification.decisions();
    private static final int INPUT_AND_OUTPUT = 1 | (1 << (VERTICES - 1));
    private static final int OPERATION_CHANGES = INNER * (OPERATIONS - 1);

    /** Enumerates the networks at first need. */
    private static final class Numbering {
        static final Networks NETWORKS = new Networks();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Decision> decisions() {
        return DECISIONS;
    }

    /** What remains of a valid genome after pruning, its vertices in the order of the genome. */
    public Module module(Architecture genome) {
        int edges = Specification.edges(genome);
        int kept = used(genome, edges);
        int inner = Integer.bitCount(kept) - 2;
        List<Operation> operations = Labels.operations(Specification.labels(genome, kept), inner);
        return new Module(inner + 2, EdgeBits.induced(edges, VERTICES, kept), operations);
    }

    @Override
    public Network network(Architecture genome, Scale scale) {
        return ModuleNetwork.of(Numbering.NETWORKS.at(indexOf(genome)), scale);
    }

    @Override
    public Scale standardScale() {
        return ModuleNetwork.STANDARD;
    }

    @Override
    public Complexity complexity(Architecture genome, DeadOperations dead) {
        return ModuleNetwork.complexity(Numbering.NETWORKS.at(indexOf(genome)));
    }

    @Override
    public Optional<String> violation(Architecture genome) {
        if (genome.length() != LENGTH) {
            return Optional.of(genome + " has " + genome.length() + " decisions; a specification has " + LENGTH);
        }
        for (int i = 0; i < LENGTH; i++) {
            int choice = genome.choice(i);
            Decision decision = DECISIONS.get(i);
            if (choice < 0 || choice >= decision.size()) {
                return Optional.of(genome + ": " + choice + " for " + decision.name() + " is not from 0 to "
                        + (decision.size() - 1));
            }
        }
        return violation(Specification.edges(genome));
    }

    private static Optional<String> violation(int edges) {
        int used = EdgeBits.onPaths(edges, VERTICES);
        if (used == 0) {
            return Optional.of("no path leads from the input to the output");
        }
        int count = Integer.bitCount(EdgeBits.induced(edges, VERTICES, used));
        return count > Networks.MAX_EDGES
                ? Optional.of(count + " edges remain after pruning; at most " + Networks.MAX_EDGES + " may")
                : Optional.empty();
    }

    @Override
    public int size() {
        return Networks.COUNT;
    }

    @Override
    public int indexOf(Architecture genome) {
        int edges = Specification.edges(genome);
        int used = used(genome, edges);
        int remaining = EdgeBits.induced(edges, VERTICES, used);
        if (Integer.bitCount(remaining) > Networks.MAX_EDGES) {
            throw new IllegalArgumentException(violation(genome).orElse(""));
        }
        return Numbering.NETWORKS.indexOf(Integer.bitCount(used), remaining, Specification.labels(genome, used));
    }

    @Override
    public Architecture at(int index) {
        return Specification.of(Numbering.NETWORKS.at(index));
    }

    @Override
    public Architecture canonical(Architecture genome) {
        return at(indexOf(genome));
    }

    /**
     * As {@code adj_neighborhood} of naszilla (White, Nolen and Savani, Exploring the loss landscape in neural architecture
     * search, UAI 2021): another operation on a vertex that is used, or one edge more or less that is used where it is;
     * operations first. The network without inner vertices has none.
     */
    @Override
    public List<Architecture> neighbours(Architecture genome) {
        int edges = Specification.edges(genome);
        int used = used(genome, edges);
        return IntStream.range(0, OPERATION_CHANGES + EDGE_COUNT)
                .mapToObj(change -> changed(genome, edges, used, change))
                .flatMap(Optional::stream)
                .toList();
    }

    /** A uniformly drawn neighbour; the genome itself if it has none. */
    @Override
    public Architecture mutate(Architecture genome, SeededRandom random) {
        int edges = Specification.edges(genome);
        int used = used(genome, edges);
        if (used == INPUT_AND_OUTPUT) {
            List<Architecture> neighbours = neighbours(genome);
            return neighbours.isEmpty() ? genome : random.choose(neighbours);
        }
        while (true) {
            Optional<Architecture> neighbour =
                    changed(genome, edges, used, random.nextInt(OPERATION_CHANGES + EDGE_COUNT));
            if (neighbour.isPresent()) {
                return neighbour.get();
            }
        }
    }

    private static Optional<Architecture> changed(Architecture genome, int edges, int used, int change) {
        if (change < OPERATION_CHANGES) {
            int vertex = 1 + change / (OPERATIONS - 1);
            if ((used >>> vertex & 1) == 0) {
                return Optional.empty();
            }
            int decision = Specification.decisionOf(vertex);
            int other = change % (OPERATIONS - 1);
            return Optional.of(genome.with(decision, other < genome.choice(decision) ? other : other + 1));
        }
        int decision = change - OPERATION_CHANGES;
        int edge = Specification.edge(decision);
        int without = edges & ~edge;
        int usedWith = EdgeBits.onPaths(edges | edge, VERTICES);
        boolean isUsed =
                EdgeBits.induced(edges | edge, VERTICES, usedWith) != EdgeBits.induced(without, VERTICES, usedWith);
        return isUsed && violation(edges ^ edge).isEmpty()
                ? Optional.of(genome.with(decision, 1 - genome.choice(decision)))
                : Optional.empty();
    }

    /** Drawn anew until the child is valid. */
    @Override
    public Architecture crossover(Architecture mother, Architecture father, SeededRandom random) {
        while (true) {
            long coins = random.nextLong();
            int[] choices = new int[LENGTH];
            for (int i = 0; i < LENGTH; i++) {
                choices[i] = ((coins >>> (Long.SIZE - 1 - i) & 1) == 0 ? mother : father).choice(i);
            }
            Architecture child = Architecture.of(choices);
            if (violation(child).isEmpty()) {
                return child;
            }
        }
    }

    /** The text must be as {@link #format} writes it; {@link #specification} takes others too. */
    @Override
    public Architecture parse(String text) {
        Architecture genome = specification(text);
        String written = format(genome);
        if (!written.equals(text)) {
            throw new IllegalArgumentException(Quoted.of(text) + " is written as '" + written + "'");
        }
        return genome;
    }

    /**
     * Reads any specification of at most 7 vertices, also with unused vertices that {@link #format} would leave out.
     *
     * @param text adjacency matrix row by row, colon, operations
     * @throws IllegalArgumentException if it is none, or not in the space, saying why
     */
    public Architecture specification(String text) {
        Architecture genome = Specification.of(ModuleText.read(text));
        violation(genome).ifPresent(reason -> {
            throw new IllegalArgumentException(Quoted.of(text) + " is not in the space: " + reason);
        });
        return genome;
    }

    @Override
    public List<Notation> notations() {
        return List.of(new NaslibForm(this), new LabelForm(this));
    }

    /** Adjacency matrix and operations without the last vertices that have neither an edge nor a choice of operation. */
    @Override
    public String format(Architecture genome) {
        return ModuleText.write(Specification.unpruned(genome));
    }

    @Override
    public int pathCount() {
        return Paths.COUNT;
    }

    @Override
    public int[] paths(Architecture genome) {
        return Paths.of(module(genome));
    }

    @Override
    public int labelCount() {
        return Module.LABELS;
    }

    /** The pruned cell itself. */
    @Override
    public LabelledGraph graph(Architecture genome) {
        return module(genome).graph();
    }

    private static int used(Architecture genome, int edges) {
        int used = EdgeBits.onPaths(edges, VERTICES);
        if (used == 0) {
            throw new IllegalArgumentException(genome + ": no path leads from the input to the output");
        }
        return used;
    }

    /** Makes the space known. */
    public static final class Provider implements SearchSpaceProvider {
        @Override
        public List<String> names() {
            return List.of(NAME);
        }

        @Override
        public SearchSpace space(String name) {
            return new NasBench101Space();
        }
    }
}
