package org.nasgauge.engine.external;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.nasgauge.api.error.PlainWords;
import org.nasgauge.api.error.Quoted;

/** A program that was started, and its lines. Used by one thread. */
final class Program implements AutoCloseable {
    private static final int LONGEST_LINE = 1 << 20;
    private static final int MOST_UNASKED = 16;
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final int SIGNALLED = 128;
    private static final Map<Integer, String> SIGNALS = Map.of(
            4, "an illegal instruction",
            6, "an abort of its own",
            8, "an arithmetic error",
            9, "a kill, by somebody or for want of memory",
            11, "a memory access of its own that is not allowed",
            15, "a request to end");

    /** Was waiting when the thread was interrupted: no fault of the program, so nothing that a run may record. */
    static final class Interrupted extends Error {
        private static final long serialVersionUID = 1L;

        Interrupted(InterruptedException cause) {
            super("interrupted while waiting for a program", cause);
        }
    }

    private final List<String> command;
    private final Patience patience;
    private final Transcript transcript;
    private final Process process;
    private final ProcessTree tree;
    private final LineWriter input;
    private final BlockingQueue<Heard> output = new ArrayBlockingQueue<>(MOST_UNASKED);
    private final Thread reader;
    private final StandardError error;
    private boolean ended;

    private Program(List<String> command, Patience patience, Transcript transcript, ProcessTree tree) {
        this.command = command;
        this.patience = patience;
        this.transcript = transcript;
        this.tree = tree;
        this.process = tree.root();
        this.input = new LineWriter(process.getOutputStream());
        this.error = StandardError.of(
                process.getErrorStream(), line -> transcript.add(Transcript.Speaker.STANDARD_ERROR, line));
        this.reader = daemon(() -> read(process.getInputStream()));
    }

    /** @throws ProgramFault if it cannot be started */
    static Program start(List<String> command, Patience patience, Transcript transcript) {
        try {
            return new Program(command, patience, transcript, ProcessTree.start(command));
        } catch (IOException e) {
            ProgramFault fault = new ProgramFault(
                    command,
                    "cannot be started: " + PlainWords.of(e).problem(),
                    "Name a program that is there and may be executed",
                    "");
            transcript.fault(fault);
            throw fault;
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
            output.put(lines(new LineReader(in, LONGEST_LINE)));
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
        } catch (LineReader.NoLine e) {
            return e.isTooLong() ? Heard.Last.LINE_TOO_LONG : Heard.Last.NO_TEXT;
        } catch (IOException e) {
            return Heard.Last.END_OF_OUTPUT; // the process is gone
        }
    }

    /** @throws ProgramFault if it has written a line that was not asked for */
    void requireSilence() {
        if (output.peek() instanceof Heard.Line line) {
            throw fault(
                    "wrote " + Quoted.of(line.text()) + " without being asked",
                    "Answer each ask with one line, and write nothing else to standard output");
        }
    }

    /** @throws ProgramFault if it does not read what it was told before, for as long as it has for an answer */
    void write(String line) {
        write(line, patience.answer());
    }

    /** @throws ProgramFault if it does not read what it was told before in this time */
    void write(String line, Duration within) {
        transcript.add(Transcript.Speaker.SUITE, line);
        try {
            if (!input.offer(line, within)) {
                throw late("did not answer", within);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Interrupted(e);
        }
    }

    /**
     * Its next line, without the end of the line.
     *
     * @param doing what it did not do, if it is late, as in "did not answer"
     * @param whole the time that it had for this, which may have begun before
     * @throws ProgramFault if it has ended, is late, or answers with no line of text
     */
    String readLine(Duration within, String doing, Duration whole) {
        try {
            Heard heard = next(within);
            if (heard == null) {
                throw late(doing, whole);
            }
            if (heard instanceof Heard.Line line) {
                transcript.add(Transcript.Speaker.PROGRAM, line.text());
                return line.text();
            }
            throw switch ((Heard.Last) heard) {
                case LINE_TOO_LONG ->
                    fault("wrote a line of more than " + LONGEST_LINE + " bytes", "End each answer with a line feed");
                case NO_TEXT -> fault("wrote bytes that are no UTF-8", "Write text in UTF-8");
                case END_OF_OUTPUT -> gone();
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Interrupted(e);
        }
    }

    /** What comes next in this time. From a program that is dead nothing comes, though what it has started may go on. */
    private @Nullable Heard next(Duration within) throws InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        while (true) {
            boolean alive = process.isAlive();
            long left = end - System.nanoTime();
            @Nullable Heard heard = output.poll(Math.min(left, GLANCE.toNanos()), TimeUnit.NANOSECONDS);
            if (heard != null || left <= GLANCE.toNanos()) {
                return heard;
            }
            if (!alive) {
                return Heard.Last.END_OF_OUTPUT;
            }
        }
    }

    /** It is late, whatever it was to do: because it does not read, or because it does not write. */
    private ProgramFault late(String doing, Duration whole) {
        return input.isBlocked()
                ? fault(
                        "did not read its standard input within " + Patience.inSeconds(whole),
                        "Read every line, those that need no answer too")
                : fault(
                        doing + " within " + Patience.inSeconds(whole),
                        "Flush standard output after each line; if it needs longer, raise 'timeout'");
    }

    /** What it did wrong. It is ended. */
    ProgramFault fault(String what, String mend) {
        close();
        try {
            ProgramFault fault = new ProgramFault(command, what, mend, error.await(patience.farewell()));
            transcript.fault(fault);
            return fault;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Interrupted(e);
        }
    }

    /** Why there is no more output. A program that ends closes that first, so its exit code may be a moment away. */
    private ProgramFault gone() throws InterruptedException {
        if (!process.waitFor(patience.farewell().toNanos(), TimeUnit.NANOSECONDS)) {
            return fault(
                    "closed its standard output, and lives", "Keep standard output open until the line 'end' comes");
        }
        tree.end();
        int code = process.exitValue();
        String words = lastLine(error.await(patience.farewell()));
        return fault(
                "ended with exit code " + code
                        + Optional.ofNullable(SIGNALS.get(code - SIGNALLED))
                                .map(signal -> ", as by " + signal)
                                .orElse("")
                        + (words.isEmpty() ? "" : "; its last words: " + words),
                "Its standard error says more");
    }

    private static String lastLine(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .reduce((before, line) -> line)
                .map(line -> Quoted.cut(line.strip()))
                .orElse("");
    }

    /** Says a last line to a program that has kept to the protocol, and lets it end by itself if it does so soon. */
    void dismiss(String line) {
        if (ended) {
            return;
        }
        transcript.add(Transcript.Speaker.SUITE, line);
        long end = System.nanoTime() + patience.farewell().toNanos();
        try {
            if (input.offer(line, patience.farewell()) && input.end(Duration.ofNanos(end - System.nanoTime()))) {
                process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    /** Ends it by force, if it has not ended by itself, with all that it has started. */
    @Override
    public void close() {
        ended = true;
        tree.end();
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
            LINE_TOO_LONG,
            NO_TEXT
        }
    }
}
