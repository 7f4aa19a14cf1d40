package org.nasgauge.statistics.anytime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nasgauge.statistics.Finite;
import org.nasgauge.statistics.Quantiles;
import org.nasgauge.statistics.Summary;

/**
 * Step functions of repeated runs, and how they lie at each budget.
 *
 * <p>A statistic over runs exists only where every run has a value. A mean over those that happen to have started would
 * compare other runs at every budget.
 */
public final class AnytimeRuns {
    private final List<StepFunction> runs;
    private final double start;

    private AnytimeRuns(List<StepFunction> runs) {
        this.runs = runs;
        this.start = runs.stream().mapToDouble(StepFunction::start).max().orElseThrow();
    }

    /**
     * Gathers runs; their order is kept.
     *
     * @throws IllegalArgumentException if there are no runs
     */
    public static AnytimeRuns of(List<StepFunction> runs) {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("no runs");
        }
        return new AnytimeRuns(List.copyOf(runs));
    }

    public int n() {
        return runs.size();
    }

    public List<StepFunction> runs() {
        return runs;
    }

    /** The budget from which every run has a value. */
    public double start() {
        return start;
    }

    /** All budgets from {@link #start} on at which any run changes, ascending: between them nothing changes. */
    public double[] changes() {
        return runs.stream()
                .flatMapToDouble(run -> Arrays.stream(run.budgets()))
                .filter(budget -> budget >= start)
                .sorted()
                .distinct()
                .toArray();
    }

    /** The value of each run at a budget, in the order of the runs; empty before {@link #start}. */
    public Optional<double[]> valuesAt(double budget) {
        if (Finite.number(budget, "budget") < start) {
            return Optional.empty();
        }
        return Optional.of(
                runs.stream().mapToDouble(run -> run.at(budget).orElseThrow()).toArray());
    }

    /** The runs at a budget: mean with its standard error, quartiles; empty before {@link #start}. */
    public Optional<Summary> at(double budget) {
        return valuesAt(budget).map(Summary::of);
    }

    /** The runs at each budget of a grid; budgets before {@link #start} are left out. */
    public List<AnytimePoint> over(double... grid) {
        List<AnytimePoint> points = new ArrayList<>();
        for (double budget : grid) {
            at(budget).ifPresent(summary -> points.add(new AnytimePoint(budget, summary)));
        }
        return List.copyOf(points);
    }

    /** A quantile over the runs as a function of the budget, from {@link #start} on. */
    public StepFunction quantile(double probability) {
        double[] changes = changes();
        double[] values = Arrays.stream(changes)
                .map(budget -> Quantiles.of(valuesAt(budget).orElseThrow()).at(probability))
                .toArray();
        return StepFunction.of(changes, values);
    }

    /**
     * {@link StepFunction#meanOver} of each run, in the order of the runs: the normalised area under each curve. Empty
     * if a run is undefined at {@code from}.
     */
    public Optional<double[]> meansOver(double from, double to, Axis axis) {
        axis.requireRange(from, to);
        if (from < start) {
            return Optional.empty();
        }
        return Optional.of(runs.stream()
                .mapToDouble(run -> run.meanOver(from, to, axis).orElseThrow())
                .toArray());
    }

    /**
     * The share of runs that have had a value of at most {@code target}, as a function of the budget from 0 on: the
     * distribution of the time to the target.
     */
    public StepFunction reached(double target) {
        double[] times = runs.stream()
                .flatMapToDouble(run -> run.firstAtMost(target).stream())
                .sorted()
                .toArray();
        return Shares.of(times, runs.size(), 0);
    }

    /** The expected budget until the value is at most {@code target}, of runs that end at {@code budget}. */
    public ExpectedRunningTime timeTo(double target, double budget) {
        return ExpectedRunningTime.of(runs, target, budget);
    }
}
