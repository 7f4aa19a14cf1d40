package org.nasgauge.tabular.query;

import java.util.List;
import org.nasgauge.api.error.UserError;
import org.nasgauge.tabular.format.BlockStore;
import org.nasgauge.tabular.format.Column;
import org.nasgauge.tabular.format.NpyArray;
import org.nasgauge.tabular.format.TableManifest;
import org.nasgauge.tabular.format.TableManifest.Block;

/** A column open for reading: every value that is there is known to be finite. */
final class ColumnValues {
    private final Column column;
    private final List<String> reasons;
    private final NpyArray values;
    private final Presence presence;
    private final int seeds;
    private final int epochs;
    private final double multiplier;
    private final double divisor;
    private final double offset;

    private ColumnValues(Column column, TableManifest manifest, NpyArray values, Presence presence) {
        this.column = column;
        this.reasons = manifest.reasons();
        this.values = values;
        this.presence = presence;
        this.seeds = column.isStatic() ? 1 : manifest.seeds().size();
        this.epochs = Math.max(1, column.epochs().size());
        this.multiplier = column.encoding().multiplier();
        this.divisor = column.encoding().divisor();
        this.offset = column.encoding().offset();
    }

    /** Why a value is missing: 0 where it is there. */
    @FunctionalInterface
    private interface Presence {
        int code(int row, int seed);
    }

    static ColumnValues read(BlockStore store, TableManifest manifest, Column column) {
        NpyArray values = store.array(column.block());
        Presence presence = presence(store, manifest, column);
        ColumnValues read = new ColumnValues(column, manifest, values, presence);
        read.refuseUndeclared(store, manifest);
        return read;
    }

    private static Presence presence(BlockStore store, TableManifest manifest, Column column) {
        if (column.isStatic() && column.missing().isEmpty()) {
            return (row, seed) -> 0;
        }
        Block block = column.missing().orElse(manifest.trainings());
        NpyArray codes = store.array(block);
        int trainings = block.header().elements();
        for (int i = 0; i < trainings; i++) {
            if (codes.get(i) > manifest.reasons().size()) {
                throw UserError.at(
                        store.place(block),
                        "element " + i + " is reason " + (int) codes.get(i) + "; the table lists "
                                + manifest.reasons().size(),
                        "Make the table again");
            }
        }
        int stride = column.isStatic() ? 1 : manifest.seeds().size();
        return (row, seed) -> (int) codes.get(row * stride + seed);
    }

    private void refuseUndeclared(BlockStore store, TableManifest manifest) {
        if (!column.encoding().dtype().isFloat()) {
            return;
        }
        for (int row = 0; row < manifest.rows(); row++) {
            for (int seed = 0; seed < seeds; seed++) {
                int present = isPresent(row, seed) ? epochs : 0;
                for (int epoch = 0; epoch < present; epoch++) {
                    if (!Double.isFinite(at(row, seed, epoch))) {
                        String where = column.isStatic()
                                ? ""
                                : ", seed " + manifest.seeds().get(seed) + ", epoch "
                                        + column.epochs().get(epoch);
                        throw UserError.at(
                                store.place(column.block()),
                                "row " + row + where + " is " + at(row, seed, epoch) + " and not declared missing",
                                "Declare it missing with a reason, or restore the file");
                    }
                }
            }
        }
    }

    Column column() {
        return column;
    }

    int seeds() {
        return seeds;
    }

    boolean isPresent(int row, int seed) {
        return presence.code(row, seed) == 0;
    }

    /** @throws IllegalStateException if the value is there */
    String reason(int row, int seed) {
        int code = presence.code(row, seed);
        if (code == 0) {
            throw new IllegalStateException("row " + row + " is not missing");
        }
        return reasons.get(code - 1);
    }

    /** How many trainings of a row are there. */
    int count(int row) {
        int count = 0;
        for (int seed = 0; seed < seeds; seed++) {
            if (isPresent(row, seed)) {
                count++;
            }
        }
        return count;
    }

    /**
     * Why there is no mean over so many trainings: what became of the first that is missing.
     *
     * @throws IllegalStateException if all are there
     */
    String tooFew(int row, int atLeast) {
        int first = 0;
        while (first < seeds - 1 && isPresent(row, first)) {
            first++;
        }
        int count = count(row);
        String reason = atLeast > seeds && count == seeds ? "the table has no more" : reason(row, first);
        return count == 0 ? reason : count + " of the " + atLeast + " trainings that were asked for: " + reason;
    }

    /** How many epochs have a value; 1 for a static column. */
    int epochs() {
        return epochs;
    }

    /** The value, whether or not it is declared missing. */
    double at(int row, int seed, int epoch) {
        return decoded(stored(row, seed, epoch));
    }

    /**
     * The mean over the trainings that exist, but for one: of what is stored, so that equal counts have equal means whatever
     * the order of the seeds. NaN if there is none.
     *
     * @param left the position of the training that is left out; -1 for none
     */
    double mean(int row, int left, int epoch) {
        double sum = 0;
        int count = 0;
        for (int seed = 0; seed < seeds; seed++) {
            if (seed != left && isPresent(row, seed)) {
                sum += stored(row, seed, epoch);
                count++;
            }
        }
        return count == 0 ? Double.NaN : decoded(sum / count);
    }

    private double stored(int row, int seed, int epoch) {
        return values.get((row * seeds + seed) * epochs + epoch);
    }

    private double decoded(double stored) {
        return stored * multiplier / divisor + offset;
    }
}
