package org.nasgauge.assertions;

import java.util.Optional;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.assertj.core.api.AbstractAssert;
import org.nasgauge.api.benchmark.Benchmark;

/**
 * What regression tests over seeds have in common: the table, the seeds, and how often one may fail although nothing is worse.
 *
 * @param <S> itself
 * @param <A> what is tested
 */
public abstract sealed class SeededAssert<S extends SeededAssert<S, A>, A> extends AbstractAssert<S, A>
        permits EstimatorAssert, StrategyAssert {
    /** @param end behind the last */
    record Seeds(long first, long end) {
        Seeds {
            if (first < 0 || end <= first) {
                throw new IllegalArgumentException(
                        "seeds from " + first + " to below " + end + "; expected at least one, from 0");
            }
        }

        long count() {
            return end - first;
        }

        LongStream stream() {
            return LongStream.range(first, end);
        }
    }

    private Optional<Benchmark> benchmark = Optional.empty();
    private Seeds seeds = new Seeds(0, 100);
    private double level = 0.01;

    SeededAssert(A actual, Class<S> self) {
        super(actual, self);
    }

    public S on(Benchmark table) {
        benchmark = Optional.of(table);
        return myself;
    }

    /**
     * @param table a name of the catalogue, or the path of a table's folder
     * @throws org.nasgauge.api.error.UserError if there is no such table
     */
    public S on(String table) {
        return on(OnTable.Tables.open(table));
    }

    /**
     * The seeds that there are; fewer are used where fewer show enough.
     *
     * @param end behind the last
     */
    public S withSeeds(long first, long end) {
        seeds = new Seeds(first, end);
        return myself;
    }

    /** @param share of such tests that may fail although nothing is worse, above 0 and below 1 */
    public S withFalseAlarms(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("false alarms " + share + "; expected above 0 and below 1");
        }
        level = share;
        return myself;
    }

    final LongStream seeds() {
        return seeds.stream();
    }

    final Benchmark benchmark() {
        Benchmark found = benchmark.orElseGet(() -> OnTable.Tables.open(OnTable.Tables.STANDARD));
        benchmark = Optional.of(found);
        return found;
    }

    /** The loss of what is tested beside another, under each seed until enough is known. */
    final PairedRegrets paired(LongToDoubleFunction loss, LongToDoubleFunction other) {
        return new PairedRegrets(seeds(), level, loss, other);
    }
}
