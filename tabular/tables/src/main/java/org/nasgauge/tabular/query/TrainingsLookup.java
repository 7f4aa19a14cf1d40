package org.nasgauge.tabular.query;

import java.util.OptionalDouble;

/** One metric at one fidelity, training by training. Does not allocate; safe for many threads. */
public final class TrainingsLookup {
    private final ColumnValues values;
    private final int epoch;

    TrainingsLookup(ColumnValues values, int epoch) {
        this.values = values;
        this.epoch = epoch;
    }

    /** @param seed the position of the seed in {@link Table#seeds()} */
    public boolean isPresent(int row, int seed) {
        return values.isPresent(row, seed);
    }

    /**
     * @param seed the position of the seed in {@link Table#seeds()}
     * @throws IllegalStateException if it is missing
     */
    public double value(int row, int seed) {
        if (!values.isPresent(row, seed)) {
            throw new IllegalStateException("row " + row + " is missing: " + values.reason(row, seed));
        }
        return values.at(row, seed, epoch);
    }

    /** The mean over the trainings that exist; empty if none does. Trainings that were equally good have equal means. */
    public OptionalDouble mean(int row) {
        return meanWithout(row, -1);
    }

    /**
     * The mean over the trainings that exist but for one; empty if there is no other.
     *
     * @param left the position of its seed in {@link Table#seeds()}
     */
    public OptionalDouble meanWithout(int row, int left) {
        double mean = values.mean(row, left, epoch);
        return Double.isNaN(mean) ? OptionalDouble.empty() : OptionalDouble.of(mean);
    }

    /**
     * Why a training is missing.
     *
     * @throws IllegalStateException if it is not
     */
    public String reason(int row, int seed) {
        return values.reason(row, seed);
    }

    /**
     * Why there is no mean over so many trainings.
     *
     * @throws IllegalStateException if there is one
     */
    public String tooFew(int row, int atLeast) {
        return values.tooFew(row, atLeast);
    }
}
