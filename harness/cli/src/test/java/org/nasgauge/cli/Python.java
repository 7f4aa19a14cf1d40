package org.nasgauge.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A Python of this machine, for tests that are left out where there is none. */
final class Python {
    private Python() {}

    /** What a program wrote on both streams, and how it ended. */
    record Ran(int exitCode, String output) {}

    /** The first of the usual names whose interpreter imports these modules. */
    static Optional<String> with(String modules) {
        return Stream.of("python3", "/usr/bin/python3")
                .filter(python -> {
                    try {
                        return run(python, "-c", "import " + modules).exitCode() == 0;
                    } catch (IOException e) {
                        return false;
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                })
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
