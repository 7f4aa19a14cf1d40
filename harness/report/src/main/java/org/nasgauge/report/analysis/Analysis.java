package org.nasgauge.report.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.nasgauge.engine.record.EstimationRecord;
import org.nasgauge.engine.record.Manifest;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.SeveralFolders.Repeat;
import org.nasgauge.engine.record.StudyFacts;
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

    /** Reads whatever has been recorded, the experiment ended or not. */
    public static Analysis of(ResultFolder folder) {
        List<EstimatorResult> estimations = new ArrayList<>();
        for (StudyFacts study : folder.manifest().estimations()) {
            EstimatorTally tally = new EstimatorTally(
                    study, folder.manifest().benchmark().objective().direction());
            try (Stream<EstimationRecord> runs = folder.estimations(study)) {
                runs.forEach(tally::add);
            }
            folder.overall(study).ifPresent(tally::addOverall);
            estimations.add(tally.finish());
        }
        estimations.sort(Comparator.comparingDouble((EstimatorResult result) ->
                        -result.rho().toOptional().map(Summary::mean).orElse(Double.NEGATIVE_INFINITY))
                .thenComparing(result -> result.study().label()));
        return searched(folder, estimations);
    }

    /** Each run of a strategy is read once, for its incumbents and for its front. */
    private static Analysis searched(ResultFolder folder, List<EstimatorResult> estimations) {
        Manifest manifest = folder.manifest();
        List<SearchTally.Outcome> searches = new ArrayList<>();
        List<FrontTally> fronts = new ArrayList<>();
        Optional<FrontYardstick> yardstick = FrontYardstick.of(manifest);
        for (StudyFacts study : manifest.searches()) {
            SearchTally search = SearchComparison.tally(folder, study, manifest.budget());
            Optional<FrontTally> front = yardstick.map(
                    by -> new FrontTally(study, folder.diagnosis(study), by, AreaRange.of(manifest.budget())));
            try (Stream<SearchRecord> runs = folder.searches(study)) {
                runs.forEach(run -> {
                    search.add(run);
                    front.ifPresent(tally -> tally.add(run));
                });
            }
            searches.add(search.finish());
            front.ifPresent(fronts::add);
        }
        return new Analysis(
                manifest,
                SearchComparison.of(manifest, manifest.budget(), searches),
                yardstick.map(by -> FrontComparison.of(manifest, by, fronts)),
                estimations,
                EstimatorComparison.of(folder, estimations),
                folder.repeats(),
                folder.torn().stream().map(StudyFacts::label).toList());
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
