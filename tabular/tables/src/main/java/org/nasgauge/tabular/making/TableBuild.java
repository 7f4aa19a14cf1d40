package org.nasgauge.tabular.making;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nasgauge.api.benchmark.Trainer;
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
    private final TrainingPool pool = new TrainingPool();

    /**
     * @param work the folder of the journals; made if it is not there
     * @param bases tables whose trainings are not done again
     */
    public TableBuild(Trainer trainer, BuildPlan plan, Path work, List<Table> bases) {
        if (!trainer.space().name().equals(plan.space().name())) {
            throw new IllegalArgumentException("a plan over " + plan.space().name() + " for a trainer of "
                    + trainer.space().name());
        }
        this.trainer = trainer;
        this.plan = plan;
        this.work = work;
        this.bases = List.copyOf(bases);
    }

    /** Lets the trainings that are under way finish, and begins no more. May be called by any thread. */
    public void stop() {
        pool.stop();
    }

    /**
     * Trains until the plan is done, the time is up, or it is stopped or interrupted.
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
            List<BuildPlan.Job> pending = new ArrayList<>();
            int failed = 0;
            for (BuildPlan.Job job : plan.jobs()) {
                Optional<Outcome> outcome = there.outcome(new TrainingSet.Key(job.row(), job.seed()));
                if (outcome.isEmpty() || !outcome.get().isFinal()) {
                    pending.add(job);
                } else if (outcome.get() instanceof Outcome.Failed) {
                    failed++;
                }
            }
            BuildClock clock =
                    new BuildClock(plan.jobs().size(), plan.jobs().size() - pending.size(), failed, limit, listener);
            pool.run(pending, threads, clock::isTimeUp, job -> {
                Outcome outcome = Outcome.of(trainer, job);
                String written = plan.space().format(job.architecture());
                journal.append(TrainingJournal.Key.of(written, job.seed()), outcome);
                clock.finished(outcome);
            });
            return clock.progress();
        }
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
