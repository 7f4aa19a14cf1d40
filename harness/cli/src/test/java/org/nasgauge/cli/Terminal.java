package org.nasgauge.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import picocli.CommandLine;

/** What a user sees of one call of the command. */
record Terminal(int exitCode, String out, String err) {
    static Terminal nasgauge(Object... arguments) {
        return nasgauge(Map.of(), arguments);
    }

    static Terminal nasgauge(Map<String, String> environment, Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command =
                Nasgauge.commandLine(environment).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = String.valueOf(arguments[i]);
        }
        return new Terminal(command.execute(words), out.toString(), err.toString());
    }
}
