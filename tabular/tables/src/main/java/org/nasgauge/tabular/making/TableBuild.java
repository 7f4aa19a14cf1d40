package org.nasgauge.tabular.making;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.metric.Series;
import org.nasgauge.tabular.query.Table;

/**
 * Trains what a plan names, each training once, and keeps it in a journal of the work folder. It can be stopped and
 * killed at any time; the next run goes on with what is not there yet.
 */
public final class TableBuild {
    private final Trainer trainer;
    private final BuildPlan plan;
    private final Path work;
    private final List<Table> bases;
    private final Optional<Race> race;
    private final TrainingPool pool = new TrainingPool();

    /**
     * @param work the folder of the journals; made if it is not there
     * @param bases tables whose trainings are not done again
     * @param race when the plan is done; the plan has to be whole
     */
    public TableBuild(Trainer trainer, BuildPlan plan, Path work, List<Table> bases, Optional<Race> race) {
        if (!trainer.space().name().equals(plan.space().name())) {
            throw new IllegalArgumentException("a plan over " + plan.space().name() + " for a trainer of "
                    + trainer.space().name());
        }
        this.trainer = trainer;
        this.plan = plan;
        this.work = work;
        if (race.isPresent() && !plan.isWhole()) {
            throw new IllegalArgumentException("a race needs all classes, and the plan has a part");
        }
        this.bases = List.copyOf(bases);
        this.race = race;
    }

    /** Lets the trainings that are under way finish, and begins no more. May be called by any thread. */
    public void stop() {
        pool.stop();
    }

    /**
     * Trains until plan and race are done, the time is up, or it is stopped or interrupted.
     *
     * @param threads trainings at a time, at least 1
     * @param limit begins no training after this time
     * @return how far the build has come
     * @throws org.nasgauge.api.error.UserError if what is there was made by another recipe, the journal cannot be
     *     written, or training after training fails
     */
    public Progress run(int threads, Optional<Duration> limit, Listener listener) {
        try (TrainingJournal journal = TrainingJournal.open(work, TrainingJournal.Header.of(trainer), part())) {
            TrainingSet there = new TrainingSources(bases, List.of(work))
                    .collect(plan.space(), plan.rowIndex(), trainer.recipe())
                    .trainings();
            Map<TrainingSet.Key, Outcome> outcomes = new ConcurrentHashMap<>();
            there.forEach((key, entry) -> outcomes.put(key, entry.outcome()));
            BuildClock clock = new BuildClock(limit, listener);
            List<BuildPlan.Job> known = new ArrayList<>();
            for (List<BuildPlan.Job> round = plan.jobs(); !round.isEmpty(); round = nextRound(known, outcomes)) {
                known.addAll(round);
                List<BuildPlan.Job> pending = new ArrayList<>(round);
                pending.removeIf(job -> isFinal(outcomes, job));
                clock.planned(
                        round.size(),
                        round.size() - pending.size(),
                        count(
                                round,
                                job -> isFinal(outcomes, job) && outcomes.get(key(job)) instanceof Outcome.Failed));
                pool.run(pending, threads, clock::isTimeUp, job -> {
                    Outcome outcome = Outcome.of(trainer, job);
                    String written = plan.space().format(job.architecture());
                    journal.append(TrainingJournal.Key.of(written, job.seed()), outcome);
                    outcomes.put(key(job), outcome);
                    clock.finished(outcome);
                });
                if (!round.stream().allMatch(job -> outcomes.containsKey(key(job)))) {
                    break;
                }
            }
            return clock.progress();
        }
    }

    private static TrainingSet.Key key(BuildPlan.Job job) {
        return new TrainingSet.Key(job.row(), job.seed());
    }

    private static boolean isFinal(Map<TrainingSet.Key, Outcome> outcomes, BuildPlan.Job job) {
        Outcome there = outcomes.get(key(job));
        return there != null && there.isFinal();
    }

    private static int count(List<BuildPlan.Job> jobs, Predicate<BuildPlan.Job> asked) {
        return (int) jobs.stream().filter(asked).count();
    }

    /** Decided by the jobs known so far alone, whatever else is there. */
    private List<BuildPlan.Job> nextRound(List<BuildPlan.Job> known, Map<TrainingSet.Key, Outcome> outcomes) {
        SortedMap<Integer, Race.Seen> seen = new TreeMap<>();
        for (BuildPlan.Job job : known) {
            Race.Seen of = seen.computeIfAbsent(job.row(), row -> new Race.Seen(new TreeSet<>(), new ArrayList<>()));
            of.asked().add(job.seed());
            if (outcomes.get(key(job)) instanceof Outcome.Completed completed) {
                of.finals()
                        .add(completed
                                .curve()
                                .at(Series.TEST_ACCURACY, completed.curve().epochs()));
            }
        }
        List<BuildPlan.Job> round = new ArrayList<>();
        race.map(one -> one.round(seen))
                .ifPresent(again -> again.forEach((row, seed) -> round.add(plan.job(row, seed))));
        return round;
    }

    /** Shards may share a folder, and each has a journal of its own. */
    private String part() {
        return plan.shard().equals(BuildPlan.Shard.WHOLE)
                ? ""
                : "-" + plan.shard().number() + "of" + plan.shard().count();
    }

    /**
     * How far a build has come.
     *
     * @param done trainings that are there, from this and earlier runs
     * @param total trainings of the plan
     * @param failed those of the trainings done that failed
     * @param recordedSeconds what the trainings done in this run say that they took, summed
     * @param secondsLeft estimated from the pace of this run; empty before its first training
     */
    public record Progress(int done, int total, int failed, double recordedSeconds, OptionalDouble secondsLeft) {
        public boolean isComplete() {
            return done == total;
        }
    }

    /** Is told how a build gets on. */
    @FunctionalInterface
    public interface Listener {
        /** Called once at the start and after each training, by one thread at a time. */
        void progress(Progress progress);
    }
}
