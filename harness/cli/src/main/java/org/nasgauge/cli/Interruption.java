package org.nasgauge.cli;

import java.io.PrintStream;
import java.util.List;
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

    /** @param spec of any command of the call */
    static <T, E extends Exception> T during(CommandSpec spec, Work<T, E> work) throws E {
        List<String> words = spec.root().commandLine().getParseResult().originalArgs();
        PrintStream err = System.err;
        Thread notice = new Thread(() -> err.println(notice(words)), "say how to go on");
        Runtime.getRuntime().addShutdownHook(notice);
        try {
            return work.run();
        } finally {
            try {
                Runtime.getRuntime().removeShutdownHook(notice);
            } catch (IllegalStateException e) {
                // it is just being read
            }
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
