package org.nasgauge.tabular.table;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.metric.Split;

/**
 * What one file of a table holds.
 *
 * @param split empty for a {@linkplain ColumnShape#STATIC static} column
 * @param schedule the epochs of the whole training; 0 for a static column
 * @param epochs that have a value, ascending; none for a static column
 * @param missing reason codes of this column alone, in place of those of the trainings
 */
public record Column(
        Metric metric,
        Optional<Split> split,
        ColumnShape shape,
        int schedule,
        List<Integer> epochs,
        Encoding encoding,
        Block block,
        Optional<Block> missing) {

    public Column {
        epochs = List.copyOf(epochs);
    }

    /** The epochs of a column whose shape alone says which they are. */
    static List<Integer> epochs(ColumnShape shape, int schedule) {
        return switch (shape) {
            case CURVE -> IntStream.rangeClosed(1, schedule).boxed().toList();
            case FINAL -> List.of(schedule);
            case STATIC -> List.of();
            case SELECTED -> throw new IllegalArgumentException("selected epochs have to be named");
        };
    }

    public boolean isStatic() {
        return shape == ColumnShape.STATIC;
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
}
