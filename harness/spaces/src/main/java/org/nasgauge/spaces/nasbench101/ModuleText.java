package org.nasgauge.spaces.nasbench101;

import java.util.ArrayList;
import java.util.List;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.spaces.graph.EdgeBits;
import org.nasgauge.spaces.nasbench101.Module.Operation;

/**
 * The two texts by which the benchmark's file describes a module, with a colon between: the adjacency matrix row by row,
 * and the vertices' operations. As in {@code 010001000:input,conv3x3-bn-relu,output}.
 */
final class ModuleText {
    private static final String INPUT = "input";
    private static final String OUTPUT = "output";
    private static final List<Operation> OPERATIONS = List.of(Operation.values());

    private ModuleText() {}

    static String write(Module module) {
        int n = module.vertices();
        StringBuilder text = new StringBuilder(n * n + 18 * n);
        for (int source = 0; source < n; source++) {
            for (int target = 0; target < n; target++) {
                text.append(source < target && module.hasEdge(source, target) ? '1' : '0');
            }
        }
        text.append(':').append(INPUT);
        module.operations().forEach(operation -> text.append(',').append(operation.officialName()));
        return text.append(',').append(OUTPUT).toString();
    }

    /** @throws IllegalArgumentException naming the place and what was expected there */
    static Module read(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw refused(text, "expected a colon between matrix and operations");
        }
        String[] names = text.substring(colon + 1).split(",", -1);
        int n = names.length;
        if (n < 2 || n > Networks.MAX_VERTICES) {
            throw refused(text, n + " operations; expected 2 to " + Networks.MAX_VERTICES + ", one for each vertex");
        }
        if (!names[0].equals(INPUT) || !names[n - 1].equals(OUTPUT)) {
            throw refused(text, "expected the first operation to be input and the last one output");
        }
        List<Operation> operations = new ArrayList<>();
        for (String name : List.of(names).subList(1, n - 1)) {
            operations.add(operation(text, name));
        }
        return new Module(n, edges(text, text.substring(0, colon), n), operations);
    }

    private static Operation operation(String text, String name) {
        return OPERATIONS.stream()
                .filter(operation -> operation.officialName().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> names =
                            OPERATIONS.stream().map(Operation::officialName).toList();
                    String nearest = KnownNames.of("operation", names)
                            .nearest(name)
                            .map(known -> "did you mean '" + known + "'?")
                            .orElse("expected one of " + String.join(", ", names));
                    return refused(text, "unknown operation " + Quoted.of(name) + "; " + nearest);
                });
    }

    private static int edges(String text, String matrix, int n) {
        if (matrix.length() != n * n) {
            throw refused(
                    text, "a matrix of " + matrix.length() + " entries; expected " + n * n + " for " + n + " vertices");
        }
        int edges = 0;
        for (int at = 0; at < matrix.length(); at++) {
            int source = at / n;
            int target = at % n;
            char entry = matrix.charAt(at);
            if (entry == '1' && source < target) {
                edges |= EdgeBits.edge(source, target);
            } else if (entry == '1') {
                throw refused(text, "an edge from " + source + " to " + target + "; edges lead to a later vertex");
            } else if (entry != '0') {
                throw refused(text, Quoted.of(entry) + " at position " + (at + 1) + "; expected 0 or 1");
            }
        }
        return edges;
    }

    private static IllegalArgumentException refused(String text, String problem) {
        return new IllegalArgumentException(Quoted.of(text) + " is no module: " + problem
                + ". A module is written as its adjacency matrix and operations, like"
                + " 010001000:input,conv3x3-bn-relu,output");
    }
}
