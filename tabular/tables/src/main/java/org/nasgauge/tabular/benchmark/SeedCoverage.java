package org.nasgauge.tabular.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.nasgauge.api.benchmark.Benchmark.Coverage;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.SeedPolicy;
import org.nasgauge.api.metric.Series;
import org.nasgauge.tabular.query.Table;
import org.nasgauge.tabular.query.TrainingsLookup;

/** Which rows of a table have what a protocol asks for. A protocol that no row can satisfy is refused. */
final class SeedCoverage {
    private final Table table;
    private final Fidelity fidelity;

    SeedCoverage(Table table, Fidelity fidelity) {
        this.table = table;
        this.fidelity = fidelity;
    }

    /**
     * @param evaluated whether a row can be evaluated in full
     * @param judged whether it has a test value
     */
    Coverage of(IntPredicate evaluated, IntPredicate judged) {
        int complete = (int) rows().filter(evaluated.and(judged)).count();
        return new Coverage(complete, table.rows());
    }

    /** @throws UserError if no row has the series under this policy, though some have it under others */
    void require(String key, SeedPolicy policy, Series series, IntPredicate has) {
        if (rows().anyMatch(has)) {
            return;
        }
        TrainingsLookup values = table.trainings(series, fidelity);
        List<String> held = new ArrayList<>();
        for (int i = 0; i < table.seeds().size(); i++) {
            int seed = i;
            long rows = rows().filter(row -> values.isPresent(row, seed)).count();
            if (rows > 0) {
                held.add("seed " + table.seeds().get(seed) + ": " + rows + " of " + table.rows() + " rows");
            }
        }
        if (held.isEmpty()) {
            return;
        }
        int most = rows().map(row -> (int) IntStream.range(0, table.seeds().size())
                        .filter(seed -> values.isPresent(row, seed))
                        .count())
                .max()
                .orElse(0);
        throw UserError.at(
                "table " + table.name(),
                "no row has a " + series + " after " + fidelity + " epochs under " + key + ": " + policy
                        + "; it holds " + String.join(", ", held) + ", and at most " + most
                        + (most == 1 ? " training" : " trainings") + " of one row",
                "Write another " + key);
    }

    private IntStream rows() {
        return IntStream.range(0, table.rows());
    }
}
