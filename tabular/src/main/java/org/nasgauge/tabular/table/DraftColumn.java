package org.nasgauge.tabular.table;

import java.util.List;
import java.util.Optional;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Split;
import org.nasgauge.tabular.npy.NpyFile;

/** A column being filled in memory. Elements that are never set hold 0, and belong to trainings that are missing. */
public final class DraftColumn {
    private final Metric metric;
    private final Optional<Split> split;
    private final ColumnShape shape;
    private final int schedule;
    private final Encoding encoding;
    private final String file;
    private final NpyFile content;
    private final int seeds;
    private final int epochs;

    DraftColumn(
            Metric metric,
            Optional<Split> split,
            ColumnShape shape,
            int schedule,
            Encoding encoding,
            String file,
            List<Integer> axes) {
        this.metric = metric;
        this.split = split;
        this.shape = shape;
        this.schedule = schedule;
        this.encoding = encoding;
        this.file = file;
        this.content = new NpyFile(encoding.dtype(), axes);
        this.seeds = axes.size() > 1 ? axes.get(1) : 1;
        this.epochs = axes.size() > 2 ? axes.get(2) : 1;
    }

    /**
     * Sets a value of a column of curves.
     *
     * @param seed the position of the seed among those of the table
     * @param epoch from 1
     * @throws IllegalArgumentException if the encoding cannot hold the value
     */
    public void set(int row, int seed, int epoch, double value) {
        content.array().set((row * seeds + seed) * epochs + epoch - 1, encoding.encode(value));
    }

    /** Sets a value of a static column. */
    public void set(int row, double value) {
        set(row, 0, 1, value);
    }

    String file() {
        return file;
    }

    byte[] content() {
        return content.bytes();
    }

    Column described(Block block) {
        return new Column(metric, split, shape, schedule, encoding, block, Optional.empty());
    }
}
