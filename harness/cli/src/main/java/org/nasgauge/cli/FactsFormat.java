package org.nasgauge.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** The option that every verb which prints facts takes, and the two ways of printing them. */
final class FactsFormat {
    enum Form {
        TEXT,
        JSON
    }

    private static final Set<String> NAMING = Set.of("name", "file");

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description = "How to print: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Form form = Form.TEXT;

    /** @param facts maps, lists, texts and numbers, nested as deep as they need to be */
    void print(Object facts, PrintWriter out) {
        print(form, facts, out);
    }

    static void print(Form form, Object facts, PrintWriter out) {
        if (form == Form.JSON) {
            out.println(json(facts));
        } else {
            text(facts, "", out);
        }
        out.flush();
    }

    private static String json(Object facts) {
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps, lists, texts and numbers have a JSON form", e);
        }
    }

    private static void text(Object facts, String indent, PrintWriter out) {
        if (facts instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (isLeaf(value)) {
                    out.println(indent + key + ": " + leaf(value));
                } else {
                    out.println(indent + key + ":");
                    text(value, indent + "  ", out);
                }
            });
        } else if (facts instanceof List<?> list) {
            for (Object item : list) {
                if (isLeaf(item)) {
                    out.println(indent + leaf(item));
                } else {
                    item(item, indent, out);
                }
            }
        }
    }

    /** A map in a list: what names it heads it, and the others stand below. */
    private static void item(Object item, String indent, PrintWriter out) {
        if (!(item instanceof Map<?, ?> map)) {
            text(item, indent, out);
            return;
        }
        String below = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!below.isEmpty()) {
                text(Map.of(entry.getKey(), entry.getValue()), below, out);
            } else if (NAMING.contains(String.valueOf(entry.getKey()))) {
                out.println(indent + leaf(entry.getValue()));
                below = indent + "    ";
            } else {
                out.println(indent + "- " + entry.getKey() + ": " + leaf(entry.getValue()));
                below = indent + "  ";
            }
        }
    }

    private static boolean isLeaf(Object value) {
        return !(value instanceof Map<?, ?>)
                && !(value instanceof List<?> list && list.stream().anyMatch(x -> !flat(x)));
    }

    private static boolean flat(Object value) {
        return !(value instanceof Map<?, ?>) && !(value instanceof List<?>);
    }

    private static String leaf(Object value) {
        return value instanceof List<?> list
                ? String.join(", ", list.stream().map(String::valueOf).toList())
                : String.valueOf(value);
    }
}
