package org.nasgauge.spaces.darts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.api.space.Decision.Kind;
import org.nasgauge.api.space.GraphEncoded;
import org.nasgauge.api.space.LabelledGraph;
import org.nasgauge.api.space.Notation;
import org.nasgauge.api.space.PathEncoded;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.api.space.SearchSpaceProvider;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Scale;
import org.nasgauge.networks.Supernet;
import org.nasgauge.networks.SupernetDefined;
import org.nasgauge.spaces.darts.Cell.Operation;
import org.nasgauge.spaces.decision.DecisionSpace;
import org.nasgauge.spaces.naslib.NaslibTuple;

/**
 * A normal and a reduction cell of four nodes, each with two different sources among the two cells before and the earlier
 * nodes, and one of seven operations on each: about 10¹⁸ networks, which are not numbered.
 *
 * <p>Written as NASLib's nested tuple, {@code (((0, 3), (1, 2), …), ((0, 1), …))}: for each cell eight pairs of source
 * and operation, two a node.
 *
 * <p>Two genomes are the same network if they differ only in the order of a node's edges or in the numbering of the
 * nodes. The canonical one has the smallest numbers. NAS-Bench-301's surrogates may still tell them apart.
 */
public final class DartsSpace extends DecisionSpace implements PathEncoded, GraphEncoded, SupernetDefined {
    static final String NAME = "darts";

    static final List<String> CELLS = List.of("normal", "reduction");
    static final List<String> OPERATIONS =
            Arrays.stream(Operation.values()).map(Operation::officialName).toList();
    private static final int LENGTH = CELLS.size() * Cell.NUMBERS;
    private static final Pattern NUMBER = Pattern.compile("\\d");

    public DartsSpace() {
        super(NAME, cellDecisions());
    }

    private static List<Decision> cellDecisions() {
        List<Decision> decisions = new ArrayList<>();
        for (String cell : CELLS) {
            for (int node = 0; node < Cell.NODES; node++) {
                for (int edge = 1; edge <= Cell.EDGES; edge++) {
                    String place = cell + " node " + (Cell.INPUTS + node);
                    String name = place + " edge " + edge;
                    List<String> sources = IntStream.range(0, Cell.INPUTS + node)
                            .mapToObj(Integer::toString)
                            .toList();
                    decisions.add(new Decision(name + " source", sources, Kind.CONNECTION, place));
                    decisions.add(new Decision(name + " operation", OPERATIONS, Kind.OPERATION, place));
                }
            }
        }
        return decisions;
    }

    @Override
    protected Optional<String> brokenRule(Architecture genome) {
        for (int cell = 0; cell < CELLS.size(); cell++) {
            for (int node = 0; node < Cell.NODES; node++) {
                int source = genome.choice(cell * Cell.NUMBERS + Cell.place(node, 0));
                if (source == genome.choice(cell * Cell.NUMBERS + Cell.place(node, 1))) {
                    return Optional.of("node " + (Cell.INPUTS + node) + " of the " + CELLS.get(cell)
                            + " cell has source " + source + " twice");
                }
            }
        }
        return Optional.empty();
    }

    /** For each node two different sources, each pair with equal chance. */
    @Override
    public Architecture sample(SeededRandom random) {
        int[] choices = new int[LENGTH];
        for (int i = 0; i < LENGTH; i += 2) {
            int sources = decisions().get(i).size();
            boolean isFirst = i / 2 % Cell.EDGES == 0;
            choices[i] =
                    isFirst ? random.nextInt(sources) : (choices[i - 2] + 1 + random.nextInt(sources - 1)) % sources;
            choices[i + 1] = random.nextInt(OPERATIONS.size());
        }
        return Architecture.of(choices);
    }

    @Override
    public Architecture canonical(Architecture genome) {
        int[] choices = genome.choices();
        for (int start = 0; start < LENGTH; start += Cell.NUMBERS) {
            int[] cell = Cell.canonical(Arrays.copyOfRange(choices, start, start + Cell.NUMBERS));
            System.arraycopy(cell, 0, choices, start, Cell.NUMBERS);
        }
        return Architecture.of(choices);
    }

    @Override
    public Network network(Architecture genome, Scale scale) {
        return CellsNetwork.of(canonical(genome), scale);
    }

    @Override
    public Network asWritten(Architecture genome, Scale scale, DeadOperations dead) {
        return CellsNetwork.of(genome, scale);
    }

    @Override
    public Supernet supernet(Scale scale) {
        return new Supernet(CellsNetwork.open(scale), Optional.of(new CellEdges()), Map.of());
    }

    @Override
    public Scale standardScale() {
        return CellsNetwork.STANDARD;
    }

    @Override
    public int pathCount() {
        return Paths.count(CELLS.size());
    }

    @Override
    public int[] paths(Architecture genome) {
        return Paths.of(genome);
    }

    @Override
    public int labelCount() {
        return CellGraphs.labelCount(CELLS.size());
    }

    @Override
    public LabelledGraph graph(Architecture genome) {
        return CellGraphs.of(genome);
    }

    @Override
    public List<Notation> notations() {
        return List.of(new NaslibForm(this), new ConfigSpaceNotation(this));
    }

    @Override
    public Architecture parse(String text) {
        int[] numbers = NUMBER.matcher(text)
                .results()
                .mapToInt(match -> Integer.parseInt(match.group()))
                .toArray();
        return readFrom(
                text,
                Architecture.of(numbers),
                "expected (((0, 3), (1, 2), …), ((0, 1), …)), for each cell 8 pairs of source and operation");
    }

    @Override
    public String format(Architecture genome) {
        StringBuilder text = new StringBuilder(160);
        for (int i = 0; i < LENGTH; i += 2) {
            text.append(i == 0 ? "((" : i == Cell.NUMBERS ? "), (" : ", ");
            text.append('(')
                    .append(genome.choice(i))
                    .append(", ")
                    .append(genome.choice(i + 1))
                    .append(')');
        }
        return text.append("))").toString();
    }

    /** Makes the space known. */
    public static final class Provider implements SearchSpaceProvider {
        @Override
        public List<String> names() {
            return List.of(NAME);
        }

        @Override
        public SearchSpace space(String name) {
            return new DartsSpace();
        }
    }

    /** NASLib's nested tuple, which is the space's own form; older files have lists for cells, {@code [[(0, 3), …], […]]}. */
    private static final class NaslibForm implements Notation {
        private final DartsSpace space;

        NaslibForm(DartsSpace space) {
            this.space = space;
        }

        @Override
        public String name() {
            return NaslibTuple.NOTATION;
        }

        @Override
        public Architecture read(String text) {
            boolean isList = text.startsWith("[[(") && text.endsWith(")]]");
            String tuple = isList ? text.replace('[', '(').replace(']', ')') : text;
            try {
                return space.parse(tuple);
            } catch (IllegalArgumentException e) {
                throw NaslibTuple.refused(text, String.valueOf(e.getMessage()));
            }
        }

        @Override
        public String write(Architecture genome) {
            return space.format(genome);
        }
    }
}
