package org.nasgauge.importers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.tabular.format.Column;
import org.nasgauge.tabular.format.Dtype;
import org.nasgauge.tabular.format.Encoding;

/** Values of one metric as an importer finds them, by row and seed. What is never put is not in the file. */
public final class ImportedColumn {
    /** Why a value that stands in a file as NaN or infinity is missing. */
    public static final String NOT_FINITE = "not a finite number";

    private static final String ANOTHER_LENGTH = "its curve has another length";

    private static final int MOST_REASONS = 100;
    private static final int MOST_TRAININGS = 1 << 28;
    private static final byte ABSENT = 0;
    private static final byte PRESENT = 1;
    private static final byte FIRST_REASON = 2;

    /** How far a percentage times the images may be from a whole number: files carry the noise of float sums. */
    private static final double COUNT_NOISE = 0.02;

    private final Metric metric;
    private final Optional<Split> split;
    private final Column.Shape shape;
    private final int schedule;
    private final int images;
    private final int rows;
    private final int seeds;
    private final int epochs;
    private final List<Integer> selected;
    private BlockedValues values;
    private Optional<Metric.Range> declared = Optional.empty();
    private Optional<Encoding> stored = Optional.empty();
    private double roundedToSingle;
    private double roundedToCounts;
    private final byte[] states;
    private final List<String> reasons = new ArrayList<>();

    private ImportedColumn(
            Metric metric,
            Optional<Split> split,
            Column.Shape shape,
            int schedule,
            List<Integer> selected,
            int images,
            int rows,
            int seeds) {
        this.metric = metric;
        this.split = split;
        this.shape = shape;
        this.schedule = schedule;
        this.images = images;
        this.rows = rows;
        this.seeds = seeds;
        this.selected = List.copyOf(selected);
        this.epochs = shape == Column.Shape.CURVE ? schedule : Math.max(1, selected.size());
        if ((long) rows * seeds > MOST_TRAININGS
                || (long) BlockedValues.ROWS_OF_BLOCK * seeds * epochs > MOST_TRAININGS) {
            throw new IllegalArgumentException(label() + " of " + rows + " architectures, " + seeds + " trainings and "
                    + epochs + " epochs is more than a table may hold");
        }
        this.values = new BlockedValues(rows, seeds, epochs, shape == Column.Shape.STATIC);
        this.states = new byte[rows * seeds];
    }

    /**
     * A column of values that belong to the architecture.
     *
     * @param rows architectures of the space
     */
    public static ImportedColumn ofArchitectures(Metric metric, int rows) {
        return new ImportedColumn(metric, Optional.empty(), Column.Shape.STATIC, 0, List.of(), 0, rows, 1);
    }

    /**
     * A column of values that belong to trainings.
     *
     * @param shape {@link Column.Shape#CURVE} or {@link Column.Shape#FINAL}
     * @param schedule epochs of the whole training
     * @param images that a percentage is a share of; 0 if not known
     */
    public static ImportedColumn ofTrainings(
            Metric metric, Split split, Column.Shape shape, int schedule, int images, int rows, int seeds) {
        return new ImportedColumn(metric, Optional.of(split), shape, schedule, List.of(), images, rows, seeds);
    }

    /**
     * A column of values at some epochs of trainings.
     *
     * @param epochs ascending
     */
    public static ImportedColumn atEpochs(
            Metric metric, Split split, List<Integer> epochs, int schedule, int images, int rows, int seeds) {
        return new ImportedColumn(
                metric, Optional.of(split), Column.Shape.SELECTED, schedule, epochs, images, rows, seeds);
    }

    /** Holds 64 bits of each value, where single precision is enough for files of many millions. Before any is put. */
    public ImportedColumn keepingAllDigits() {
        values = new BlockedValues(rows, seeds, epochs, true);
        return this;
    }

    /** Says between which bounds the values are known to lie. */
    public void declaredWithin(Metric.Range range) {
        declared = Optional.of(range);
    }

    /** Says how the values are to be stored; {@link #encoding} refuses one that does not give them back to the bit. */
    public void storedAs(Encoding encoding) {
        stored = Optional.of(encoding);
    }

    public Metric metric() {
        return metric;
    }

    public Optional<Split> split() {
        return split;
    }

    public Column.Shape shape() {
        return shape;
    }

    public int schedule() {
        return schedule;
    }

    /** The number of values that {@link #put} takes. */
    public int epochs() {
        return epochs;
    }

    /** The epochs of {@link Column.Shape#SELECTED}; empty for other shapes. */
    List<Integer> selected() {
        return selected;
    }

    int rows() {
        return rows;
    }

    int seeds() {
        return seeds;
    }

    /**
     * Puts the value of an architecture, or all the values of a training; missing if one of them is not finite.
     *
     * @param seed the position of the seed among those of the table; 0 for values of architectures
     * @throws IllegalArgumentException if values stand there already, their number is not {@link #epochs()}, or one is
     *     outside the range of the metric
     */
    public void put(int row, int seed, double... given) {
        if (given.length != epochs) {
            throw new IllegalArgumentException(given.length + " values of " + label() + " instead of " + epochs);
        }
        for (double value : given) {
            if (!Double.isFinite(value) || (isSingle() && Math.abs(value) > Float.MAX_VALUE)) {
                miss(row, seed, NOT_FINITE);
                return;
            }
            metric.requirePossible(value);
        }
        mark(row, seed, PRESENT);
        if (images > 0) {
            for (double value : given) {
                double counted = Encoding.percentOf(images).rounded(value);
                roundedToCounts = Math.max(roundedToCounts, Math.abs(counted - value));
            }
        }
        values.put(row, seed, given);
        if (isSingle()) {
            for (double value : given) {
                roundedToSingle = Math.max(roundedToSingle, Math.abs((float) value - value));
            }
        }
    }

    /**
     * Puts the curve of a training; missing if it is of another length, or one of its values is not finite.
     *
     * @throws IllegalArgumentException if values stand there already
     */
    public void putCurve(int row, int seed, double[] curve) {
        if (curve.length != epochs) {
            miss(row, seed, ANOTHER_LENGTH);
            return;
        }
        put(row, seed, curve);
    }

    /**
     * Says why a value is missing.
     *
     * @throws IllegalArgumentException if values stand there already
     */
    public void miss(int row, int seed, String reason) {
        int known = reasons.indexOf(reason);
        if (known < 0) {
            if (reasons.size() == MOST_REASONS) {
                throw new IllegalArgumentException("more than " + MOST_REASONS + " reasons for missing values");
            }
            reasons.add(reason);
            known = reasons.size() - 1;
        }
        mark(row, seed, (byte) (FIRST_REASON + known));
    }

    private void mark(int row, int seed, byte state) {
        int at = row * seeds + seed;
        if (states[at] != ABSENT) {
            throw new IllegalArgumentException(label() + " is there twice");
        }
        states[at] = state;
    }

    public boolean isPresent(int row, int seed) {
        return states[row * seeds + seed] == PRESENT;
    }

    /** Why a value is missing, where the file says so. */
    public Optional<String> reason(int row, int seed) {
        byte state = states[row * seeds + seed];
        return state < FIRST_REASON ? Optional.empty() : Optional.of(reasons.get(state - FIRST_REASON));
    }

    /** @param step from 1: the epoch on a curve, the position among selected epochs, 1 where there is only one value */
    public double value(int row, int seed, int step) {
        return values.at(row, seed, step - 1);
    }

    /** Whether percentages are all so small that they are nearly always fractions of 1, and nobody says that they are not. */
    public boolean looksLikeFractions() {
        if (metric.unit() != Unit.PERCENT || declared.isPresent()) {
            return false;
        }
        double greatest = present().max().orElse(0);
        return greatest > 0 && greatest <= 1;
    }

    /** All that are there. */
    private DoubleStream present() {
        return IntStream.range(0, states.length)
                .filter(at -> states[at] == PRESENT)
                .boxed()
                .flatMapToDouble(at ->
                        IntStream.rangeClosed(1, epochs).mapToDouble(step -> value(at / seeds, at % seeds, step)));
    }

    /** How much a value differs at most from what was put, when it comes back from the encoding. */
    double rounded(Encoding encoding) {
        if (images > 0 && encoding.equals(Encoding.percentOf(images))) {
            return roundedToCounts;
        }
        return isSingle() ? roundedToSingle : 0;
    }

    /** As in {@code test accuracy}. */
    public String label() {
        return split.map(on -> on.label() + " ").orElse("") + metric.name();
    }

    /** Counts of images where every value is one, up to the noise of float sums; else what keeps every value as it is. */
    Encoding encoding() {
        if (stored.isPresent()) {
            if (!present().allMatch(stored.get()::keeps)) {
                throw new IllegalArgumentException(
                        label() + " has values that are not kept to the bit as they are to be stored, " + stored.get());
            }
            return stored.get();
        }
        if (metric.unit() == Unit.PERCENT && images > 0) {
            Encoding counts = Encoding.percentOf(images);
            if (present().allMatch(value -> isCount(counts, value))) {
                return counts;
            }
        }
        return isSingle() ? Encoding.plain(Dtype.F4) : Encoding.keeping(this::present);
    }

    private boolean isSingle() {
        return !values.isExact();
    }

    private static boolean isCount(Encoding counts, double value) {
        double count = value * counts.divisor() / counts.multiplier();
        return Math.abs(count - Math.rint(count)) <= COUNT_NOISE
                && counts.dtype().holds(Math.rint(count));
    }

    @Override
    public String toString() {
        return label() + " of " + rows + " × " + seeds + " × " + epochs;
    }
}
