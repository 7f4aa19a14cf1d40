package org.nasgauge.report.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.nasgauge.engine.record.Failures;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.SearchRecord.End;
import org.nasgauge.engine.record.SearchRecord.Incumbent;
import org.nasgauge.engine.record.StudyFacts;
import org.nasgauge.statistics.Summary;
import org.nasgauge.statistics.anytime.Axis;
import org.nasgauge.statistics.anytime.StepFunction;

/**
 * Takes the runs of one study as they pass by. Of each run a handful of numbers stays, of the anytime curves only their
 * moments.
 */
final class SearchTally {
    private final StudyFacts study;
    private final Yardstick yardstick;
    private final AreaRange areaRange;
    private final OptionalDouble interpolated;
    private final Map<BudgetAxis, RunningMoments> moments = new EnumMap<>(BudgetAxis.class);
    private final DoubleStream.Builder tests = DoubleStream.builder();
    private final DoubleStream.Builder areas = DoubleStream.builder();
    private final DoubleStream.Builder evaluations = DoubleStream.builder();
    private final DoubleStream.Builder distinct = DoubleStream.builder();
    private final DoubleStream.Builder seconds = DoubleStream.builder();
    private final SortedMap<End, Integer> ends = new TreeMap<>();
    private final List<RunSummary> each = new ArrayList<>();
    private final Faults.Tally faults;
    private Optional<String> firstLack = Optional.empty();
    private int runs;
    private int lacking;
    private int untimed;
    private int late;
    private Failures failures = Failures.NONE;
    private Optional<List<Incumbent>> firstTrajectory = Optional.empty();
    private boolean alike = true;

    /**
     * @param diagnosis a file that says more of the first fault, where there is one
     * @param interpolated the budget in seconds, where a run that exceeds it is judged on its value there
     */
    SearchTally(
            StudyFacts study,
            Optional<String> diagnosis,
            Yardstick yardstick,
            AreaRange areaRange,
            OptionalDouble interpolated,
            Map<BudgetAxis, double[]> grids) {
        this.study = study;
        this.faults = new Faults.Tally(diagnosis);
        this.yardstick = yardstick;
        this.areaRange = areaRange;
        this.interpolated = interpolated;
        grids.forEach((axis, grid) -> moments.put(axis, new RunningMoments(grid)));
    }

    void add(SearchRecord run) {
        runs++;
        firstTrajectory = firstTrajectory.or(() -> Optional.of(run.trajectory()));
        alike &= run.trajectory().equals(firstTrajectory.orElseThrow());
        failures = failures.and(run.failures());
        ends.merge(run.end(), 1, Integer::sum);
        faults.add(run.whyFaulty());
        evaluations.add(run.evaluations());
        distinct.add(run.distinct());
        run.seconds().ifPresent(seconds::add);
        untimed += run.seconds().isPresent() ? 0 : 1;
        Finding<RunOutcome> outcome = RunOutcome.of(run, interpolated);
        each.add(RunSummary.of(run, outcome, yardstick));
        outcome.toOptional().ifPresent(this::add);
        if (outcome instanceof Finding.Unknown<RunOutcome> lack) {
            lacking++;
            firstLack = firstLack.or(() -> Optional.of(lack.reason()));
        }
    }

    private void add(RunOutcome outcome) {
        tests.add(outcome.finalTest());
        moments.forEach((axis, running) -> {
            StepFunction curve = outcome.over(axis, yardstick);
            double[] grid = running.grid();
            double[] values = new double[grid.length];
            for (int i = 0; i < grid.length; i++) {
                values[i] = curve.at(grid[i]).orElseThrow();
            }
            running.add(values);
        });
        if (!areaRange.isEmpty()) {
            OptionalDouble area =
                    outcome.over(areaRange.axis(), yardstick).meanOver(areaRange.from(), areaRange.to(), Axis.LINEAR);
            area.ifPresentOrElse(areas::add, () -> late++);
        }
    }

    private double[] losses(double[] finalTests) {
        double[] losses = new double[finalTests.length];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = yardstick.loss(finalTests[i]);
        }
        return losses;
    }

    Outcome finish() {
        double[] finalTests = tests.build().toArray();
        double[] losses = losses(finalTests);
        Map<BudgetAxis, Finding<AnytimeCurve>> curves = new EnumMap<>(BudgetAxis.class);
        for (BudgetAxis axis : BudgetAxis.values()) {
            RunningMoments running = moments.get(axis);
            curves.put(
                    axis,
                    complete(() -> running == null
                            ? Finding.none(untimed > 0 ? RunSummary.UNTIMED : "no runs")
                            : Finding.of(running.curve(yardstick.least(), yardstick.greatest()))));
        }
        boolean deterministic = alike && runs > 1;
        SearchResult result = new SearchResult(
                study,
                runs,
                deterministic,
                complete(() -> yardstick.isRegret()
                        ? Finding.of(summary(losses, deterministic))
                        : Finding.none("the true optimum is not known")),
                complete(() -> Finding.of(summary(finalTests, deterministic))),
                complete(this::area),
                summary(evaluations),
                summary(distinct),
                untimed > 0 ? Finding.none(RunSummary.UNTIMED) : summary(seconds),
                failures,
                ends,
                faults.finish(),
                each,
                curves);
        return new Outcome(
                result,
                complete(() -> Finding.of(DoubleStream.of(losses).boxed().toList())));
    }

    /** Runs that are all the same are one observation. */
    private static Summary summary(double[] values, boolean deterministic) {
        return Summary.of(deterministic ? Arrays.copyOf(values, 1) : values);
    }

    private Finding<Summary> area() {
        if (areaRange.isEmpty()) {
            return Finding.none("there is no budget");
        }
        return late == 0
                ? Finding.of(Summary.of(areas.build().toArray()))
                : Finding.none(late + " of " + runs + " runs had no incumbent at a tenth of the budget");
    }

    /**
     * A finished tally.
     *
     * @param losses the final loss of every run
     */
    record Outcome(SearchResult result, Finding<List<Double>> losses) {
        /** The mean loss, infinite where there is none. */
        double meanLoss() {
            return losses.fold(
                    all -> Summary.of(all.stream()
                                    .mapToDouble(Double::doubleValue)
                                    .toArray())
                            .mean(),
                    reason -> Double.POSITIVE_INFINITY);
        }

        /** Empty if it is shown the truth. */
        Optional<Standings.Competitor> competitor() {
            return result.study().seesTruth()
                    ? Optional.empty()
                    : Optional.of(new Standings.Competitor(result.study(), losses, result.deterministic()));
        }
    }

    private <T> Finding<T> complete(Supplier<Finding<T>> finding) {
        return faults.orElse(() -> lacking == 0
                ? finding.get()
                : Finding.none(lacking + " of " + runs + " runs " + firstLack.orElseThrow()));
    }

    private Finding<Summary> summary(DoubleStream.Builder values) {
        return faults.orElse(() -> Finding.of(Summary.of(values.build().toArray())));
    }
}
