package org.nasgauge.spaces.nasbench201;

import java.util.List;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.Quoted;

/** The official string form, as in {@code |nor_conv_3x3~0|+|none~0|none~1|+|skip_connect~0|none~1|none~2|}. */
final class CellString {
    private static final List<Edge> EDGES = List.of(Edge.values());
    /** What stands before and behind the operation of each edge. */
    private static final List<String> BEFORE =
            EDGES.stream().map(CellString::before).toList();

    private static final List<String> BEHIND =
            EDGES.stream().map(edge -> "~" + edge.source() + "|").toList();

    private CellString() {}

    /** @param operations one for each edge */
    static String write(List<Operation> operations) {
        StringBuilder text = new StringBuilder(110);
        for (Edge edge : EDGES) {
            text.append(BEFORE.get(edge.decision()))
                    .append(operations.get(edge.decision()).officialName())
                    .append(BEHIND.get(edge.decision()));
        }
        return text.toString();
    }

    /**
     * @return for each edge the position of its operation among those allowed
     * @throws IllegalArgumentException naming the position, counted from 1, and what was expected there
     */
    static int[] read(String text, List<Operation> allowed) {
        int[] choices = new int[EDGES.size()];
        int at = 0;
        for (Edge edge : EDGES) {
            at = expect(text, at, BEFORE.get(edge.decision()));
            int choice = choice(text, at, allowed);
            if (choice < 0) {
                throw refused(text, at, unknown(name(text, at), allowed, edge));
            }
            choices[edge.decision()] = choice;
            at = expect(text, at + allowed.get(choice).officialName().length(), BEHIND.get(edge.decision()));
        }
        if (at < text.length()) {
            throw refused(text, at, "expected the end");
        }
        return choices;
    }

    private static String before(Edge edge) {
        if (edge.source() > 0) {
            return "";
        }
        return edge.target() == 1 ? "|" : "+|";
    }

    /** The position of the operation that is named there; below 0 if it is none of those allowed. */
    private static int choice(String text, int at, List<Operation> allowed) {
        for (int choice = 0; choice < allowed.size(); choice++) {
            String name = allowed.get(choice).officialName();
            int end = at + name.length();
            if (text.startsWith(name, at) && (end == text.length() || text.charAt(end) == '~')) {
                return choice;
            }
        }
        return -1;
    }

    private static String name(String text, int at) {
        int end = text.indexOf('~', at);
        return text.substring(at, end < 0 ? text.length() : end);
    }

    private static int expect(String text, int at, String expected) {
        if (!text.startsWith(expected, at)) {
            throw refused(text, at, "expected '" + expected + "'");
        }
        return at + expected.length();
    }

    private static String unknown(String name, List<Operation> allowed, Edge edge) {
        List<String> names = allowed.stream().map(Operation::officialName).toList();
        String nearest = KnownNames.of("operation", names)
                .nearest(name)
                .map(known -> " (did you mean '" + known + "'?)")
                .orElse("");
        return "unknown operation " + Quoted.of(name) + " on edge " + edge + nearest + ", expected one of "
                + String.join(", ", names);
    }

    private static IllegalArgumentException refused(String text, int at, String problem) {
        return new IllegalArgumentException(Quoted.of(text) + " is no cell of this space: at position " + (at + 1) + " "
                + problem + ". A cell is written as |op~0|+|op~0|op~1|+|op~0|op~1|op~2|");
    }
}
