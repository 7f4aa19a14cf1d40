package org.nasgauge.report.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.SearchRecord.FrontMember;
import org.nasgauge.report.analysis.BudgetAxis.BudgetRange;
import org.nasgauge.report.analysis.FrontComparison.FrontResult;
import org.nasgauge.report.analysis.FrontYardstick.Volume;
import org.nasgauge.statistics.Summary;
import org.nasgauge.statistics.anytime.Axis;
import org.nasgauge.statistics.anytime.StepFunction;
import org.nasgauge.statistics.multiobjective.AttainmentSurfaces;
import org.nasgauge.statistics.multiobjective.ParetoFront;

/** Takes the runs of one study as they pass by; of each, its last front and a handful of numbers stay. */
final class FrontTally {
    private final StudyFacts study;
    private final FrontYardstick yardstick;
    private final AreaRange range;
    private final double[] grid;
    private final CurveSteps curves = new CurveSteps();
    private final List<ParetoFront> fronts = new ArrayList<>();
    private final List<Volume> volumes = new ArrayList<>();
    private final SortedMap<Long, Double> volumesBySeed = new TreeMap<>();
    private final DoubleStream.Builder areas = DoubleStream.builder();
    private Optional<String> firstLack = Optional.empty();
    private Optional<List<FrontMember>> firstFront = Optional.empty();
    private boolean alike = true;
    private final Faults.Tally faults;
    private int runs;
    private int lacking;
    private int empty;

    /** @param diagnosis a file that says more of the first fault, where there is one */
    FrontTally(StudyFacts study, Optional<String> diagnosis, FrontYardstick yardstick, AreaRange range) {
        this.study = study;
        this.faults = new Faults.Tally(diagnosis);
        this.yardstick = yardstick;
        this.range = range;
        this.grid = range.isEmpty()
                ? new double[] {0}
                : BudgetGrid.of(range.axis(), new BudgetRange(range.from(), range.last()));
    }

    void add(SearchRecord run) {
        runs++;
        faults.add(run.whyFaulty());
        firstFront = firstFront.or(() -> Optional.of(run.front()));
        alike = alike && run.front().equals(firstFront.orElseThrow());
        Finding<FrontReplay> replay = FrontReplay.of(run, yardstick);
        replay.toOptional().ifPresent(found -> add(run.seed(), found));
        if (replay instanceof Finding.Unknown<FrontReplay> lack) {
            lacking++;
            firstLack = firstLack.or(() -> Optional.of(lack.reason()));
        }
    }

    private void add(long seed, FrontReplay replay) {
        fronts.add(replay.last());
        volumes.add(replay.volume());
        volumesBySeed.put(seed, replay.volume().value());
        empty += replay.last().size() == 0 ? 1 : 0;
        double[] budgets = replay.budgets(range.axis());
        curves.add(budgets, replay.volumes());
        if (!range.isEmpty()) {
            areas.add(StepFunction.of(budgets, replay.volumes())
                    .meanOver(range.from(), range.to(), Axis.LINEAR)
                    .orElseThrow());
        }
    }

    FrontResult finish() {
        return new FrontResult(
                study,
                runs,
                deterministic(),
                complete(() -> Finding.of(summary(volumes.stream().mapToDouble(Volume::value)))),
                volumesBySeed,
                volumes.stream().mapToDouble(Volume::error).max().orElse(0),
                complete(() -> range.isEmpty()
                        ? Finding.none("there is no budget")
                        : Finding.of(Summary.of(areas.build().toArray()))),
                complete(this::distances),
                complete(() -> Finding.of(Summary.of(
                        fronts.stream().mapToDouble(ParetoFront::size).toArray()))),
                complete(() -> Finding.of(curves.over(grid).curve(0, yardstick.greatestVolume()))),
                lacking == 0
                                && runs > 0
                                && !faults.isFaulty()
                                && yardstick.objectives().size() == 2
                        ? Optional.of(AttainmentSurfaces.of(fronts))
                        : Optional.empty());
    }

    /** Empty if the strategy is shown the truth. A smaller hypervolume is the greater loss. */
    Optional<Standings.Competitor> competitor() {
        if (study.seesTruth()) {
            return Optional.empty();
        }
        Finding<double[]> losses = complete(() -> Finding.of(
                volumes.stream().mapToDouble(volume -> -volume.value()).toArray()));
        return Optional.of(new Standings.Competitor(study, losses, deterministic()));
    }

    private boolean deterministic() {
        return alike && runs > 1;
    }

    /** Runs that are all the same are one observation. */
    private Summary summary(DoubleStream values) {
        return Summary.of(deterministic() ? values.limit(1).toArray() : values.toArray());
    }

    private Finding<Summary> distances() {
        if (!yardstick.judgesTest()) {
            return Finding.none("the true front is not known");
        }
        return empty > 0
                ? Finding.none(empty + " of " + runs + " runs found nothing within the limits")
                : Finding.of(summary(fronts.stream().mapToDouble(yardstick::distance)));
    }

    private <T> Finding<T> complete(Supplier<Finding<T>> finding) {
        return faults.orElse(() -> lacking == 0
                ? finding.get()
                : Finding.none(lacking + " of " + runs + " runs " + firstLack.orElseThrow()));
    }
}
