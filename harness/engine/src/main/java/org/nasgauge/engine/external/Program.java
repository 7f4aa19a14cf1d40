package org.nasgauge.engine.external;

import java.io.IOException;
import java.io.InputStream;
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
    private static final int MOST_UNASKED = 16;
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
    private final LineWriter input;
    private final BlockingQueue<Heard> output = new ArrayBlockingQueue<>(MOST_UNASKED);
    private final Thread reader;
    private final LastWords lastWords;
    private boolean faulty;

    private Program(List<String> command, Duration timeout, Process process) {
        this.command = command;
        this.timeout = timeout;
        this.process = process;
        this.input = new LineWriter(process.getOutputStream());
        this.lastWords = LastWords.of(process.getErrorStream());
        this.reader = daemon(() -> read(process.getInputStream()));
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
            output.put(lines(LineReader.refusing(in, LONGEST_LINE)));
        } catch (IOException | InterruptedException e) {
            // nobody waits for more
        }
    }

    /** Hands all lines over, and returns why there are no more. */
    private Heard lines(LineReader lines) throws InterruptedException {
        try {
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                output.put(new Heard.Line(line.get()));
            }
            return Heard.Last.END_OF_OUTPUT;
        } catch (LineReader.TooLong e) {
            return Heard.Last.LINE_TOO_LONG;
        } catch (IOException e) {
            return Heard.Last.END_OF_OUTPUT; // the process is gone
        }
    }

    /** @throws IllegalStateException if it has not read what it was told before, for as long as it has for an answer */
    void write(String line) {
        try {
            if (!input.offer(line, timeout)) {
                throw fault(timedOut(timeout));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Interrupted(e);
        }
    }

    /** @throws IllegalStateException if it has ended, does not answer in time, or answers without an end */
    String readLine() {
        return readLine(timeout);
    }

    /** The first line, for which a program has at least a minute: it has to start. */
    String readFirstLine() {
        return readLine(timeout.compareTo(START) > 0 ? timeout : START);
    }

    private String readLine(Duration patience) {
        try {
            Heard heard = output.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (heard == null) {
                throw fault(timedOut(patience));
            }
            if (heard instanceof Heard.Line line) {
                return line.text();
            }
            throw heard == Heard.Last.LINE_TOO_LONG
                    ? fault("wrote a line of more than " + LONGEST_LINE + " bytes")
                    : ended();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Interrupted(e);
        }
    }

    private String timedOut(Duration patience) {
        return (input.isBlocked() ? "did not read its standard input within " : "did not answer within ")
                + patience.toMillis() / 1e3 + " s";
    }

    /** What it did wrong. */
    IllegalStateException fault(String what) {
        faulty = true;
        return new IllegalStateException("the program '" + String.join(" ", command) + "' " + what);
    }

    /** Why there is no more output. A program that ends closes that first, so its exit code may be a moment away. */
    private IllegalStateException ended() throws InterruptedException {
        Duration patience = timeout.compareTo(FAREWELL) < 0 ? timeout : FAREWELL;
        if (!process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            return fault("closed its standard output, and lives");
        }
        String words = lastWords.await(patience);
        return fault(
                "ended with exit code " + process.exitValue() + (words.isEmpty() ? "" : "; its last words: " + words));
    }

    /** Says a last line to a program that has kept to the protocol, and lets it end by itself if it does so soon. */
    void dismiss(String line) {
        try {
            if (!faulty && input.offer(line, FAREWELL) && input.end(FAREWELL)) {
                process.waitFor(FAREWELL.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    /** Ends it by force, if it has not ended by itself. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        input.stop();
        reader.interrupt();
    }

    /** What comes from a program's standard output. */
    private sealed interface Heard {
        /** Without its end. */
        record Line(String text) implements Heard {}

        /** Nothing more comes. */
        enum Last implements Heard {
            END_OF_OUTPUT,
            LINE_TOO_LONG
        }
    }
}
