package org.nasgauge.report.analysis;

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
import org.nasgauge.api.search.BudgetEdge;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.record.Failures;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.SearchRecord.End;
import org.nasgauge.engine.record.SearchRecord.Incumbent;
import org.nasgauge.report.analysis.BudgetAxis.BudgetRange;
import org.nasgauge.statistics.Summary;
import org.nasgauge.statistics.anytime.Axis;
import org.nasgauge.statistics.anytime.StepFunction;

/**
 * Takes the runs of one study as they pass by, once. Of each run a handful of numbers stays, of the anytime curves in the
 * end only their moments.
 */
final class SearchTally {
    private final StudyFacts study;
    private final Yardstick yardstick;
    private final AreaRange areaRange;
    private final Optional<Constraint> budget;
    private final OptionalDouble interpolated;
    private final Map<BudgetAxis, BudgetRange> ranges = new EnumMap<>(BudgetAxis.class);
    private final Map<BudgetAxis, CurveSteps> curves = new EnumMap<>(BudgetAxis.class);
    private final DoubleStream.Builder tests = DoubleStream.builder();
    private final DoubleStream.Builder areas = DoubleStream.builder();
    private final DoubleStream.Builder evaluations = DoubleStream.builder();
    private final DoubleStream.Builder distinct = DoubleStream.builder();
    private final DoubleStream.Builder seconds = DoubleStream.builder();
    private final SortedMap<End, Integer> ends = new TreeMap<>();
    private final RunList each;
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
     * @param budget that of the runs, as they are looked at
     */
    SearchTally(StudyFacts study, Optional<String> diagnosis, Yardstick yardstick, Optional<Constraint> budget) {
        this.study = study;
        this.faults = new Faults.Tally(diagnosis);
        this.yardstick = yardstick;
        this.each = new RunList(yardstick);
        this.areaRange = AreaRange.of(budget);
        this.budget = budget;
        this.interpolated = budget.filter(limits -> limits.edge() == BudgetEdge.INTERPOLATE)
                .map(Constraint::seconds)
                .orElse(OptionalDouble.empty());
    }

    void add(SearchRecord run) {
        runs++;
        firstTrajectory = firstTrajectory.or(() -> Optional.of(run.trajectory()));
        alike = alike && run.trajectory().equals(firstTrajectory.orElseThrow());
        failures = failures.and(run.failures());
        ends.merge(run.end(), 1, Integer::sum);
        faults.add(run.whyFaulty());
        evaluations.add(run.evaluations());
        distinct.add(run.distinct());
        run.seconds().ifPresent(seconds::add);
        untimed += run.seconds().isPresent() ? 0 : 1;
        Finding<RunOutcome> outcome = RunOutcome.of(run, interpolated);
        each.add(run, outcome);
        if (!run.trajectory().isEmpty()) {
            for (BudgetAxis axis : BudgetAxis.values()) {
                if (axis.isKnown(run)) {
                    ranges.merge(axis, BudgetRange.of(run, axis), BudgetRange::and);
                }
            }
        }
        outcome.toOptional().ifPresent(this::add);
        if (outcome instanceof Finding.Unknown<RunOutcome> lack) {
            lacking++;
            firstLack = firstLack.or(() -> Optional.of(lack.reason()));
        }
    }

    private void add(RunOutcome outcome) {
        tests.add(outcome.finalTest());
        double[] values = outcome.values(yardstick);
        for (BudgetAxis axis : ranges.keySet()) {
            curves.computeIfAbsent(axis, absent -> new CurveSteps()).add(outcome.budgets(axis), values);
        }
        if (!areaRange.isEmpty()) {
            OptionalDouble area = StepFunction.of(outcome.budgets(areaRange.axis()), values)
                    .meanOver(areaRange.from(), areaRange.to(), Axis.LINEAR);
            area.ifPresentOrElse(areas::add, () -> late++);
        }
    }

    private Finding<AnytimeCurve> curve(BudgetAxis axis) {
        CurveSteps steps = curves.get(axis);
        BudgetRange range = ranges.get(axis);
        if (steps == null || range == null) {
            return Finding.none(untimed > 0 ? RunSummary.UNTIMED : "no runs");
        }
        double[] grid = BudgetGrid.of(axis, drawn(axis, range));
        return Finding.of(steps.over(grid).curve(yardstick.least(), yardstick.greatest()));
    }

    /** A curve ends with the budget where only this axis is limited, otherwise where its first run ends. */
    private BudgetRange drawn(BudgetAxis axis, BudgetRange range) {
        OptionalDouble limit = budget.map(axis::limit).orElse(OptionalDouble.empty());
        boolean alone = budget.filter(limits ->
                        limits.evaluations().isEmpty() || limits.seconds().isEmpty())
                .isPresent();
        return limit.isPresent() && alone ? range.endingAt(limit.getAsDouble()) : range;
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
        Map<BudgetAxis, Finding<AnytimeCurve>> drawn = new EnumMap<>(BudgetAxis.class);
        for (BudgetAxis axis : BudgetAxis.values()) {
            drawn.put(axis, complete(() -> curve(axis)));
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
                drawn);
        Finding<double[]> all = complete(() -> Finding.of(losses));
        return new Outcome(
                result, all, all.fold(known -> Summary.of(known).mean(), reason -> Double.POSITIVE_INFINITY));
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
     * @param meanLoss infinite where there is none
     */
    record Outcome(SearchResult result, Finding<double[]> losses, double meanLoss) {
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
