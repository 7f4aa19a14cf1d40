package org.nasgauge.tabular.table;

import java.util.List;
import java.util.Locale;

/** Which axes a column has. */
public enum ColumnShape {
    /** A value for each row, seed and epoch. */
    CURVE,
    /** A value for each row and seed, at some epochs. */
    SELECTED,
    /** A value for each row and seed, at the end of the schedule. */
    FINAL,
    /** A value for each row, whatever the training. */
    STATIC;

    /** The name as {@code table.json} writes it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param epochs how many epochs have a value */
    List<Integer> axes(int rows, int seeds, int epochs) {
        return switch (this) {
            case CURVE, SELECTED -> List.of(rows, seeds, epochs);
            case FINAL -> List.of(rows, seeds);
            case STATIC -> List.of(rows);
        };
    }
}
