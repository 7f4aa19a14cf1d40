package org.nasgauge.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far long work has come: a bar where a person looks on, a line every few seconds where a file does. */
interface Progress extends AutoCloseable {
    /**
     * May be called by any thread, as often as it likes.
     *
     * @param total of what is counted; 0 while it is not known
     */
    void reached(long done, long total, String detail);

    @Override
    default void close() {}

    /** Written to standard error. The launcher says whether that is a terminal. */
    static Progress of(String task) {
        return Boolean.getBoolean("nasgauge.terminal") ? new Bar(task) : new Log(task, System.err);
    }

    /** A bar with the time left. */
    final class Bar implements Progress {
        private final ProgressBar bar;

        Bar(String task) {
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(-1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(250)
                    .build();
        }

        @Override
        public synchronized void reached(long done, long total, String detail) {
            bar.maxHint(total > 0 ? total : -1);
            bar.stepTo(done);
            bar.setExtraMessage(detail);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /** A line every ten seconds, with the time left at the mean pace so far. */
    final class Log implements Progress {
        private static final long EVERY = TimeUnit.SECONDS.toNanos(10);

        private final String task;
        private final PrintStream out;
        private final long start = System.nanoTime();
        private long first = -1;
        private long last = start;

        Log(String task, PrintStream out) {
            this.task = task;
            this.out = out;
        }

        @Override
        public synchronized void reached(long done, long total, String detail) {
            long now = System.nanoTime();
            if (first < 0) {
                first = done;
            }
            if (now - last < EVERY || done == first) {
                return;
            }
            last = now;
            String more = detail.isEmpty() ? "" : ", " + detail;
            if (total <= 0) {
                out.println(task + ": " + done + more);
                return;
            }
            double secondsLeft = (now - start) / 1e9 / (done - first) * (total - done);
            out.println(String.format(
                    Locale.ROOT,
                    "%s: %d of %d (%.1f %%), %s left%s",
                    task,
                    done,
                    total,
                    100.0 * done / total,
                    duration(secondsLeft),
                    more));
        }
    }

    /** As in {@code 1 h 05 min}, {@code 3 min 20 s} or {@code 12 s}. */
    static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole >= 3600) {
            return String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole / 60 % 60);
        }
        return whole >= 60 ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60) : whole + " s";
    }
}
