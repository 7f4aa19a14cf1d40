package org.nasgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasgauge.cli.Terminal.nasgauge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of claims names what stands behind every sentence with a number, and what it names exists. */
class ClaimsPageTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Path PAGE = ROOT.resolve("docs/claims.md");
    private static final Pattern CLAIM = Pattern.compile("(?m)^- «(.*?)»: (.*)$");
    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");
    private static final Pattern CLASS = Pattern.compile("([A-Z]\\w+(?:Test|Benchmark))(?:\\.(\\w+))?");
    private static final Pattern COMMAND = Pattern.compile("(?:scripts/)?nasgauge ([a-z]+).*");
    private static final Pattern NUMBER = Pattern.compile("(?<![^\\s(\\[/|×*«])[.−]?\\d");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/recipes.md", "CONTRIBUTING.md"})
    void everySentenceWithANumberIsListed(String page) throws IOException {
        List<String> claimed = List.copyOf(claims(page).keySet());
        List<String> sentences = sentences(Files.readString(ROOT.resolve(page))).stream()
                .filter(ClaimsPageTest::hasNumber)
                .toList();
        assertThat(sentences)
                .as("sentences of " + page + " with a number: list their beginnings in docs/claims.md")
                .filteredOn(sentence -> claimed.stream().noneMatch(sentence::startsWith))
                .isEmpty();
        assertThat(claimed)
                .as("beginnings in docs/claims.md of which " + page
                        + " has no sentence with a number, or that are short")
                .filteredOn(beginning -> beginning.length() < 12
                        || sentences.stream().noneMatch(sentence -> sentence.startsWith(beginning)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/recipes.md", "CONTRIBUTING.md"})
    void whatStandsBehindThemExists(String page) throws IOException {
        Map<String, Path> classes = classes();
        for (Map.Entry<String, String> claim : claims(page).entrySet()) {
            List<String> named = NAMED.matcher(claim.getValue())
                    .results()
                    .map(name -> name.group(1))
                    .toList();
            assertThat(named).as(claim.getKey()).isNotEmpty();
            for (String name : named) {
                assertThat(exists(name, classes))
                        .as("'" + name + "' behind " + claim.getKey())
                        .isTrue();
            }
        }
    }

    /** Code, names and targets of links have digits, and no numbers. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            It takes 3 s.                         | true
            ρ is .87, or 0.870.                   | true
            NAS-Bench-101, -201 and ND4J, MIT-2.0 | false
            It is [there](page-7.md) or `at 5`.   | false
            A row of 5 × 5                        | true
            """)
    void aNumberIsWrittenInDigitsOutsideOfNames(String sentence, boolean expected) {
        assertThat(hasNumber(sentence)).isEqualTo(expected);
    }

    @Test
    void sentencesAreThoseOfProseAndOfTables() {
        assertThat(sentences("""
                        # Title 1
                        One of
                        them ends. Another has 1.5 of
                        these: and goes on!
                        ```sh
                        run 5
                        ```
                        - an item
                        - `code` begins
                          the second

                        | head | of 2 |
                        | --- | --- |
                        | a row | 3 |
                        """))
                .containsExactly(
                        "One of them ends.",
                        "Another has 1.5 of these: and goes on!",
                        "an item",
                        "`code` begins the second",
                        "head | of 2",
                        "--- | ---",
                        "a row | 3");
    }

    private static Map<String, String> claims(String page) throws IOException {
        String section = Files.readString(PAGE)
                .split("\n## " + Pattern.quote(page) + "\n", -1)[1]
                .split("\n## ", -1)[0];
        Map<String, String> claims = new LinkedHashMap<>();
        CLAIM.matcher(section).results().forEach(claim -> claims.put(claim.group(1), claim.group(2)));
        assertThat(claims)
                .hasSize((int) section.lines().filter(line -> !line.isBlank()).count());
        return claims;
    }

    private static boolean hasNumber(String sentence) {
        String prose = sentence.replaceAll("`[^`]*`", " ").replaceAll("]\\([^)]*\\)", "]");
        return NUMBER.matcher(prose).find();
    }

    /** Rows of tables without their first and last bar. White space is one blank. */
    private static List<String> sentences(String markdown) {
        List<String> sentences = new ArrayList<>();
        StringBuilder prose = new StringBuilder();
        for (String line : markdown.replaceAll("(?ms)^```.*?^```$", "").split("\n", -1)) {
            boolean ends = line.isBlank() || line.startsWith("#") || line.startsWith("|") || line.startsWith("- ");
            if (ends) {
                add(prose, sentences);
            }
            if (line.startsWith("|")) {
                sentences.add(line.replaceAll("^\\|\\s*|\\s*\\|\\s*$", "").replaceAll("\\s+", " "));
            } else if (!line.startsWith("#")) {
                prose.append(line.startsWith("- ") ? line.substring(2) : line).append(' ');
            }
        }
        add(prose, sentences);
        return sentences;
    }

    private static void add(StringBuilder prose, List<String> sentences) {
        String text = prose.toString().strip().replaceAll("\\s+", " ");
        Stream.of(text.split("(?<=[.!?]) (?=[A-Z\\[(`*])"))
                .filter(sentence -> !sentence.isEmpty())
                .forEach(sentences::add);
        prose.setLength(0);
    }

    private static boolean exists(String name, Map<String, Path> classes) throws IOException {
        Matcher java = CLASS.matcher(name);
        if (java.matches()) {
            Path file = classes.get(java.group(1));
            return file != null
                    && (java.group(2) == null || Files.readString(file).contains(" " + java.group(2) + "("));
        }
        Matcher command = COMMAND.matcher(name);
        if (command.matches()) {
            return nasgauge(command.group(1), "--help").exitCode() == 0;
        }
        return Files.exists(ROOT.resolve(name));
    }

    /** The sources of tests and benchmarks, by name. */
    private static Map<String, Path> classes() throws IOException {
        Map<String, Path> classes = new LinkedHashMap<>();
        for (String folder : List.of("harness", "tabular", "strategies", "benchmarks")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file ->
                                classes.put(file.getFileName().toString().replace(".java", ""), file));
            }
        }
        return classes;
    }
}
