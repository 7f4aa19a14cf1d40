package org.nasgauge.tabular.making;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Series;

/**
 * Counts the trainings of a run, estimates when it ends, and ends it when training after training fails: the fault is then
 * in the trainer or the machine. What it measures is shown, and never kept.
 */
final class BuildClock {
    private static final double NANOS = 1e9;
    private static final int TOO_MANY_FAILURES = 8;

    private final TableBuild.Listener listener;
    private final long start = System.nanoTime();
    private final Optional<Duration> limit;
    private int total;
    private int doneBefore;
    private int done;
    private int failed;
    private int failuresInRow;
    private double recordedSeconds;

    BuildClock(Optional<Duration> limit, TableBuild.Listener listener) {
        this.limit = limit;
        this.listener = listener;
    }

    /**
     * More has to be done.
     *
     * @param trainings of which some are there
     * @param failedThere those of the trainings there that failed
     */
    synchronized void planned(int trainings, int there, int failedThere) {
        total += trainings;
        doneBefore += there;
        done += there;
        failed += failedThere;
        listener.progress(progress());
    }

    boolean isTimeUp() {
        return limit.isPresent() && System.nanoTime() - start >= limit.get().toNanos();
    }

    /** @throws UserError if too many trainings in a row failed */
    synchronized void finished(Outcome outcome) {
        done++;
        if (outcome instanceof Outcome.Completed completed
                && completed.curve().series().contains(Series.TRAIN_SECONDS)) {
            recordedSeconds += completed.curve().secondsUpTo(completed.curve().epochs());
        } else if (outcome instanceof Outcome.Failed) {
            failed++;
        }
        listener.progress(progress());
        if (outcome instanceof Outcome.Failed machine && !outcome.isFinal()) {
            failuresInRow++;
            refuseTooMany(machine);
        } else {
            failuresInRow = 0;
        }
    }

    private void refuseTooMany(Outcome.Failed last) {
        if (failuresInRow >= TOO_MANY_FAILURES) {
            throw UserError.at(
                    "table build",
                    "the last " + TOO_MANY_FAILURES + " trainings did not end; the last one " + last.reason(),
                    "Mend the trainer or the machine, and run the build again: what failed is redone");
        }
    }

    synchronized TableBuild.Progress progress() {
        int doneNow = done - doneBefore;
        double elapsed = (System.nanoTime() - start) / NANOS;
        OptionalDouble left =
                doneNow == 0 ? OptionalDouble.empty() : OptionalDouble.of(elapsed / doneNow * (total - done));
        return new TableBuild.Progress(done, total, failed, recordedSeconds, left);
    }
}
