package org.nasgauge.spaces.nasbench201;

import java.util.List;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.Quoted;

/** The official string form, as in {@code |nor_conv_3x3~0|+|none~0|none~1|+|skip_connect~0|none~1|none~2|}. */
final class CellString {
    private CellString() {}

    /** @param operations one for each edge */
    static String write(List<Operation> operations) {
        StringBuilder text = new StringBuilder(110);
        for (Edge edge : Edge.values()) {
            text.append(before(edge))
                    .append(operations.get(edge.decision()).officialName())
                    .append(after(edge));
        }
        return text.toString();
    }

    /**
     * @return for each edge the position of its operation among those allowed
     * @throws IllegalArgumentException naming the position, counted from 1, and what was expected there
     */
    static int[] read(String text, List<Operation> allowed) {
        List<String> names = allowed.stream().map(Operation::officialName).toList();
        int[] choices = new int[Edge.values().length];
        int at = 0;
        for (Edge edge : Edge.values()) {
            at = expect(text, at, before(edge));
            int end = text.indexOf('~', at);
            String name = text.substring(at, end < 0 ? text.length() : end);
            choices[edge.decision()] = names.indexOf(name);
            if (choices[edge.decision()] < 0) {
                throw refused(text, at, unknown(name, names, edge));
            }
            at = expect(text, at + name.length(), after(edge));
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

    private static String after(Edge edge) {
        return "~" + edge.source() + "|";
    }

    private static int expect(String text, int at, String expected) {
        if (!text.startsWith(expected, at)) {
            throw refused(text, at, "expected '" + expected + "'");
        }
        return at + expected.length();
    }

    private static String unknown(String name, List<String> names, Edge edge) {
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
