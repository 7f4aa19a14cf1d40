package org.nasgauge.report.document;

import java.util.List;
import org.nasgauge.api.error.Quoted;

/**
 * A column of a table.
 *
 * @param key its name in data files: lower case, words joined by underscores
 * @param label its name for readers
 */
public record Column(String key, String label, Kind kind) {
    public Column {
        key = Quoted.visible(key);
        label = Quoted.visible(label);
    }

    /** What its cells hold, a missing value apart. */
    public enum Kind {
        TEXT(Cell.Text.class),
        WHOLE(Cell.Whole.class),
        NUMBER(Cell.Real.class),
        PROBABILITY(Cell.Probability.class),
        MEAN(Cell.Mean.class),
        RANGE(Cell.Range.class);

        private final Class<? extends Cell> cell;

        Kind(Class<? extends Cell> cell) {
            this.cell = cell;
        }

        boolean admits(Cell value) {
            return cell.isInstance(value) || value instanceof Cell.Missing;
        }
    }

    /** The names of the plain values that this column comes to, in order: two for a mean or a range. */
    public List<String> keys() {
        return switch (kind) {
            case TEXT, WHOLE, NUMBER, PROBABILITY -> List.of(key);
            case MEAN -> List.of(key + "_mean", key + "_standard_error");
            case RANGE -> List.of(key + "_lower", key + "_upper");
        };
    }

    public boolean isText() {
        return kind == Kind.TEXT;
    }
}
