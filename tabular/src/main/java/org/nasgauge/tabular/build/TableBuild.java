package org.nasgauge.tabular.build;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.tabular.table.Sha256;
import org.nasgauge.tabular.table.Table;

/**
 * Trains what a plan names, each training once, and keeps it in a journal of the work folder. It can be stopped and
 * killed at any time; the next run goes on with what is not there yet.
 */
public final class TableBuild {
    private final Trainer trainer;
    private final BuildPlan plan;
    private final Path work;
    private final List<Table> bases;
    private volatile boolean stopped;

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
        stopped = true;
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
    public BuildProgress run(int threads, Optional<Duration> limit, BuildListener listener) {
        TrainingSet there = new TrainingSources(bases, List.of(work))
                .collect(plan.space(), plan.rowIndex(), trainer.recipe())
                .trainings();
        List<Job> pending = new ArrayList<>();
        int failed = 0;
        for (Job job : plan.jobs()) {
            Optional<Outcome> outcome = there.outcome(new TrainingSet.Key(job.row(), job.seed()));
            if (outcome.isEmpty() || !outcome.get().isFinal()) {
                pending.add(job);
            } else if (outcome.get() instanceof Outcome.Failed) {
                failed++;
            }
        }
        BuildClock clock =
                new BuildClock(plan.jobs().size(), plan.jobs().size() - pending.size(), failed, limit, listener);
        JournalHeader header = JournalHeader.of(trainer);
        try (Journal journal = Journal.append(work.resolve(journalName(header)), header)) {
            trainAll(pending, threads, journal, clock);
        }
        return clock.progress();
    }

    /** One journal for each environment, space and shard: what its header says holds for all its lines. */
    private String journalName(JournalHeader header) {
        String made = Sha256.of(JournalFormat.line(header).getBytes(StandardCharsets.UTF_8))
                .substring(0, 8);
        String shard = plan.shard().equals(Shard.WHOLE)
                ? ""
                : "-" + plan.shard().number() + "of" + plan.shard().count();
        return "trainings-" + made + shard + TrainingSources.JOURNAL_SUFFIX;
    }

    private void trainAll(List<Job> pending, int threads, Journal journal, BuildClock clock) {
        AtomicInteger next = new AtomicInteger();
        FailureStreak streak = new FailureStreak();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            running.add(workers.submit(() -> {
                try {
                    while (!stopped && !clock.isTimeUp()) {
                        int position = next.getAndIncrement();
                        if (position >= pending.size()) {
                            return;
                        }
                        Job job = pending.get(position);
                        Outcome outcome = Training.of(trainer, job);
                        journal.append(new JournalRecord(plan.space().format(job.architecture()), job.seed(), outcome));
                        clock.finished(outcome);
                        streak.add(outcome);
                    }
                } finally {
                    // A worker that leaves by an exception must not let the others go on for hours.
                    if (next.get() < pending.size()) {
                        stopped = true;
                    }
                }
            }));
        }
        workers.shutdown();
        // All of them, before the journal is closed.
        List<Throwable> failures = new ArrayList<>();
        running.forEach(worker -> await(worker).ifPresent(failures::add));
        for (Throwable failure : failures) {
            if (failure instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a training ended the build", failure);
        }
    }

    /** Waits for a worker, and gives what it failed with, if it did. */
    private Optional<Throwable> await(Future<?> worker) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    worker.get();
                    return Optional.empty();
                } catch (InterruptedException e) {
                    // The trainings under way are finished and kept: they take seconds.
                    stop();
                    interrupted = true;
                } catch (ExecutionException e) {
                    return Optional.of(e.getCause() == null ? e : e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
