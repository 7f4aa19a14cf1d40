package org.nasgauge.report.analysis;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.record.EstimationRecord;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.engine.record.SearchRecord;

/**
 * What each run of a study came to in one number of which less is better: of a strategy the regret of its last incumbent, or
 * what stands for it where the optimum is not known, and with several objectives minus the hypervolume of its last front, a
 * share of the true one's where that is known; of an estimator minus its Spearman correlation.
 */
public record FinalLosses(SortedMap<Long, Finding<Double>> bySeed) {
    public FinalLosses {
        bySeed = Collections.unmodifiableSortedMap(new TreeMap<>(bySeed));
    }

    public static FinalLosses ofStrategy(ResultFolder folder, StudyFacts study) {
        return FrontYardstick.of(folder.manifest())
                .map(yardstick -> ofFronts(folder, study, yardstick))
                .orElseGet(() -> ofIncumbents(folder, study));
    }

    private static FinalLosses ofFronts(ResultFolder folder, StudyFacts study, FrontYardstick yardstick) {
        SortedMap<Long, Finding<Double>> losses = new TreeMap<>();
        try (Stream<SearchRecord> runs = folder.searches(study)) {
            runs.forEach(run -> losses.put(
                    run.seed(),
                    run.whyFaulty()
                            .map(Finding::<Double>none)
                            .orElseGet(() -> FrontReplay.of(run, yardstick)
                                    .fold(front -> Finding.of(-front.volume().value()), Finding::none))));
        }
        return new FinalLosses(losses);
    }

    private static FinalLosses ofIncumbents(ResultFolder folder, StudyFacts study) {
        SearchTally tally =
                SearchComparison.tally(folder, study, folder.manifest().budget());
        try (Stream<SearchRecord> runs = folder.searches(study)) {
            runs.forEach(tally::add);
        }
        Yardstick yardstick = Yardstick.of(folder.manifest().benchmark());
        SortedMap<Long, Finding<Double>> losses = new TreeMap<>();
        tally.finish()
                .result()
                .each()
                .forEach(run -> losses.put(
                        run.seed(), run.test().fold(test -> Finding.of(yardstick.loss(test)), Finding::none)));
        return new FinalLosses(losses);
    }

    public static FinalLosses ofEstimator(ResultFolder folder, StudyFacts study) {
        EstimatorTally tally = new EstimatorTally(
                study, folder.manifest().benchmark().objective().direction());
        try (Stream<EstimationRecord> runs = folder.estimations(study)) {
            runs.forEach(tally::add);
        }
        SortedMap<Long, Finding<Double>> losses = new TreeMap<>();
        tally.finish()
                .each()
                .forEach(run -> losses.put(run.seed(), run.rho().fold(rho -> Finding.of(-rho), Finding::none)));
        return new FinalLosses(losses);
    }
}
