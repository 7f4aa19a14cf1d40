package org.nasgauge.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** While it is open, whoever stops the program with Ctrl-C reads how to go on. */
final class Interruption implements AutoCloseable {
    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

    private final Thread notice;

    /** @param words of the call, without the name of the program */
    Interruption(List<String> words, PrintStream err) {
        notice = new Thread(() -> err.println(notice(words)), "say how to go on");
        Runtime.getRuntime().addShutdownHook(notice);
    }

    /** As a shell reads it. */
    static String notice(List<String> words) {
        String call = words.stream()
                .map(word -> PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        return "nasgauge: stopped; what is recorded stands. To go on: nasgauge " + call;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(notice);
        } catch (IllegalStateException e) {
            // it is just being read
        }
    }
}
