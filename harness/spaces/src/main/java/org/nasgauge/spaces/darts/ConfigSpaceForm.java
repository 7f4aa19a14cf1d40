package org.nasgauge.spaces.darts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.spaces.darts.Cell.Operation;

/**
 * The form of NAS-Bench-301's files: a configuration that has, for each cell, the operations of the eight edges that are
 * there among all 14, {@code …edge_normal_0} to {@code 13}, and the sources of nodes 3 to 5,
 * {@code …inputs_node_normal_3} with the value {@code 0_2}. Edges are counted by node, then by source.
 */
final class ConfigSpaceForm {
    private static final String PREFIX = "NetworkSelectorDatasetInfo:darts:";
    private static final List<String> CELLS = List.of("normal", "reduce");
    private static final List<Operation> OPERATIONS = List.of(Operation.values());

    private ConfigSpaceForm() {}

    /** By key, in the order of the keys. */
    static SortedMap<String, String> write(Architecture genome) {
        SortedMap<String, String> configuration = new TreeMap<>();
        int at = 0;
        for (String cell : CELLS) {
            for (int node = 0; node < Cell.NODES; node++) {
                List<Integer> sources = new ArrayList<>();
                for (int edge = 0; edge < Cell.EDGES; edge++) {
                    int source = genome.choice(at++);
                    sources.add(source);
                    configuration.put(
                            edgeKey(cell, node, source),
                            OPERATIONS.get(genome.choice(at++)).officialName());
                }
                if (node > 0) {
                    sources.sort(null);
                    configuration.put(sourcesKey(cell, node), sources.get(0) + "_" + sources.get(1));
                }
            }
        }
        return configuration;
    }

    /**
     * The architecture of a configuration, the edges of each node in the order of their sources. Keys of other things,
     * which the files have too, are passed over.
     *
     * @throws IllegalArgumentException if the keys name no architecture, saying which
     */
    static Architecture read(Map<String, String> configuration) {
        int[] choices = new int[CELLS.size() * Cell.NUMBERS];
        int at = 0;
        for (String cell : CELLS) {
            for (int node = 0; node < Cell.NODES; node++) {
                int ofCell = node;
                int[] sources = IntStream.range(0, Cell.INPUTS + node)
                        .filter(source -> configuration.containsKey(edgeKey(cell, ofCell, source)))
                        .toArray();
                String keys = edgeKey(cell, node, 0) + " to "
                        + edgeKey(cell, node, Cell.INPUTS + node - 1).substring(PREFIX.length());
                if (sources.length != Cell.EDGES) {
                    throw new IllegalArgumentException(keys + ": " + sources.length + " edges; expected " + Cell.EDGES);
                }
                String named = configuration.get(sourcesKey(cell, node));
                if (named != null && !named.equals(sources[0] + "_" + sources[1])) {
                    throw new IllegalArgumentException(sourcesKey(cell, node) + " is " + named
                            + ", but the edges come from " + sources[0] + " and " + sources[1]);
                }
                for (int source : sources) {
                    choices[at++] = source;
                    choices[at++] = operation(edgeKey(cell, node, source), configuration);
                }
            }
        }
        return Architecture.of(choices);
    }

    private static int operation(String key, Map<String, String> configuration) {
        String name = configuration.getOrDefault(key, "");
        return IntStream.range(0, OPERATIONS.size())
                .filter(i -> OPERATIONS.get(i).officialName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(key + ": unknown operation " + Quoted.of(name)));
    }

    private static String edgeKey(String cell, int node, int source) {
        int before =
                IntStream.range(0, node).map(earlier -> Cell.INPUTS + earlier).sum();
        return PREFIX + "edge_" + cell + "_" + (before + source);
    }

    private static String sourcesKey(String cell, int node) {
        return PREFIX + "inputs_node_" + cell + "_" + (Cell.INPUTS + node);
    }
}
