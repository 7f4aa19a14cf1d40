package org.nasgauge.report.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.report.regression.StudyCheck.Verdict;

/**
 * All studies of a result before and after a change.
 *
 * @param alone a sentence for each study that stands in one of the two results only
 * @param sameCode whether the same code wrote both: then every difference is a fault
 */
public record RegressionCheck(List<StudyCheck> studies, List<String> alone, boolean sameCode) {
    public RegressionCheck {
        studies = List.copyOf(studies);
        alone = List.copyOf(alone);
    }

    /**
     * Compares studies of one label, under the seeds that both have.
     *
     * @param level the chance of any false alarm over all studies together; in (0, 1)
     * @param margin the difference of the mean loss that counts as none; empty for half a standard deviation of before
     */
    public static RegressionCheck of(ResultFolder before, ResultFolder now, double level, OptionalDouble margin) {
        List<StudyFacts> searches = now.manifest().searches();
        List<StudyFacts> estimations = now.manifest().estimations();
        Thresholds thresholds = new Thresholds(level, margin, Math.max(1, searches.size() + estimations.size()));
        List<StudyCheck> checks = new ArrayList<>();
        searches.forEach(study -> named(before.manifest().searches(), study)
                .ifPresent(old -> checks.add(StudyCheck.of(before, old, now, study, true, thresholds))));
        estimations.forEach(study -> named(before.manifest().estimations(), study)
                .ifPresent(old -> checks.add(StudyCheck.of(before, old, now, study, false, thresholds))));
        List<String> alone = new ArrayList<>(alone("strategy", before.manifest().searches(), searches));
        alone.addAll(alone("estimator", before.manifest().estimations(), estimations));
        return new RegressionCheck(
                checks, alone, before.manifest().code().equals(now.manifest().code()));
    }

    private static List<String> alone(String kind, List<StudyFacts> before, List<StudyFacts> now) {
        List<String> alone = new ArrayList<>();
        before.stream()
                .filter(study -> named(now, study).isEmpty())
                .forEach(study -> alone.add(
                        "The " + kind + " '" + study.label() + "' was published, and does not come out any more"));
        now.stream()
                .filter(study -> named(before, study).isEmpty())
                .forEach(study ->
                        alone.add("The " + kind + " '" + study.label() + "' comes out, and was not published"));
        return alone;
    }

    private static Optional<StudyFacts> named(List<StudyFacts> studies, StudyFacts like) {
        return studies.stream()
                .filter(study -> study.label().equals(like.label()))
                .findFirst();
    }

    public boolean shows(Verdict verdict) {
        return studies.stream().anyMatch(study -> study.verdict() == verdict);
    }

    /** More seeds would change nothing: a loss is shown, or that there is none. */
    public boolean isSettled() {
        return shows(Verdict.LOSS) || studies.stream().allMatch(study -> study.verdict() == Verdict.NO_WORSE);
    }
}
