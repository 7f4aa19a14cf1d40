package org.nasgauge.tabular.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.metric.Split;
import org.nasgauge.tabular.format.TableManifest.Block;

/**
 * What one file of a table holds.
 *
 * @param split empty for a {@linkplain Shape#STATIC static} column
 * @param schedule the epochs of the whole training; 0 for a static column
 * @param epochs that have a value, ascending; none for a static column
 * @param rounded how much a value differs at most from that of the files which the table was read from; 0 if none does
 * @param missing reason codes of this column alone, in place of those of the trainings
 */
public record Column(
        Metric metric,
        Optional<Split> split,
        Shape shape,
        int schedule,
        List<Integer> epochs,
        Encoding encoding,
        double rounded,
        Block block,
        Optional<Block> missing) {

    public Column {
        epochs = List.copyOf(epochs);
        if (!(rounded >= 0 && Double.isFinite(rounded))) {
            throw new IllegalArgumentException("values cannot differ by " + rounded);
        }
    }

    /** The epochs of a column whose shape alone says which they are. */
    public static List<Integer> epochs(Shape shape, int schedule) {
        return switch (shape) {
            case CURVE -> IntStream.rangeClosed(1, schedule).boxed().toList();
            case FINAL -> List.of(schedule);
            case STATIC -> List.of();
            case SELECTED -> throw new IllegalArgumentException("selected epochs have to be named");
        };
    }

    public boolean isStatic() {
        return shape == Shape.STATIC;
    }

    /** What was followed over the epochs; empty for a static column. */
    public Optional<Series> series() {
        return split.map(on -> new Series(metric, on));
    }

    /** Where the column has values, from the cheapest; empty for a static column. */
    public List<Fidelity> fidelities() {
        return epochs.stream().map(epoch -> new Fidelity(epoch, schedule)).toList();
    }

    /** As in {@code test accuracy, schedule 200}. */
    @Override
    public String toString() {
        return series().map(series -> series + ", schedule " + schedule).orElse(metric.name());
    }

    /** Which axes a column has. */
    public enum Shape {
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
        public List<Integer> axes(int rows, int seeds, int epochs) {
            return switch (this) {
                case CURVE, SELECTED -> List.of(rows, seeds, epochs);
                case FINAL -> List.of(rows, seeds);
                case STATIC -> List.of(rows);
            };
        }
    }
}
