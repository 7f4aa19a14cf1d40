package org.nasgauge.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A Python of this machine, for tests that are left out where there is none. */
final class Python {
    private Python() {}

    /** What a program wrote on both streams, and how it ended. */
    record Ran(int exitCode, String output) {}

    private static final Map<String, Optional<String>> FOUND = new ConcurrentHashMap<>();

    /** The interpreter of the first of the usual names that imports these modules: what has such a name may be a script that looks for it. */
    static Optional<String> with(String modules) {
        return FOUND.computeIfAbsent(modules, Python::find);
    }

    private static Optional<String> find(String modules) {
        return Stream.of("python3", "/usr/bin/python3")
                .map(python -> {
                    try {
                        return run(python, "-c", "import sys, " + modules + "; print(sys.executable)");
                    } catch (IOException e) {
                        return new Ran(1, String.valueOf(e.getMessage()));
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .filter(ran -> ran.exitCode() == 0)
                .map(ran -> ran.output().strip())
                .findFirst();
    }

    static Ran run(String python, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(python));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), output);
    }
}
