package org.nasgauge.report.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.record.EstimationRecord;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.statistics.agreement.Agreement;
import org.nasgauge.statistics.agreement.AgreementBootstrap;
import org.nasgauge.statistics.agreement.AgreementMeasure;
import org.nasgauge.statistics.agreement.AgreementPairs;

/**
 * The estimators of an experiment on one set of architectures, with bootstrap intervals over these: all of the population,
 * where every estimator has rated it, otherwise those of the first seed. A pair is compared over what both have rated.
 *
 * @param whole whether the set is the population
 * @param judged each over what it has rated, in the order of the results
 * @param common how many all of them have rated: what the pairs are compared over
 * @param pairs of each two, the better one by Spearman's ρ first; from the best pair to the worst
 */
public record EstimatorComparison(boolean whole, List<Judged> judged, int common, List<Pair> pairs) {
    private static final int LEAST = 2;

    /** One estimator. */
    public record Judged(StudyFacts study, Agreement agreement) {}

    /**
     * By how much Spearman's ρ of the one exceeds that of the other.
     *
     * @param adjusted p for all pairs that are compared, at once
     * @param next whether no other estimator stands between the two
     */
    public record Pair(
            StudyFacts better, StudyFacts other, Agreement.Difference difference, double adjusted, boolean next) {}

    public EstimatorComparison {
        judged = List.copyOf(judged);
        pairs = List.copyOf(pairs);
    }

    /** @param results of its estimators; faulty ones are left out. Empty if none is left. */
    static Optional<EstimatorComparison> of(ResultFolder folder, List<EstimatorResult> results) {
        List<StudyFacts> studies = results.stream()
                .filter(result -> result.faults().isEmpty() && result.runs() > 0)
                .map(EstimatorResult::study)
                .toList();
        Map<StudyFacts, EstimationRecord> overall = new LinkedHashMap<>();
        studies.forEach(study -> folder.overall(study).ifPresent(record -> overall.put(study, record)));
        boolean everyOne = overall.size() == studies.size();
        Map<StudyFacts, EstimationRecord> records = everyOne ? overall : new LinkedHashMap<>();
        if (!everyOne) {
            for (StudyFacts study : studies) {
                try (Stream<EstimationRecord> runs = folder.estimations(study)) {
                    runs.findFirst().ifPresent(record -> records.put(study, record));
                }
            }
        }
        boolean whole = everyOne || folder.manifest().sample().isEmpty();
        return of(whole, records, folder.manifest().benchmark().objective().direction());
    }

    static Optional<EstimatorComparison> of(
            boolean whole, Map<StudyFacts, EstimationRecord> records, Direction direction) {
        Map<StudyFacts, Map<String, double[]>> rated = new LinkedHashMap<>();
        records.forEach((study, record) -> {
            Map<String, double[]> pairs = pairs(record, direction);
            if (pairs.size() >= LEAST) {
                rated.put(study, pairs);
            }
        });
        if (rated.isEmpty()) {
            return Optional.empty();
        }
        Map<StudyFacts, Agreement> own = new LinkedHashMap<>();
        Map<Set<String>, List<StudyFacts>> bySet = new LinkedHashMap<>();
        rated.forEach((study, pairs) ->
                bySet.computeIfAbsent(pairs.keySet(), set -> new ArrayList<>()).add(study));
        bySet.forEach((set, studies) -> own.putAll(judged(set, studies, rated)));
        Set<String> common =
                new LinkedHashSet<>(rated.values().iterator().next().keySet());
        rated.values().forEach(pairs -> common.retainAll(pairs.keySet()));
        List<StudyFacts> studies = List.copyOf(rated.keySet());
        List<Pair> pairs = common.size() < LEAST || studies.size() < 2
                ? List.of()
                : compared(bySet.size() == 1 ? own : judged(common, studies, rated));
        return Optional.of(new EstimatorComparison(
                whole,
                studies.stream()
                        .map(study -> new Judged(study, Objects.requireNonNull(own.get(study))))
                        .toList(),
                common.size(),
                pairs));
    }

    /** Estimate and score of what has both, by its id. */
    private static Map<String, double[]> pairs(EstimationRecord record, Direction direction) {
        Map<String, double[]> pairs = new LinkedHashMap<>();
        for (int i = 0; i < record.architectures().size(); i++) {
            if (record.estimates().get(i) instanceof Reading.Present estimate
                    && record.targets().get(i) instanceof Reading.Present target) {
                pairs.put(record.architectures().get(i), new double[] {estimate.value(), direction.score(target.value())
                });
            }
        }
        return pairs;
    }

    /** Over some architectures that all of these have rated, which know the same truth. */
    private static Map<StudyFacts, Agreement> judged(
            Set<String> ids, List<StudyFacts> studies, Map<StudyFacts, Map<String, double[]>> rated) {
        double[] truths = column(ids, Objects.requireNonNull(rated.get(studies.get(0))), 1);
        List<double[]> estimates = studies.stream()
                .map(study -> column(ids, Objects.requireNonNull(rated.get(study)), 0))
                .toList();
        SeedTree root = SeedTree.root(0).child("agreement");
        IntFunction<RandomGenerator> generators =
                resample -> root.child(Integer.toString(resample)).generator();
        List<Agreement> agreements = AgreementBootstrap.withDefaults().of(truths, estimates, generators);
        Map<StudyFacts, Agreement> judged = new LinkedHashMap<>();
        for (int i = 0; i < studies.size(); i++) {
            judged.put(studies.get(i), agreements.get(i));
        }
        return judged;
    }

    private static double[] column(Set<String> ids, Map<String, double[]> pairs, int which) {
        return ids.stream()
                .mapToDouble(id -> Objects.requireNonNull(pairs.get(id))[which])
                .toArray();
    }

    private static List<Pair> compared(Map<StudyFacts, Agreement> judged) {
        List<StudyFacts> studies = List.copyOf(judged.keySet());
        return AgreementPairs.of(List.copyOf(judged.values()), AgreementMeasure.SPEARMAN_RHO).stream()
                .map(pair -> new Pair(
                        studies.get(pair.better()),
                        studies.get(pair.other()),
                        pair.difference(),
                        pair.adjusted(),
                        pair.next()))
                .toList();
    }
}
