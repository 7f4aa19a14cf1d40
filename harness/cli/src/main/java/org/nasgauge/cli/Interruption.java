package org.nasgauge.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** Whoever stops the program with Ctrl-C reads how to go on. */
final class Interruption {
    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

    private Interruption() {}

    /** What can be stopped and gone on with. */
    @FunctionalInterface
    interface Work<T, E extends Exception> {
        T run() throws E;
    }

    /**
     * An interrupt asks the work to stop, and waits until it has ended with what it has.
     *
     * @param spec of any command of the call
     * @param stop may be called by any thread, also when the work is over
     */
    static <T, E extends Exception> T stopping(CommandSpec spec, Runnable stop, Work<T, E> work) throws E {
        CountDownLatch ended = new CountDownLatch(1);
        Thread wait = new Thread(() -> stopAndWait(stop, ended), "stop and wait");
        Runtime.getRuntime().addShutdownHook(wait);
        try {
            return during(spec, work);
        } finally {
            ended.countDown();
            remove(wait);
        }
    }

    private static void stopAndWait(Runnable stop, CountDownLatch ended) {
        stop.run();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @param spec of any command of the call */
    static <T, E extends Exception> T during(CommandSpec spec, Work<T, E> work) throws E {
        List<String> words = spec.root().commandLine().getParseResult().originalArgs();
        PrintStream err = System.err;
        Thread notice = new Thread(() -> err.println(notice(words)), "say how to go on");
        Runtime.getRuntime().addShutdownHook(notice);
        try {
            return work.run();
        } finally {
            remove(notice);
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the program is ending, and the hook at work
        }
    }

    /** As a shell reads it. */
    static String notice(List<String> words) {
        String call = words.stream()
                .map(word -> PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        return "nasgauge: stopped; what is recorded stands. To go on: nasgauge " + call;
    }
}
