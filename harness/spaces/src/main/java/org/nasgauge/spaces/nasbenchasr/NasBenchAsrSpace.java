package org.nasgauge.spaces.nasbenchasr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.api.space.Decision.Kind;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.api.space.SearchSpaceProvider;
import org.nasgauge.spaces.decision.NumberedDecisionSpace;

/**
 * The 13,824 cells: three nodes, each with one of six operations on the node before it, and with an optional skip
 * connection from each earlier node. Written as the benchmark's nested list, {@code [[1, 0], [1, 0, 0], [1, 0, 0, 0]]}: for
 * each node its operation, then its skip connections by source. Numbered as {@code get_all_architectures} of the authors
 * lists them, the first operation changing fastest.
 *
 * <p>Cells are the same network if they have the same {@link #modelHash}: 8,242 remain. The canonical one is the first.
 */
public final class NasBenchAsrSpace extends NumberedDecisionSpace {
    static final String NAME = "nasbench-asr";

    private static final List<String> OPERATIONS = List.of("linear", "conv5", "conv5d2", "conv7", "conv7d2", "zero");
    private static final int ZERO = OPERATIONS.indexOf("zero");
    private static final Pattern FORM = Pattern.compile("\\[\\[\\d, \\d], \\[\\d, \\d, \\d], \\[\\d, \\d, \\d, \\d]]");

    /** By number, that of the canonical cell; computed at first need. */
    private static final class Canonical {
        static final int[] INDICES = indices(new NasBenchAsrSpace());

        private static int[] indices(NasBenchAsrSpace space) {
            Map<String, Integer> first = new HashMap<>();
            return IntStream.range(0, space.size())
                    .map(index -> first.computeIfAbsent(space.modelHash(space.at(index)), hash -> index))
                    .toArray();
        }
    }

    public NasBenchAsrSpace() {
        super(NAME, cellDecisions(), Fastest.FIRST);
    }

    private static List<Decision> cellDecisions() {
        List<Decision> decisions = new ArrayList<>();
        for (int node = 1; node <= MinimalGraph.NODES; node++) {
            decisions.add(new Decision("operation of node " + node, OPERATIONS, Kind.OPERATION, "node " + node));
            for (int source = 0; source < node; source++) {
                decisions.add(new Decision(
                        "skip connection " + source + "->" + node,
                        List.of("absent", "present"),
                        Kind.CONNECTION,
                        "node " + node));
            }
        }
        return decisions;
    }

    /** The name of the network in the benchmark's files: 32 hexadecimal digits. */
    public String modelHash(Architecture cell) {
        return MinimalGraph.of(cell, ZERO).hash();
    }

    @Override
    public Architecture canonical(Architecture cell) {
        return at(Canonical.INDICES[indexOf(cell)]);
    }

    @Override
    public Architecture parse(String text) {
        String form = "expected a list like [[1, 0], [1, 0, 0], [1, 0, 0, 0]], operations from 0 to " + ZERO
                + " and skip connections 0 or 1";
        if (!FORM.matcher(text).matches()) {
            throw refused(text, form);
        }
        int[] choices = text.chars()
                .filter(Character::isDigit)
                .map(digit -> digit - '0')
                .toArray();
        return readFrom(text, Architecture.of(choices), form);
    }

    @Override
    public String format(Architecture cell) {
        List<List<Integer>> nodes = new ArrayList<>();
        int decision = 0;
        for (int node = 1; node <= MinimalGraph.NODES; node++) {
            List<Integer> choices = new ArrayList<>();
            for (int i = 0; i <= node; i++) {
                choices.add(cell.choice(decision++));
            }
            nodes.add(choices);
        }
        return nodes.toString();
    }

    /** Makes the space known. */
    public static final class Provider implements SearchSpaceProvider {
        @Override
        public List<String> names() {
            return List.of(NAME);
        }

        @Override
        public SearchSpace space(String name) {
            return new NasBenchAsrSpace();
        }
    }
}
