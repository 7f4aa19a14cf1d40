package org.nasgauge.report.document;

import java.util.List;
import java.util.stream.Stream;
import org.nasgauge.report.figure.Figure;

/**
 * A whole report.
 *
 * @param title plain text, as all texts of a document
 */
public record Document(String title, List<Section> sections) {
    public Document {
        sections = List.copyOf(sections);
        List<String> ids = sections.stream().flatMap(Document::ids).toList();
        if (ids.stream().distinct().count() != ids.size()) {
            throw new IllegalArgumentException("an id stands twice among " + ids);
        }
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
            blocks = List.copyOf(blocks);
        }
    }
}
