package org.nasgauge.report.document;

import java.util.List;
import org.nasgauge.api.error.Quoted;

/**
 * A table.
 *
 * @param id lower case, words joined by hyphens; it names files
 * @param caption one or two sentences
 */
public record Table(String id, String caption, List<Column> columns, List<Row> rows) implements Block {
    public Table {
        caption = Quoted.visible(caption);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (Row row : rows) {
            requireFit(id, columns, row.cells());
        }
    }

    private static void requireFit(String id, List<Column> columns, List<Cell> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(
                    "a row of table '" + id + "' has " + cells.size() + " cells for " + columns.size() + " columns");
        }
        for (int i = 0; i < cells.size(); i++) {
            if (!columns.get(i).kind().admits(cells.get(i))) {
                throw new IllegalArgumentException(
                        "column '" + columns.get(i).key() + "' of table '" + id + "' does not hold " + cells.get(i));
            }
        }
    }

    /** Cells in the order of the columns. */
    public record Row(Weight weight, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        public static Row of(Cell... cells) {
            return new Row(Weight.NORMAL, List.of(cells));
        }
    }

    /** How much a row should catch the eye. */
    public enum Weight {
        NORMAL,
        /** The best one. */
        STRONG,
        /** Not in the competition. */
        QUIET
    }
}
