package org.nasgauge.engine.external;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes lines of UTF-8 from a thread of its own, since a pipe that nobody reads blocks whoever writes to it. Lines for
 * a reader that has closed its end are dropped.
 */
final class LineWriter {
    private static final int MOST_WAITING = 16;

    /** Lines; empty at the end. */
    private final BlockingQueue<Optional<String>> lines = new ArrayBlockingQueue<>(MOST_WAITING);

    private final AtomicInteger unread = new AtomicInteger();
    private final Thread thread;

    LineWriter(OutputStream out) {
        this.thread = Program.daemon(() -> write(out));
    }

    /** Whether there was room for it in time. */
    boolean offer(String line, Duration patience) throws InterruptedException {
        unread.incrementAndGet();
        return lines.offer(Optional.of(line), patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Whether something that was offered waits for the reader. */
    boolean isBlocked() {
        return unread.get() > 0;
    }

    /** Closes the stream after what was offered. Returns whether there was room for that in time. */
    boolean end(Duration patience) throws InterruptedException {
        return lines.offer(Optional.empty(), patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Drops what waits, once the reader is gone. */
    void stop() {
        thread.interrupt();
    }

    private void write(OutputStream out) {
        try (Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            boolean open = true;
            for (Optional<String> line = lines.take(); line.isPresent(); line = lines.take()) {
                open = open && written(line.get(), writer);
                unread.decrementAndGet();
            }
        } catch (IOException e) {
            // closing what the reader has closed before
        } catch (InterruptedException e) {
            // stopped
        }
    }

    private static boolean written(String line, Writer writer) {
        try {
            writer.write(line);
            writer.write('\n');
            writer.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
