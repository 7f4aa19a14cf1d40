package org.nasgauge.tabular.making;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Does jobs on several threads until all are done, it is told to stop, or one of them ends by an exception. */
final class TrainingPool {
    private volatile boolean stopped;

    /** Begins no more jobs; those under way are finished. */
    void stop() {
        stopped = true;
    }

    /**
     * Returns when no job is under way any more. An interrupt stops it and is kept.
     *
     * @param isTimeUp asked before each job
     */
    void run(List<BuildPlan.Job> jobs, int threads, BooleanSupplier isTimeUp, Consumer<BuildPlan.Job> training) {
        AtomicInteger next = new AtomicInteger();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            running.add(workers.submit(() -> work(jobs, next, isTimeUp, training)));
        }
        workers.shutdown();
        List<Throwable> failures = new ArrayList<>();
        running.forEach(worker -> await(worker).ifPresent(failures::add));
        for (Throwable failure : failures) {
            if (failure instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a training ended the build", failure);
        }
    }

    private void work(
            List<BuildPlan.Job> jobs, AtomicInteger next, BooleanSupplier isTimeUp, Consumer<BuildPlan.Job> training) {
        boolean failed = true;
        try {
            for (int i = next.getAndIncrement();
                    i < jobs.size() && !stopped && !isTimeUp.getAsBoolean();
                    i = next.getAndIncrement()) {
                training.accept(jobs.get(i));
            }
            failed = false;
        } finally {
            if (failed) {
                stop();
            }
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
