package org.nasgauge.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nasgauge.api.error.PlainWords;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.api.error.UserError;

/**
 * What a call that broke off says, in one line and perhaps some of detail below it: whether the user can mend it, the machine is too small or broken, or
 * nasgauge itself is to blame.
 */
record Fault(Ending ending, String message, List<String> details) {
    private static final int MOST_CAUSES = 20;
    static final String UNLOADABLE =
            "a part of nasgauge or of a plug-in cannot be loaded: too few files may be open, or the"
                    + " build was replaced while it ran. Raise the limit ('ulimit -n 4096'), or build it again.";

    private static final String OPTIONS = "NASGAUGE_JAVA_OPTIONS=";

    Fault(Ending ending, String message) {
        this(ending, message, List.of());
    }

    static Fault of(Throwable thrown) {
        return Stream.<@Nullable Throwable>iterate(thrown, Objects::nonNull, Throwable::getCause)
                .limit(MOST_CAUSES)
                .map(Fault::known)
                .flatMap(Optional::stream)
                .findFirst()
                .map(message -> new Fault(Ending.REFUSED, message, details(thrown)))
                .orElseGet(() -> new Fault(
                        Ending.BUG,
                        "this is a fault of nasgauge itself ("
                                + PlainWords.of(thrown).problem()
                                + "). Please report it, with what the same command prints with --trace."));
    }

    private static List<String> details(Throwable thrown) {
        return thrown instanceof UserError error ? error.details() : List.of();
    }

    /** What is not our fault; empty if it may be. */
    private static Optional<String> known(Throwable cause) {
        if (cause instanceof UserError) {
            return Optional.of(String.valueOf(cause.getMessage()));
        } else if (cause instanceof OutOfMemoryError) {
            return Optional.of(outOfMemory(String.valueOf(cause.getMessage())));
        } else if (cause instanceof StackOverflowError) {
            return Optional.of("something is nested deeper than the stack of a thread. Give threads more: " + OPTIONS
                    + "-Xss16m.");
        } else if (cause instanceof LinkageError) {
            return Optional.of(UNLOADABLE);
        } else if (cause instanceof FileSystemException failure && failure.getFile() != null) {
            return Optional.of(String.valueOf(
                    UserError.unreadable(failure.getFile(), failure).getMessage()));
        } else if (cause instanceof IOException || cause instanceof UncheckedIOException) {
            PlainWords words = PlainWords.of(cause);
            return Optional.of("a file cannot be read or written: " + words.problem() + ". " + words.mend() + ".");
        }
        return Optional.empty();
    }

    private static String outOfMemory(String said) {
        if (said.contains("native thread")) {
            return "the system gives no more threads. Use fewer --threads, or raise the limit ('ulimit -u').";
        }
        long megabytes = Runtime.getRuntime().maxMemory() >> 20;
        return "more memory is needed than the " + megabytes
                + " MB that nasgauge may use. Use fewer --threads, or give it" + " more: " + OPTIONS + "-Xmx"
                + Math.max(1, (2 * megabytes + 1023) >> 10) + "g.";
    }

    void print(PrintWriter err) {
        err.println("nasgauge: " + Quoted.visible(message));
        details.forEach(line -> err.println("  " + line));
        err.flush();
    }
}
