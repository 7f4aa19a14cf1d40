package org.nasgauge.engine.external;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A program that was started, and its lines. What it writes to its standard error is kept as far as messages need it.
 * Used by one thread.
 */
final class Program implements AutoCloseable {
    private static final int LONGEST_LINE = 1 << 20;
    private static final Duration START = Duration.ofMinutes(1);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    /** Was waiting when the thread was interrupted: no fault of the program, so nothing that a run may record. */
    static final class Interrupted extends Error {
        private static final long serialVersionUID = 1L;

        Interrupted(InterruptedException cause) {
            super("interrupted while waiting for a program", cause);
        }
    }

    private final List<String> command;
    private final Duration timeout;
    private final Process process;
    private final BufferedWriter input;
    /** Lines; empty at the end of the output. */
    private final BlockingQueue<Optional<String>> output = new ArrayBlockingQueue<>(16);

    private final LastWords lastWords;
    private boolean faulty;

    private Program(List<String> command, Duration timeout, Process process) {
        this.command = command;
        this.timeout = timeout;
        this.process = process;
        this.input = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        this.lastWords = LastWords.of(process.getErrorStream());
        daemon(() -> read(process.getInputStream()));
    }

    /** @throws IllegalArgumentException if it cannot be started */
    static Program start(List<String> command, Duration timeout) {
        try {
            return new Program(command, timeout, new ProcessBuilder(command).start());
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the program '" + String.join(" ", command) + "' cannot be started (" + e.getMessage() + ")", e);
        }
    }

    static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "external strategy");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void read(InputStream in) {
        try (in) {
            LineReader lines = new LineReader(in, LONGEST_LINE);
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                output.put(line);
            }
        } catch (IOException e) {
            // the process is gone
        } catch (InterruptedException e) {
            return;
        }
        try {
            output.put(Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @throws IllegalStateException if it has ended */
    void write(String line) {
        try {
            input.write(line);
            input.write('\n');
            input.flush();
        } catch (IOException e) {
            throw ended();
        }
    }

    /** @throws IllegalStateException if it has ended, or does not answer in time */
    String readLine() {
        return readLine(timeout);
    }

    /** The first line, for which a program has at least a minute: it has to start. */
    String readFirstLine() {
        return readLine(timeout.compareTo(START) > 0 ? timeout : START);
    }

    private String readLine(Duration patience) {
        try {
            Optional<String> line = output.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (line == null) {
                throw fault("did not answer within " + patience.toMillis() / 1e3 + " s");
            }
            return line.orElseThrow(this::ended);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Interrupted(e);
        }
    }

    /** What it did wrong. */
    IllegalStateException fault(String what) {
        faulty = true;
        return new IllegalStateException("the program '" + String.join(" ", command) + "' " + what);
    }

    private IllegalStateException ended() {
        try {
            if (process.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                String words = lastWords.await(timeout);
                return fault("ended with exit code " + process.exitValue()
                        + (words.isEmpty() ? "" : "; its last words: " + words));
            }
            return fault("closed its output");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Interrupted(e);
        }
    }

    /** Lets it end by itself, if it has kept to the protocol and does so soon; else ends it by force. */
    @Override
    public void close() {
        try {
            input.close();
            if (!faulty) {
                process.waitFor(FAREWELL.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (IOException e) {
            // it has gone before
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
