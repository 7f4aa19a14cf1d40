package org.nasgauge.engine.experiment;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.nasgauge.engine.record.RecordAppender;

/**
 * Hands out the runs seed by seed, and within a seed those first whose study has taken longest for each of its runs so far, so
 * that no thread waits at the end for a long one. The records of a study are written by seed whoever ends first. Runs
 * that are recorded already are left out. At most a window of runs is under way or waiting to be written, so that memory does
 * not grow with the number of runs. Safe for use by many threads.
 */
final class Output {
    /**
     * @param order of the run among those of this session, from 0
     * @param begun in nanoseconds of the clock
     */
    record Job(long order, int study, int seedIndex, long begun) {}

    private record Ended(Job job, ByteBuffer line) {}

    private final List<RecordAppender> files;
    private final int seeds;
    private final int window;
    private final long total;
    private final long recordedBefore;
    private final ProgressListener listener;
    private final LongSupplier clock;
    private final long start;

    private final Map<Long, Ended> waiting = new HashMap<>();
    /** What is left of a seed. */
    private final Deque<Integer> studies = new ArrayDeque<>();
    /** Of each study, of the runs that have ended. */
    private final LongSummaryStatistics[] nanoseconds;

    private int seed = -1;
    private long claimed;
    private long written;
    private boolean stopped;

    Output(List<RecordAppender> files, int seeds, int window, ProgressListener listener) {
        this(files, seeds, window, listener, System::nanoTime);
    }

    /** @param clock in nanoseconds from any time on */
    Output(List<RecordAppender> files, int seeds, int window, ProgressListener listener, LongSupplier clock) {
        this.files = List.copyOf(files);
        this.seeds = seeds;
        this.window = window;
        this.nanoseconds = new LongSummaryStatistics[files.size()];
        Arrays.setAll(nanoseconds, study -> new LongSummaryStatistics());
        this.listener = listener;
        this.clock = clock;
        this.start = clock.getAsLong();
        this.total = (long) files.size() * seeds;
        this.recordedBefore = files.stream().mapToLong(RecordAppender::recorded).sum();
        report();
    }

    /** The next run, once there is room for it; empty when all are handed out, or after {@link #stop()}. */
    synchronized Optional<Job> claim() throws InterruptedException {
        while (!stopped && claimed - written >= window) {
            wait();
        }
        while (!stopped && studies.isEmpty() && seed < seeds - 1) {
            seed++;
            IntStream.range(0, files.size())
                    .filter(study -> seed >= files.get(study).recorded())
                    .boxed()
                    .sorted(Comparator.comparingDouble(study -> -nanoseconds[study].getAverage()))
                    .forEach(studies::add);
        }
        return stopped || studies.isEmpty()
                ? Optional.empty()
                : Optional.of(new Job(claimed++, studies.remove(), seed, clock.getAsLong()));
    }

    /** Takes the record of a run, and writes all that are complete up to the first that is still under way. */
    synchronized void put(Job job, byte[] line) {
        nanoseconds[job.study()].accept(clock.getAsLong() - job.begun());
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
        long elapsed = clock.getAsLong() - start;
        long done = recordedBefore + written;
        Optional<Duration> left = written == 0
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(TimeUnit.NANOSECONDS.toMillis(elapsed) * (total - done) / written));
        listener.advanced(new ProgressListener.Progress(done, total, Duration.ofNanos(elapsed), left));
    }
}
