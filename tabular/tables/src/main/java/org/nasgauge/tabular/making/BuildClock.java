package org.nasgauge.tabular.making;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nasgauge.api.metric.Series;

/** Counts the trainings of a run and estimates when it ends. What it measures is shown, and never kept. */
final class BuildClock {
    private static final double NANOS = 1e9;

    private final int total;
    private final int doneBefore;
    private final BuildListener listener;
    private final long start = System.nanoTime();
    private final Optional<Duration> limit;
    private int done;
    private int failed;
    private double recordedSeconds;

    BuildClock(int total, int doneBefore, int failed, Optional<Duration> limit, BuildListener listener) {
        this.total = total;
        this.doneBefore = doneBefore;
        this.done = doneBefore;
        this.failed = failed;
        this.limit = limit;
        this.listener = listener;
        listener.progress(progress());
    }

    boolean isTimeUp() {
        return limit.isPresent() && System.nanoTime() - start >= limit.get().toNanos();
    }

    synchronized void finished(Outcome outcome) {
        done++;
        if (outcome instanceof Outcome.Completed completed
                && completed.curve().series().contains(Series.TRAIN_SECONDS)) {
            recordedSeconds += completed.curve().secondsUpTo(completed.curve().epochs());
        } else if (outcome instanceof Outcome.Failed) {
            failed++;
        }
        listener.progress(progress());
    }

    synchronized BuildProgress progress() {
        int doneNow = done - doneBefore;
        double elapsed = (System.nanoTime() - start) / NANOS;
        OptionalDouble left =
                doneNow == 0 ? OptionalDouble.empty() : OptionalDouble.of(elapsed / doneNow * (total - done));
        return new BuildProgress(done, total, failed, recordedSeconds, left);
    }
}
