package org.nasgauge.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;

/** What a user sees of one call of the command. */
record Terminal(int exitCode, String out, String err) {
    static Terminal nasgauge(Object... arguments) {
        return nasgauge(Map.of(), arguments);
    }

    static Terminal nasgauge(Map<String, String> environment, Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Terminal seen = into(out, environment, arguments);
        return new Terminal(seen.exitCode, out.toString(StandardCharsets.UTF_8), seen.err);
    }

    /** The same, with a standard output that may fail. */
    static Terminal into(OutputStream out, Map<String, String> environment, Object... arguments) {
        StringWriter err = new StringWriter();
        String[] words = Stream.of(arguments).map(String::valueOf).toArray(String[]::new);
        int exitCode = Nasgauge.call(environment, new StandardOutput(out), new PrintWriter(err), words);
        return new Terminal(exitCode, "", err.toString());
    }
}
