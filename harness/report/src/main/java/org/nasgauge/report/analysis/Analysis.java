package org.nasgauge.report.analysis;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.engine.manifest.Manifest;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.record.EstimationRecord;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.SeveralFolders.Repeat;
import org.nasgauge.statistics.Summary;

/**
 * All numbers that a report on an experiment shows.
 *
 * @param fronts where there are several objectives
 * @param estimations from the highest mean rank correlation to the lowest; those without one last
 * @param comparison of the estimators on the same architectures, where two or more have one result in common
 * @param repeats studies that stand in several of the folders that are compared
 * @param torn the labels of the studies whose last record is not whole, and left out
 */
public record Analysis(
        Manifest manifest,
        SearchComparison searches,
        Optional<FrontComparison> fronts,
        List<EstimatorResult> estimations,
        Optional<EstimatorComparison> comparison,
        List<Repeat> repeats,
        List<String> torn) {
    public Analysis {
        estimations = List.copyOf(estimations);
        repeats = List.copyOf(repeats);
        torn = List.copyOf(torn);
    }

    /** Reads whatever has been recorded, the experiment ended or not; studies side by side, where there are threads for it. */
    public static Analysis of(ResultFolder folder) {
        Manifest manifest = folder.manifest();
        List<EstimatorResult> estimations = manifest.estimations().parallelStream()
                .map(study -> estimated(folder, study))
                .sorted(Comparator.comparingDouble((EstimatorResult result) ->
                                -result.rho().toOptional().map(Summary::mean).orElse(Double.NEGATIVE_INFINITY))
                        .thenComparing(result -> result.study().label()))
                .toList();
        Optional<FrontYardstick> yardstick = FrontYardstick.of(manifest);
        List<Searched> searched = manifest.searches().parallelStream()
                .map(study -> Searched.of(folder, study, yardstick))
                .toList();
        return new Analysis(
                manifest,
                SearchComparison.of(
                        manifest,
                        manifest.budget(),
                        searched.stream().map(Searched::search).toList()),
                yardstick.map(by -> FrontComparison.of(
                        manifest,
                        by,
                        searched.stream().flatMap(one -> one.front().stream()).toList())),
                estimations,
                EstimatorComparison.of(folder, estimations),
                folder.repeats(),
                folder.torn().stream().map(StudyFacts::label).toList());
    }

    private static EstimatorResult estimated(ResultFolder folder, StudyFacts study) {
        EstimatorTally tally = new EstimatorTally(
                study, folder.manifest().benchmark().objective().direction());
        try (Stream<EstimationRecord> runs = folder.estimations(study)) {
            runs.forEach(tally::add);
        }
        folder.overall(study).ifPresent(tally::addOverall);
        return tally.finish();
    }

    /** One strategy, each of whose runs is read once, for its incumbents and for its front. */
    private record Searched(SearchTally.Outcome search, Optional<FrontTally> front) {
        static Searched of(ResultFolder folder, StudyFacts study, Optional<FrontYardstick> yardstick) {
            Optional<Constraint> budget = folder.manifest().budget();
            SearchTally search = SearchComparison.tally(folder, study, budget);
            Optional<FrontTally> front =
                    yardstick.map(by -> new FrontTally(study, folder.diagnosis(study), by, AreaRange.of(budget)));
            try (Stream<SearchRecord> runs = folder.searches(study)) {
                runs.forEach(run -> {
                    search.add(run);
                    front.ifPresent(tally -> tally.add(run));
                });
            }
            return new Searched(search.finish(), front);
        }
    }

    /** The studies that have no result because of their faults, each with them, in the order of the recipe. */
    public Map<StudyFacts, Faults> faults() {
        Map<StudyFacts, Faults> found = new HashMap<>();
        searches.results().forEach(result -> result.faults().ifPresent(faults -> found.put(result.study(), faults)));
        estimations.forEach(result -> result.faults().ifPresent(faults -> found.put(result.study(), faults)));
        Map<StudyFacts, Faults> inOrder = new LinkedHashMap<>();
        Stream.concat(manifest.searches().stream(), manifest.estimations().stream())
                .filter(found::containsKey)
                .forEach(study -> inOrder.put(study, Objects.requireNonNull(found.get(study))));
        return inOrder;
    }
}
