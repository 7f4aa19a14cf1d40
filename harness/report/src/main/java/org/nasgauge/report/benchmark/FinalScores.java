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
        return seedsOf(row).length;
    }

    /** Under which seeds the row was trained, by their position. */
    int[] seedsOf(int row) {
        return IntStream.range(0, seeds).filter(seed -> has(row, seed)).toArray();
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
     * How many seeds, from the first on, an unbiased sample of the rows was trained under: as many as at least half of those
     * rows have that have two. The best are often trained under more.
     */
    int sampledSeeds() {
        if (seeds < 2) {
            return seeds;
        }
        long withTwo = sample(2).count();
        return IntStream.rangeClosed(2, seeds)
                .filter(count -> 2 * sample(count).count() >= withTwo)
                .max()
                .orElse(1);
    }

    /**
     * An unbiased sample of the rows with a training under every one of the {@linkplain #sampledSeeds first seeds}: in the
     * order in which tables are built, all up to the first that lacks one.
     */
    List<Integer> complete() {
        return sample(sampledSeeds()).sorted().boxed().toList();
    }

    private IntStream sample(int count) {
        return BuildPlan.order(rows).takeWhile(row -> hasFirst(row, count));
    }

    /** Whether the row has a training under each of the first seeds. */
    boolean hasFirst(int row, int count) {
        return IntStream.range(0, count).allMatch(seed -> has(row, seed));
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
