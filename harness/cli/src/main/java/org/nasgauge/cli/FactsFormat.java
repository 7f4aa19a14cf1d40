package org.nasgauge.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Document;
import org.nasgauge.report.format.Format;
import picocli.CommandLine.Mixin;

/** How the verbs that print facts write them: nested as deep as they need in text and JSON, as tables in the others. */
final class FactsFormat {
    private static final Set<String> NAMING = Set.of("name", "file");

    @Mixin
    private FormatOption option = new FormatOption();

    Format format() {
        return option.format();
    }

    /**
     * @param title of the document, in the formats that have one
     * @param facts maps, lists, texts and numbers, nested as deep as they need to be
     */
    void print(String title, Object facts, PrintWriter out) {
        print(option.format(), title, facts, out);
    }

    static void print(Format format, String title, Object facts, PrintWriter out) {
        switch (format) {
            case TEXT -> text(facts, "", out);
            case JSON -> out.println(json(facts));
            default -> write(format, FactsDocument.of(title, facts), out);
        }
        out.flush();
    }

    /** A single table as CSV has no line above it that names it. */
    private static void write(Format format, Document document, PrintWriter out) {
        List<Block> blocks = document.sections().get(0).blocks();
        try {
            if (format == Format.CSV && blocks.size() == 1) {
                format.write(blocks.get(0), out);
            } else {
                format.write(document, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a print writer remembers that it failed", e);
        }
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

    /** What is written on one line. */
    static boolean isLeaf(Object value) {
        return !(value instanceof Map<?, ?>)
                && !(value instanceof List<?> list && list.stream().anyMatch(x -> !flat(x)));
    }

    private static boolean flat(Object value) {
        return !(value instanceof Map<?, ?>) && !(value instanceof List<?>);
    }

    static String leaf(Object value) {
        return Quoted.visible(
                value instanceof List<?> list
                        ? String.join(", ", list.stream().map(String::valueOf).toList())
                        : String.valueOf(value));
    }
}
