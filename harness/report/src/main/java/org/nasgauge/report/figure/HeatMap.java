package org.nasgauge.report.figure;

import java.util.List;
import java.util.Optional;
import org.nasgauge.api.error.Quoted;

/**
 * A value for each row and column, from -1 to 1, seen by its colour: one hue for each sign, the stronger the further from 0.
 *
 * @param value what the colour stands for, the name of its column where the data are written
 * @param columns from left to right
 * @param rows from top to bottom
 * @param cells row by row; empty where there is nothing to show
 */
public record HeatMap(
        String id,
        String title,
        Axis x,
        Axis y,
        String value,
        List<String> columns,
        List<String> rows,
        List<List<Optional<Cell>>> cells)
        implements Figure {
    /**
     * @param text what stands in it
     */
    public record Cell(double value, String text) {
        public Cell {
            if (!(value >= -1 && value <= 1)) {
                throw new IllegalArgumentException(value + " has no colour; expected -1 to 1");
            }
            text = Quoted.visible(text);
        }
    }

    public HeatMap {
        title = Quoted.visible(title);
        columns = columns.stream().map(Quoted::visible).toList();
        rows = rows.stream().map(Quoted::visible).toList();
        int width = columns.size();
        cells = cells.stream().map(List::copyOf).toList();
        if (cells.size() != rows.size() || cells.stream().anyMatch(row -> row.size() != width)) {
            throw new IllegalArgumentException("the cells are not " + rows.size() + " rows of " + width);
        }
    }

    /** How strong a colour is, from 0 to 1. */
    static double strength(Cell cell) {
        return StrictMath.abs(cell.value()) * 0.75;
    }

    /** The colour's place in the palette. */
    static int hue(Cell cell) {
        return cell.value() >= 0 ? 0 : 1;
    }
}
