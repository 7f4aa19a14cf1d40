package org.nasgauge.report.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.engine.record.StudyFacts;
import org.nasgauge.report.regression.StudyCheck.Verdict;

/**
 * All studies of a result before and after a change.
 *
 * @param sameCode whether the same code wrote both: then every difference is a fault
 */
public record RegressionCheck(List<StudyCheck> studies, boolean sameCode) {
    public RegressionCheck {
        studies = List.copyOf(studies);
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
        return new RegressionCheck(
                checks, before.manifest().code().equals(now.manifest().code()));
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
