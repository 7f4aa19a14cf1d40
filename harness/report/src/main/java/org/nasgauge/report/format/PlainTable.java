package org.nasgauge.report.format;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Document;
import org.nasgauge.report.document.Document.Section;
import org.nasgauge.report.document.Table;
import org.nasgauge.report.figure.Figure;
import org.nasgauge.report.figure.Figure.ScatterFigure;
import org.nasgauge.report.figure.HeatMap;
import org.nasgauge.report.figure.LineFigure;
import org.nasgauge.report.text.Decimals;

/**
 * A rectangle of plain values: what a data file holds. A value that is missing is empty, and the last column says why. The
 * rows of a table are made when they are asked for.
 *
 * @param id what a file of it is named
 */
record PlainTable(String id, List<String> columns, List<List<String>> rows) {
    /** Facts, tables and the data of figures, in the order of the document; without its data for programs. */
    static List<PlainTable> ofSections(Document document) {
        List<PlainTable> tables = new ArrayList<>();
        for (Section section : document.sections()) {
            section.blocks().forEach(block -> tables.addAll(of(block)));
        }
        return tables;
    }

    static List<PlainTable> of(Block block) {
        if (block instanceof Block.Facts facts) {
            return List.of(of(facts));
        }
        if (block instanceof Table table) {
            return List.of(of(table));
        }
        return block instanceof Block.Figures figures ? of(figures) : List.of();
    }

    private static PlainTable of(Block.Facts facts) {
        return new PlainTable(
                facts.id(),
                List.of("key", "value"),
                facts.facts().stream()
                        .map(fact -> List.of(fact.key(), value(fact)))
                        .toList());
    }

    private static String value(Block.Fact fact) {
        List<String> values = new ArrayList<>();
        add(fact.value(), 1, values);
        return String.join(" ", values);
    }

    static PlainTable of(Table table) {
        List<String> columns = new ArrayList<>();
        table.columns().forEach(column -> columns.addAll(column.keys()));
        columns.add("notes");
        int[] counts = table.columns().stream()
                .mapToInt(column -> column.keys().size())
                .toArray();
        return new PlainTable(table.id(), columns, new AbstractList<>() {
            @Override
            public List<String> get(int number) {
                return values(table.columns(), counts, table.rows().get(number));
            }

            @Override
            public int size() {
                return table.rows().size();
            }
        });
    }

    /** @param counts how many plain values each column comes to */
    private static List<String> values(List<Column> columns, int[] counts, Table.Row row) {
        List<String> values = new ArrayList<>(2 * columns.size() + 1);
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Cell cell = row.cells().get(i);
            add(cell, counts[i], values);
            if (cell.note().isPresent()) {
                notes.add(columns.get(i).key() + ": " + cell.note().get());
            }
        }
        values.add(String.join("; ", notes));
        return values;
    }

    /** One for all figures where their columns are the same. */
    private static List<PlainTable> of(Block.Figures block) {
        List<PlainTable> tables = block.figures().stream().map(PlainTable::of).toList();
        List<String> columns = tables.get(0).columns();
        return tables.stream().allMatch(table -> table.columns().equals(columns))
                ? List.of(new PlainTable(
                        block.id(),
                        columns,
                        tables.stream().flatMap(table -> table.rows().stream()).toList()))
                : tables;
    }

    private static PlainTable of(Figure figure) {
        if (figure instanceof LineFigure lines) {
            return of(lines);
        }
        return figure instanceof HeatMap map ? of(map) : of((ScatterFigure) figure);
    }

    private static PlainTable of(LineFigure figure) {
        String y = figure.y().key();
        List<List<String>> rows = new ArrayList<>();
        for (LineFigure.Line line : figure.lines()) {
            for (LineFigure.Point point : line.points()) {
                rows.add(List.of(
                        line.label(),
                        Decimals.shortest(point.x()),
                        Decimals.shortest(point.y()),
                        Decimals.shortest(point.lower()),
                        Decimals.shortest(point.upper())));
            }
        }
        return new PlainTable(figure.id(), List.of("label", figure.x().key(), y, y + "_lower", y + "_upper"), rows);
    }

    private static PlainTable of(HeatMap figure) {
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < figure.rows().size(); row++) {
            for (int column = 0; column < figure.columns().size(); column++) {
                String y = figure.rows().get(row);
                String x = figure.columns().get(column);
                figure.cells()
                        .get(row)
                        .get(column)
                        .ifPresent(cell -> rows.add(List.of(y, x, Decimals.shortest(cell.value()), cell.text())));
            }
        }
        return new PlainTable(figure.id(), List.of(figure.y().key(), figure.x().key(), figure.value(), "text"), rows);
    }

    private static PlainTable of(ScatterFigure figure) {
        return new PlainTable(
                figure.id(),
                List.of("label", figure.x().key(), figure.y().key()),
                figure.points().stream()
                        .map(point ->
                                List.of(figure.title(), Decimals.shortest(point.x()), Decimals.shortest(point.y())))
                        .toList());
    }

    /** @param count how many plain values the cell comes to */
    private static void add(Cell cell, int count, List<String> values) {
        if (cell instanceof Cell.Text text) {
            values.add(text.text());
        } else if (cell instanceof Cell.Whole whole) {
            values.add(Long.toString(whole.value()));
        } else if (cell instanceof Cell.Real real) {
            values.add(Decimals.shortest(real.value()));
        } else if (cell instanceof Cell.Probability p) {
            values.add(Decimals.shortest(p.value()));
        } else if (cell instanceof Cell.Mean mean) {
            values.add(Decimals.shortest(mean.value()));
            values.add(optional(mean.standardError()));
        } else if (cell instanceof Cell.Range range) {
            values.add(Decimals.shortest(range.lower()));
            values.add(Decimals.shortest(range.upper()));
        } else {
            values.addAll(Collections.nCopies(count, ""));
        }
    }

    private static String optional(OptionalDouble value) {
        return value.isPresent() ? Decimals.shortest(value.getAsDouble()) : "";
    }
}
