package org.nasgauge.engine.external;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.Setting;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.search.SearchStrategyProvider;

/** Makes a program a strategy. A recipe gives its command as a list, under the key {@value #NAME}. */
public final class External implements SearchStrategyProvider {
    public static final String NAME = "external";

    private static final Setting<String> COMMAND =
            new Setting.Text("command", "[]", "the program and its arguments, as a JSON array of texts");
    private static final Setting<Double> TIMEOUT =
            new Setting.Real("timeout", 600.0, 1e-3, 1e9, "seconds of real time that the program has for each answer");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "A program in any language, which is asked and told over its standard input and output.";
    }

    @Override
    public String source() {
        return "The program; the protocol, version " + Protocol.VERSION + ", is in samples/python/PROTOCOL.md";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(COMMAND, TIMEOUT);
    }

    @Override
    public Set<Capability> requirements() {
        return Set.of();
    }

    /** How a command stands among the settings. */
    public static String setting(List<String> command) {
        try {
            return new ObjectMapper().writeValueAsString(command);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written as JSON", e);
        }
    }

    private static List<String> command(Settings settings) {
        try {
            String[] words = new ObjectMapper().readValue(settings.get(COMMAND), String[].class);
            if (words.length > 0) {
                return List.of(words);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("'" + settings.get(COMMAND) + "' is no JSON array of texts", e);
        }
        throw new IllegalArgumentException("an external strategy needs a command, as [python3, my.py]");
    }

    /** Words of the command that are paths of files; not a program that is looked up by its name alone. */
    @Override
    public List<Path> files(Settings settings) {
        List<String> command = command(settings);
        return command.stream()
                .skip(isPath(command.get(0)) ? 0 : 1)
                .filter(External::isFile)
                .map(Path::of)
                .distinct()
                .toList();
    }

    private static boolean isPath(String program) {
        return program.indexOf('/') >= 0 || program.indexOf(File.separatorChar) >= 0;
    }

    private static boolean isFile(String word) {
        try {
            return Files.isRegularFile(Path.of(word));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** @throws IllegalArgumentException if the program cannot be started or does not greet as the protocol says */
    @Override
    public SearchStrategy create(Problem problem, Settings settings, SeededRandom random) {
        Duration timeout = Duration.ofNanos((long) (settings.get(TIMEOUT) * 1e9));
        Program program = Program.start(command(settings), timeout);
        try {
            return ExternalStrategy.greet(program, problem, random);
        } catch (RuntimeException | Error e) {
            program.close();
            throw e;
        }
    }
}
