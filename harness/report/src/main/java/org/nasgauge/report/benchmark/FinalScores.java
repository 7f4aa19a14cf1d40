package org.nasgauge.report.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Series;
import org.nasgauge.tabular.making.BuildPlan;
import org.nasgauge.tabular.query.Table;
import org.nasgauge.tabular.query.TrainingsLookup;

/** One series of a table at one fidelity, row by row and training by training. */
final class FinalScores {
    private final int rows;
    private final int seeds;
    private final TrainingsLookup values;

    FinalScores(Table table, Series series, Fidelity fidelity) {
        this.rows = table.rows();
        this.seeds = table.seeds().size();
        this.values = table.trainings(series, fidelity);
    }

    boolean has(int row, int seed) {
        return values.isPresent(row, seed);
    }

    double of(int row, int seed) {
        return values.value(row, seed);
    }

    /** The trainings of a row. */
    int count(int row) {
        return (int) IntStream.range(0, seeds).filter(seed -> has(row, seed)).count();
    }

    /** The rows with at least one training. */
    List<Integer> trained() {
        return rowsWhere(row -> mean(row).isPresent());
    }

    /**
     * An unbiased sample of the rows with a training under every seed: in the order in which tables are built, all up to
     * the first that lacks one.
     */
    List<Integer> complete() {
        return BuildPlan.order(rows)
                .takeWhile(row -> IntStream.range(0, seeds).allMatch(seed -> has(row, seed)))
                .sorted()
                .boxed()
                .toList();
    }

    private List<Integer> rowsWhere(IntPredicate condition) {
        return IntStream.range(0, rows).filter(condition).boxed().toList();
    }

    /** Over the trainings that exist. */
    OptionalDouble mean(int row) {
        return meanWithout(row, -1);
    }

    /** Over the trainings that exist, one left out. */
    OptionalDouble meanWithout(int row, int left) {
        List<Double> present = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
            if (seed != left && has(row, seed)) {
                present.add(of(row, seed));
            }
        }
        return present.stream().mapToDouble(Double::doubleValue).average();
    }

    double[] column(List<Integer> chosen, int seed) {
        return chosen.stream().mapToDouble(row -> of(row, seed)).toArray();
    }

    double[] means(List<Integer> chosen) {
        return chosen.stream().mapToDouble(row -> mean(row).orElseThrow()).toArray();
    }
}
