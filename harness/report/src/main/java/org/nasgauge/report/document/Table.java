package org.nasgauge.report.document;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
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
        if (!(rows instanceof ComputedRows)) {
            rows = List.copyOf(rows);
            for (Row row : rows) {
                requireFit(id, columns, row.cells());
            }
        }
    }

    /**
     * A long table, of which no row is kept.
     *
     * @param count how many rows it has
     * @param row makes each of them, by its number from 0, whenever it is asked for
     */
    public static Table computed(String id, String caption, List<Column> columns, int count, IntFunction<Row> row) {
        List<Column> fixed = List.copyOf(columns);
        return new Table(id, caption, fixed, new ComputedRows(count, number -> {
            Row made = row.apply(number);
            requireFit(id, fixed, made.cells());
            return made;
        }));
    }

    private static final class ComputedRows extends AbstractList<Row> {
        private final int count;
        private final IntFunction<Row> row;

        ComputedRows(int count, IntFunction<Row> row) {
            this.count = count;
            this.row = row;
        }

        @Override
        public Row get(int number) {
            return row.apply(Objects.checkIndex(number, count));
        }

        @Override
        public int size() {
            return count;
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
