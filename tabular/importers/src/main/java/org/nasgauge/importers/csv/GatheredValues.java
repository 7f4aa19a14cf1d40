package org.nasgauge.importers.csv;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nasgauge.importers.ImportedColumn;
import org.nasgauge.importers.csv.TrainingLines.Repeated;
import org.nasgauge.tabular.format.Column;

/** The values of a metric by row, seed and epoch, as the lines of a file give them one by one. */
final class GatheredValues {
    private final MappedColumn mapped;
    private final TrainingLines trainings;
    private final int seeds;
    private final List<Integer> epochs;
    private final @Nullable Cells[] rows;

    /** Those of one row, by seed and epoch. */
    private static final class Cells {
        private final double[] sums;
        private final int[] counts;
        private final long[] lines;
        private final @Nullable String[] reasons;

        Cells(int length) {
            sums = new double[length];
            counts = new int[length];
            lines = new long[length];
            reasons = new String[length];
        }
    }

    /**
     * @param mapped says metric, split and schedule
     * @param epochs that may have a value, ascending; one of any number for what belongs to the architecture
     */
    GatheredValues(MappedColumn mapped, TrainingLines trainings, int rows, int seeds, List<Integer> epochs) {
        this.mapped = mapped;
        this.trainings = trainings;
        this.seeds = seeds;
        this.epochs = epochs;
        this.rows = new Cells[rows];
    }

    private Cells cells(int row) {
        Cells cells = rows[row];
        if (cells == null) {
            cells = new Cells(seeds * epochs.size());
            rows[row] = cells;
        }
        return cells;
    }

    private int place(int seed, int epoch) {
        return seed * epochs.size() + (mapped.split().isEmpty() ? 0 : epochs.indexOf(epoch));
    }

    /**
     * @param seed the position of the seed among those of the table; 0 for what belongs to the architecture
     * @param line that the value stands on
     * @throws IllegalArgumentException if another line has given it, and the mapping does not say what that means
     */
    void put(int row, int seed, int epoch, double value, MappedFile.Line line) {
        Cells cells = cells(row);
        int at = place(seed, epoch);
        if (cells.counts[at] > 0 && trainings.repeated() != Repeated.AVERAGE) {
            if (repeats() && cells.sums[at] == value) {
                return;
            }
            throw twice(cells.lines[at], line, repeats() ? Double.toString(cells.sums[at]) : "");
        }
        if (cells.counts[at] == 0 && cells.lines[at] > 0 && !repeats() && trainings.repeated() != Repeated.AVERAGE) {
            throw twice(cells.lines[at], line, "");
        }
        cells.sums[at] += value;
        cells.counts[at]++;
        cells.lines[at] = cells.lines[at] == 0 ? line.number() : cells.lines[at];
    }

    /** @throws IllegalArgumentException if another line has given a value or a reason, as for {@link #put} */
    void miss(int row, int seed, int epoch, String reason, MappedFile.Line line) {
        Cells cells = cells(row);
        int at = place(seed, epoch);
        if (cells.lines[at] > 0) {
            if (repeats() || trainings.repeated() == Repeated.AVERAGE) {
                return;
            }
            throw twice(cells.lines[at], line, "");
        }
        cells.lines[at] = line.number();
        cells.reasons[at] = reason;
    }

    /** What belongs to the network may stand on each of its lines. */
    private boolean repeats() {
        return mapped.split().isEmpty() && trainings.repeatNetworks();
    }

    /** @param other the value of the other line, if it is what differs */
    private IllegalArgumentException twice(long earlier, MappedFile.Line line, String other) {
        String where = earlier == line.number() ? "in another column of this line" : "on line " + earlier;
        if (!other.isEmpty()) {
            return new IllegalArgumentException(
                    "another " + mapped.metric().name() + " than " + other + ", which stands "
                            + where + " for the network " + line.network()
                            + ". What belongs to a network has no 'split'; what belongs to a training"
                            + " has one. 'repeated: average' takes the mean");
        }
        String advice = earlier == line.number()
                ? "Give the two columns different seeds, epochs, splits or metrics"
                : "Say in the mapping what such lines are: 'repeated: average' takes their mean, 'repeated: seeds' numbers"
                        + " them as trainings from 0 on (without 'seed'), and 'seed' and 'epoch' name columns that tell them"
                        + " apart";
        return new IllegalArgumentException(
                label() + " of the network " + line.network() + " is there twice: here and " + where + ". " + advice);
    }

    private String label() {
        return mapped.split().map(split -> split.label() + " ").orElse("")
                + mapped.metric().name();
    }

    ImportedColumn column() {
        ImportedColumn column = empty().keepingAllDigits();
        if (mapped.unit() != CellUnit.PERCENT) {
            column.declaredWithin(mapped.metric().range());
        }
        mapped.range().ifPresent(column::declaredWithin);
        mapped.stored().ifPresent(encoding -> {
            column.declaredWithin(mapped.metric().range());
            column.storedAs(encoding);
        });
        for (int row = 0; row < rows.length; row++) {
            Cells cells = rows[row];
            for (int seed = 0; cells != null && seed < seeds; seed++) {
                put(column, row, seed, cells);
            }
        }
        return column;
    }

    private ImportedColumn empty() {
        if (mapped.split().isEmpty()) {
            return ImportedColumn.ofArchitectures(mapped.metric(), rows.length);
        }
        int schedule = mapped.schedule();
        boolean isFinal = epochs.equals(List.of(schedule));
        if (isFinal || epochs.equals(Column.epochs(Column.Shape.CURVE, schedule))) {
            return ImportedColumn.ofTrainings(
                    mapped.metric(),
                    mapped.split().get(),
                    isFinal ? Column.Shape.FINAL : Column.Shape.CURVE,
                    schedule,
                    mapped.images(),
                    rows.length,
                    seeds);
        }
        return ImportedColumn.atEpochs(
                mapped.metric(), mapped.split().get(), epochs, schedule, mapped.images(), rows.length, seeds);
    }

    private void put(ImportedColumn column, int row, int seed, Cells cells) {
        int from = seed * epochs.size();
        int to = from + epochs.size();
        int gap = IntStream.range(from, to)
                .filter(at -> cells.counts[at] == 0)
                .findFirst()
                .orElse(-1);
        if (gap < 0) {
            column.put(
                    row,
                    seed,
                    IntStream.range(from, to)
                            .mapToDouble(at -> cells.sums[at] / cells.counts[at])
                            .toArray());
            return;
        }
        Optional<String> reason = IntStream.range(from, to)
                .mapToObj(at -> Optional.ofNullable(cells.reasons[at]))
                .flatMap(Optional::stream)
                .findFirst();
        boolean begun = IntStream.range(from, to).anyMatch(at -> cells.counts[at] > 0);
        if (reason.isPresent()) {
            column.miss(row, seed, reason.get());
        } else if (begun) {
            column.miss(row, seed, "its curve has a gap at epoch " + epochs.get(gap - from));
        }
    }
}
