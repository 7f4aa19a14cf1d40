package org.nasgauge.report.benchmark;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.tabular.format.Column;
import org.nasgauge.tabular.making.BuildPlan;
import org.nasgauge.tabular.query.Table;
import org.nasgauge.tabular.query.TrainingsLookup;

/** One series of a table at one fidelity, row by row and training by training. */
final class FinalScores {
    private final int rows;
    private final int seeds;
    private final TrainingsLookup values;
    private final Direction direction;

    FinalScores(Table table, Column column, Fidelity fidelity) {
        this.rows = table.rows();
        this.seeds = table.seeds().size();
        this.values = table.trainings(column, fidelity);
        this.direction = column.metric().direction();
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

    /** The rows with at least one training here and there. */
    List<Integer> trainedLike(FinalScores other) {
        return rowsWhere(row -> mean(row).isPresent() && other.mean(row).isPresent());
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
        return values.mean(row);
    }

    /** Over the trainings that exist, one left out. */
    OptionalDouble meanWithout(int row, int left) {
        return values.meanWithout(row, left);
    }

    /** Of one seed, turned so that greater is better. */
    double[] column(List<Integer> chosen, int seed) {
        return chosen.stream()
                .mapToDouble(row -> direction.score(of(row, seed)))
                .toArray();
    }

    /** The mean over the trainings that exist, turned so that greater is better. */
    double score(int row) {
        return direction.score(mean(row).orElseThrow());
    }

    /** Turned so that greater is better. */
    double[] scores(List<Integer> chosen) {
        return chosen.stream().mapToDouble(this::score).toArray();
    }

    double[] means(List<Integer> chosen) {
        return chosen.stream().mapToDouble(row -> mean(row).orElseThrow()).toArray();
    }
}
