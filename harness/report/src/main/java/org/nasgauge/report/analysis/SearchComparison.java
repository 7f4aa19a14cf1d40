package org.nasgauge.report.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.engine.manifest.Manifest;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.TimeSpent;

/** The search strategies of an experiment. */
public final class SearchComparison {
    private final Yardstick yardstick;
    private final List<SearchResult> results;
    private final AreaRange areaRange;
    private final Supplier<Standings> standing;
    private Optional<Standings> standings = Optional.empty();

    private SearchComparison(
            Yardstick yardstick, List<SearchResult> results, AreaRange areaRange, Supplier<Standings> standing) {
        this.yardstick = yardstick;
        this.results = List.copyOf(results);
        this.areaRange = areaRange;
        this.standing = standing;
    }

    public Yardstick yardstick() {
        return yardstick;
    }

    /** From the best mean final value to the worst; those without a result last. */
    public List<SearchResult> results() {
        return results;
    }

    /** Where {@link SearchResult#area} is taken. */
    public AreaRange areaRange() {
        return areaRange;
    }

    /**
     * Of those that are not shown the truth, in the order of the results. Made when they are first asked for: of many runs it
     * takes long, and not all that is reported needs them.
     */
    public synchronized Standings standings() {
        if (standings.isEmpty()) {
            standings = Optional.of(standing.get());
        }
        return standings.get();
    }

    /**
     * With what the strategies themselves took added to the simulated clock: the mean over the sampled runs of a study, so
     * that it comes out differently each time. Of the studies that were timed; empty where none was.
     */
    public static Optional<SearchComparison> withOwnSeconds(ResultFolder folder) {
        Map<String, TimeSpent> spent = folder.timeSpent();
        boolean timed = folder.manifest().benchmark().timed()
                && spent.values().stream().anyMatch(study -> !study.own().isEmpty());
        if (!timed) {
            return Optional.empty();
        }
        List<SearchTally.Outcome> outcomes = new ArrayList<>();
        for (StudyFacts study : folder.manifest().searches()) {
            SearchTally tally = tally(folder, study, Optional.empty());
            TimeSpent own = spent.get(study.id());
            if (own != null && !own.own().isEmpty()) {
                try (Stream<SearchRecord> runs = folder.searches(study)) {
                    runs.map(run -> run.delayed(own::ownSeconds)).forEach(tally::add);
                }
            }
            outcomes.add(tally.finish());
        }
        return Optional.of(of(folder.manifest(), Optional.empty(), outcomes));
    }

    /** @param budget that of the runs, as they are looked at */
    static SearchTally tally(ResultFolder folder, StudyFacts study, Optional<Constraint> budget) {
        return new SearchTally(
                study, folder.diagnosis(study), Yardstick.of(folder.manifest().benchmark()), budget);
    }

    static SearchComparison of(Manifest manifest, Optional<Constraint> budget, List<SearchTally.Outcome> outcomes) {
        List<SearchTally.Outcome> ranked = outcomes.stream()
                .sorted(Comparator.comparingDouble(SearchTally.Outcome::meanLoss)
                        .thenComparing(outcome -> outcome.result().study().label()))
                .toList();
        List<Standings.Competitor> competitors = ranked.stream()
                .flatMap(outcome -> outcome.competitor().stream())
                .toList();
        return new SearchComparison(
                Yardstick.of(manifest.benchmark()),
                ranked.stream().map(SearchTally.Outcome::result).toList(),
                AreaRange.of(budget),
                () -> Standings.of(competitors, manifest.baselineStudy()));
    }
}
