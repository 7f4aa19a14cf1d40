package org.nasgauge.engine.external;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;

/**
 * A program as a strategy. A recipe gives its command as a list, under the key {@value #NAME}.
 *
 * @param command the program and its arguments, as a JSON array of texts
 * @param timeout in seconds
 */
@Described(
        name = External.NAME,
        summary = "A program in any language, which is asked and told over its standard input and output.",
        source = "The program; the protocol, version " + Protocol.VERSION + ", is in samples/python/PROTOCOL.md")
public record External(
        @Meaning("the program and its arguments, as a JSON array of texts")
        String command,

        @Meaning("seconds of real time that the program has for each answer") @Range(least = 1e-3, most = 1e9)
        double timeout)
        implements SearchStrategy {
    public static final String NAME = "external";

    /** Names no program yet. */
    public External() {
        this("[]", 600);
    }

    /** How a command stands among the settings. */
    public static String setting(List<String> command) {
        try {
            return new ObjectMapper().writeValueAsString(command);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written as JSON", e);
        }
    }

    private List<String> words() {
        try {
            String[] words = new ObjectMapper().readValue(command, String[].class);
            if (words.length > 0) {
                return List.of(words);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("'" + command + "' is no JSON array of texts", e);
        }
        throw new IllegalArgumentException("an external strategy needs a command, as [python3, my.py]");
    }

    /** The program is told the budget. */
    @Override
    public List<Need> needs() {
        return List.of(Need.Access.BUDGET);
    }

    /** Words of the command that are paths of files; not a program that is looked up by its name alone. */
    @Override
    public List<Path> files() {
        List<String> words = words();
        return words.stream()
                .skip(isPath(words.get(0)) ? 0 : 1)
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

    /**
     * @throws IllegalArgumentException if there is no command
     * @throws ProgramFault if the program cannot be started or does not greet as the protocol says
     */
    @Override
    public Search start(Problem problem, SeededRandom random) {
        return start(problem, random, Transcript.none());
    }

    private Search start(Problem problem, SeededRandom random, Transcript transcript) {
        return start(words(), Patience.of(Duration.ofNanos((long) (timeout * 1e9))), transcript, problem, random);
    }

    static Search start(
            List<String> words, Patience patience, Transcript transcript, Problem problem, SeededRandom random) {
        Program program = Program.start(words, patience, transcript);
        try {
            return ExternalStrategy.greet(program, patience, problem, random);
        } catch (RuntimeException | Error e) {
            program.close();
            throw e;
        }
    }

    /** The same strategy, overheard. */
    public SearchStrategy heardBy(Transcript transcript) {
        return new Overheard(this, transcript);
    }

    private record Overheard(External program, Transcript transcript) implements SearchStrategy {
        @Override
        public String name() {
            return program.name();
        }

        @Override
        public Search start(Problem problem, SeededRandom random) {
            return program.start(problem, random, transcript);
        }
    }
}
