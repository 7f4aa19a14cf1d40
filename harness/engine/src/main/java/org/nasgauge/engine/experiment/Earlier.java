package org.nasgauge.engine.experiment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.nasgauge.api.component.Component;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.engine.record.RunRecord;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.study.Study;

/**
 * The records of an experiment that is being extended. A run that is recorded there is taken over; where only the budget was
 * smaller, the run is made again and has to begin with what is recorded. Safe for use by many threads.
 */
final class Earlier {
    private final ResultFolder folder;
    private final Map<String, StudyFacts> counterparts;
    private final Map<StudyFacts, Map<Long, RunRecord>> records = new ConcurrentHashMap<>();

    Earlier(ResultFolder folder, Extension extension) {
        this.folder = folder;
        this.counterparts = extension.counterparts();
    }

    /** The record of this very run. */
    Optional<RunRecord> find(Study study, long seed) {
        return Optional.ofNullable(counterparts.get(study.facts().file()))
                .filter(one -> one.id().equals(study.facts().id()))
                .map(one -> records(study, one).get(seed));
    }

    /** @throws UserError if the run does not begin with what it was under the smaller budget, though it should */
    void check(Study study, RunRecord now) {
        Optional<RunRecord> recorded = Optional.ofNullable(
                        counterparts.get(study.facts().file()))
                .filter(one -> !one.id().equals(study.facts().id()))
                .map(one -> records(study, one).get(now.seed()));
        if (recorded.isPresent()
                && recorded.get() instanceof SearchRecord before
                && isPrefix((Study.Search) study)
                && !begins(before, (SearchRecord) now)) {
            throw UserError.at(
                    folder.path(),
                    "'" + study.facts().label() + "' under seed " + now.seed()
                            + " does not begin with what is recorded there, under a smaller budget",
                    "A strategy that looks at its budget has to need it (Need.Access.BUDGET); any other has to do the same under"
                            + " the same seed. Run the recipe into another folder");
        }
    }

    /** With several workers, a trial more can be under way at the end of a smaller number of evaluations. */
    private boolean isPrefix(Study.Search study) {
        Constraint before = folder.manifest().budget().orElseThrow();
        boolean alone = before.workers() == 1
                || (before.evaluations().isEmpty() && study.estimator().isEmpty());
        return alone
                && Stream.<Component>concat(
                                Stream.of(study.strategy().component()),
                                study.wrappers().stream().map(Study.Use::component))
                        .noneMatch(component -> component.needs().contains(Need.Access.BUDGET));
    }

    private static boolean begins(SearchRecord before, SearchRecord now) {
        return before.evaluations() <= now.evaluations()
                && before.distinct() <= now.distinct()
                && begins(before.trajectory(), now.trajectory())
                && begins(before.front(), now.front())
                && begins(before.trials(), now.trials());
    }

    private static boolean begins(List<?> before, List<?> now) {
        return before.size() <= now.size() && now.subList(0, before.size()).equals(before);
    }

    private Map<Long, RunRecord> records(Study study, StudyFacts before) {
        return records.computeIfAbsent(before, one -> {
            Map<Long, RunRecord> bySeed = new HashMap<>();
            try (Stream<? extends RunRecord> runs =
                    study instanceof Study.Search ? folder.searches(one) : folder.estimations(one)) {
                runs.forEach(run -> bySeed.put(run.seed(), run));
            }
            return bySeed;
        });
    }
}
