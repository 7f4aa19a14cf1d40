package org.nasgauge.report.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Table;

/** The notes of a table's cells, each said once, lettered in reading order. */
final class Footnotes {
    /** A letter and what it stands for. */
    record Footnote(String mark, String text) {}

    private final List<String> texts = new ArrayList<>();

    static Footnotes of(Table table) {
        Footnotes footnotes = new Footnotes();
        for (Table.Row row : table.rows()) {
            for (Cell cell : row.cells()) {
                cell.note().filter(note -> !footnotes.texts.contains(note)).ifPresent(footnotes.texts::add);
            }
        }
        return footnotes;
    }

    Optional<String> mark(Cell cell) {
        return cell.note().map(note -> mark(texts.indexOf(note)));
    }

    List<Footnote> all() {
        List<Footnote> all = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            all.add(new Footnote(mark(i), texts.get(i)));
        }
        return all;
    }

    /** a to z, then aa, ab and so on. */
    private static String mark(int index) {
        String last = String.valueOf((char) ('a' + index % 26));
        return index < 26 ? last : mark(index / 26 - 1) + last;
    }
}
