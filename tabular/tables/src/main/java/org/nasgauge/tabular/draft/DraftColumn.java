package org.nasgauge.tabular.draft;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Split;
import org.nasgauge.tabular.format.Column;
import org.nasgauge.tabular.format.Dtype;
import org.nasgauge.tabular.format.Encoding;
import org.nasgauge.tabular.format.NpyFile;
import org.nasgauge.tabular.format.TableManifest.Block;

/** A column being filled in memory. Elements that are never set hold 0, and belong to trainings that are missing. */
public final class DraftColumn {
    private final Metric metric;
    private final Optional<Split> split;
    private final Column.Shape shape;
    private final int schedule;
    private final List<Integer> epochs;
    private final Encoding encoding;
    private final String file;
    private final NpyFile content;
    private final int seeds;
    private final int steps;
    private final ToIntFunction<String> reasonCodes;
    private final List<Integer> trainings;
    private double rounded;
    private @Nullable NpyFile missing;

    DraftColumn(
            Metric metric,
            Optional<Split> split,
            Column.Shape shape,
            int schedule,
            List<Integer> epochs,
            Encoding encoding,
            String file,
            List<Integer> axes,
            ToIntFunction<String> reasonCodes) {
        this.metric = metric;
        this.split = split;
        this.shape = shape;
        this.schedule = schedule;
        this.epochs = List.copyOf(epochs);
        this.encoding = encoding;
        this.file = file;
        this.content = new NpyFile(encoding.dtype(), axes);
        this.seeds = axes.size() > 1 ? axes.get(1) : 1;
        this.steps = axes.size() > 2 ? axes.get(2) : 1;
        this.reasonCodes = reasonCodes;
        this.trainings = axes.subList(0, Math.min(2, axes.size()));
    }

    /**
     * Sets a value of a training.
     *
     * @param seed the position of the seed among those of the table
     * @param step from 1: the epoch on a curve, the position among selected epochs, 1 for a final value
     * @throws IllegalArgumentException if the value is outside the range of the metric, or the encoding cannot hold it
     */
    public void set(int row, int seed, int step, double value) {
        metric.requirePossible(value);
        content.array().set((row * seeds + seed) * steps + step - 1, encoding.encode(value));
    }

    /** Sets a value of a static column. */
    public void set(int row, double value) {
        set(row, 0, 1, value);
    }

    /**
     * Says why this column has no value where others of the table may have one. A column of which this is said once
     * answers for itself: what is not marked here is there, whatever is missing of the trainings.
     *
     * @param seed the position of the seed among those of the table; 0 for a static column
     */
    public void markMissing(int row, int seed, String reason) {
        NpyFile own = missing;
        if (own == null) {
            own = new NpyFile(Dtype.U1, trainings);
            missing = own;
        }
        own.array().set(row * seeds + seed, reasonCodes.applyAsInt(reason));
    }

    /** Says how much a value differs at most from that of the file which it was read from. */
    public void markRounded(double most) {
        rounded = most;
    }

    String file() {
        return file;
    }

    /** The content of its files by name. */
    Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(file, content.bytes());
        if (missing != null) {
            files.put(missingFile(), missing.bytes());
        }
        return files;
    }

    private String missingFile() {
        return missingFile(file);
    }

    static String missingFile(String file) {
        return file.substring(0, file.length() - ".npy".length()) + "-missing.npy";
    }

    /** @param blocks describes a file of this column */
    Column described(Function<String, Block> blocks) {
        Optional<Block> own = Optional.ofNullable(missing).map(codes -> blocks.apply(missingFile()));
        return new Column(metric, split, shape, schedule, epochs, encoding, rounded, blocks.apply(file), own);
    }
}
