package org.nasgauge.engine.experiment;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.nasgauge.engine.record.RecordAppender;

/**
 * Hands out the runs in a fixed order, seed by seed and within a seed study by study, and writes their records in the
 * same order whoever ends first. Runs that are recorded already are left out. At most a window of runs is under way or
 * waiting to be written, so that memory does not grow with the number of runs. Safe for use by many threads.
 */
final class Output {
    /** @param order of the run among those of this session, from 0 */
    record Job(long order, int study, int seedIndex) {}

    private record Ended(Job job, ByteBuffer line) {}

    private final List<RecordAppender> files;
    private final int seeds;
    private final int window;
    private final long total;
    private final long recordedBefore;
    private final ProgressListener listener;
    private final long start = System.nanoTime();

    private final Map<Long, Ended> waiting = new HashMap<>();
    private int nextSeed;
    private int nextStudy;
    private long claimed;
    private long written;
    private boolean stopped;

    Output(List<RecordAppender> files, int seeds, int window, ProgressListener listener) {
        this.files = List.copyOf(files);
        this.seeds = seeds;
        this.window = window;
        this.listener = listener;
        this.total = (long) files.size() * seeds;
        this.recordedBefore = files.stream().mapToLong(RecordAppender::recorded).sum();
        report();
    }

    /** The next run, once there is room for it; empty when all are handed out, or after {@link #stop()}. */
    synchronized Optional<Job> claim() throws InterruptedException {
        while (!stopped && claimed - written >= window) {
            wait();
        }
        while (!stopped && nextSeed < seeds) {
            int study = nextStudy;
            int seed = nextSeed;
            nextStudy = (nextStudy + 1) % files.size();
            nextSeed += nextStudy == 0 ? 1 : 0;
            if (seed >= files.get(study).recorded()) {
                return Optional.of(new Job(claimed++, study, seed));
            }
        }
        return Optional.empty();
    }

    /** Takes the record of a run, and writes all that are complete up to the first that is still under way. */
    synchronized void put(Job job, byte[] line) {
        waiting.put(job.order(), new Ended(job, ByteBuffer.wrap(line)));
        for (Ended next = waiting.remove(written); next != null && !stopped; next = waiting.remove(written)) {
            files.get(next.job().study()).append(next.line());
            written++;
            report();
        }
        notifyAll();
    }

    /** Hands out and writes nothing more. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    private void report() {
        long elapsed = System.nanoTime() - start;
        long done = recordedBefore + written;
        Optional<Duration> left = written == 0
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(TimeUnit.NANOSECONDS.toMillis(elapsed) * (total - done) / written));
        listener.advanced(new ProgressListener.Progress(done, total, Duration.ofNanos(elapsed), left));
    }
}
