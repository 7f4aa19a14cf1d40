package org.nasgauge.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Document;
import org.nasgauge.report.document.Document.Section;
import org.nasgauge.report.document.Table;

/** Facts as a document: a list of things is a table, one thing a list of its properties and a table for each list in it. */
final class FactsDocument {
    private final List<Block> blocks = new ArrayList<>();

    private FactsDocument() {}

    /** @param facts a map, or a list of maps */
    static Document of(String title, Object facts) {
        FactsDocument document = new FactsDocument();
        if (facts instanceof List<?> things) {
            document.table("facts", things);
        } else if (facts instanceof Map<?, ?> thing) {
            document.thing(thing);
        } else {
            throw new IllegalArgumentException("facts are a map or a list of maps");
        }
        return new Document(title, List.of(new Section("facts", "", document.blocks)));
    }

    private void thing(Map<?, ?> thing) {
        List<Block.Fact> properties = new ArrayList<>();
        thing.forEach((key, value) -> {
            if (FactsFormat.isLeaf(value)) {
                properties.add(fact(String.valueOf(key), value));
            } else if (value instanceof Map<?, ?> below) {
                below.forEach((name, inner) -> properties.add(fact(key + "." + name, inner)));
            }
        });
        blocks.add(new Block.Facts("facts", properties));
        thing.forEach((key, value) -> {
            if (value instanceof List<?> things && !FactsFormat.isLeaf(value)) {
                table(String.valueOf(key), things);
            }
        });
    }

    private static Block.Fact fact(String key, Object value) {
        return Block.Fact.of(key, key, flat(value));
    }

    private void table(String id, List<?> things) {
        List<Map<?, ?>> rows = new ArrayList<>();
        Set<String> keys = new LinkedHashSet<>();
        for (Object thing : things) {
            if (thing instanceof Map<?, ?> row) {
                rows.add(row);
                row.keySet().forEach(key -> keys.add(String.valueOf(key)));
            }
        }
        blocks.add(new Table(
                id,
                "",
                keys.stream()
                        .map(key -> new Column(key.replace('-', '_'), key, Column.Kind.TEXT))
                        .toList(),
                rows.stream().map(row -> row(row, keys)).toList()));
    }

    private static Table.Row row(Map<?, ?> thing, Set<String> keys) {
        return new Table.Row(
                Table.Weight.NORMAL,
                keys.stream()
                        .<Cell>map(key -> new Cell.Text(thing.containsKey(key) ? flat(thing.get(key)) : ""))
                        .toList());
    }

    /** On one line, however deep. */
    private static String flat(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + " " + flat(entry.getValue()))
                    .collect(Collectors.joining(", "));
        } else if (value instanceof List<?> list) {
            return list.stream().map(FactsDocument::flat).collect(Collectors.joining("; "));
        }
        return String.valueOf(value);
    }
}
