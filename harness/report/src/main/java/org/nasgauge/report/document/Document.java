package org.nasgauge.report.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.report.figure.Figure;

/**
 * A whole report.
 *
 * @param title plain text; characters in texts that would not be seen as themselves are escaped, here and in all parts
 * @param data long tables for programs, one observation a row: no format of a whole document shows them
 */
public record Document(String title, List<Section> sections, List<Table> data) {
    public Document {
        title = Quoted.visible(title);
        sections = List.copyOf(sections);
        data = List.copyOf(data);
        List<String> ids = Stream.concat(
                        sections.stream().flatMap(Document::ids), data.stream().map(Table::id))
                .toList();
        if (ids.stream().distinct().count() != ids.size()) {
            throw new IllegalArgumentException("an id stands twice among " + ids);
        }
    }

    /** Without data for programs. */
    public Document(String title, List<Section> sections) {
        this(title, sections, List.of());
    }

    /** What has a name, by it, in the order of the document: facts, tables, each figure alone, and the data. */
    public Map<String, Block> parts() {
        Map<String, Block> parts = new LinkedHashMap<>();
        sections.forEach(section -> section.blocks().forEach(block -> {
            if (block instanceof Block.Facts facts) {
                parts.put(facts.id(), facts);
            } else if (block instanceof Table table) {
                parts.put(table.id(), table);
            } else if (block instanceof Block.Figures figures) {
                figures.figures()
                        .forEach(figure -> parts.put(
                                figure.id(), new Block.Figures(figure.id(), figures.caption(), List.of(figure))));
            }
        }));
        data.forEach(table -> parts.put(table.id(), table));
        return Collections.unmodifiableMap(parts);
    }

    private static Stream<String> ids(Section section) {
        return Stream.concat(
                Stream.of("section " + section.id()), section.blocks().stream().flatMap(block -> {
                    if (block instanceof Block.Facts facts) {
                        return Stream.of(facts.id());
                    }
                    if (block instanceof Table table) {
                        return Stream.of(table.id());
                    }
                    if (block instanceof Block.Figures figures) {
                        return Stream.concat(
                                Stream.of(figures.id()),
                                figures.figures().stream().map(Figure::id));
                    }
                    return Stream.empty();
                }));
    }

    /**
     * A titled part of a document.
     *
     * @param id lower case, words joined by hyphens; unique among the sections
     */
    public record Section(String id, String title, List<Block> blocks) {
        public Section {
            title = Quoted.visible(title);
            blocks = List.copyOf(blocks);
        }
    }
}
