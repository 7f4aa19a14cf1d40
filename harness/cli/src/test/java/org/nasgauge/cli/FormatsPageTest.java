package org.nasgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasgauge.cli.Terminal.nasgauge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasgauge.engine.record.SearchRecord;

/** What docs/formats.md says of files, columns and fields is what a run writes. */
class FormatsPageTest {
    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern BLOCK = Pattern.compile("```(python|r)\n(.*?)```", Pattern.DOTALL);

    /** Fields that only some runs have: those of this test query and learn nothing, fail nowhere, keep within the budget, and are sound. */
    private static final Set<String> RARE = Set.of(
            "queries", "failures", "fault", "seconds-within", "preparation-seconds", "trained", "trained-epochs");

    /** Words of pandas, and of the manifest and the report's JSON, which are no columns. */
    private static final Set<String> OTHER_WORDS =
            Set.of("mean", "sem", "records", "steps-post", "spearman", "searches", "estimations", "search", "and");

    @TempDir
    private static Path temporary;

    private static Path results = Path.of("");
    private static String page = "";

    @BeforeAll
    static void runAnExperimentWithEverything() throws IOException {
        page = Files.readString(Path.of("..", "..", "docs", "formats.md"));
        results = temporary.resolve("results");
        Path recipe = Files.writeString(temporary.resolve("recipe.yaml"), """
                benchmark: nasbench201-729-fashion
                objectives: [accuracy, parameters]
                budget: {evaluations: 12}
                seeds: 0..2
                trials: all
                strategies: [random-search, local-search, oracle, {name: random-search, label: misled, predicted: {parameters: flops}}]
                estimators: {architectures: 30, studies: [flops, {name: sotl-e, settings: {epochs: 3}}, {name: lc-prior, settings: {draws: 1000}}]}
                """);
        Terminal run = nasgauge("run", recipe, "--out", results);
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    /** The first column of the table in a section: names in back quotes, each with the names in the rest of its row. */
    private static Map<String, List<String>> table(String heading) {
        String section = page.split("\n## `" + Pattern.quote(heading) + "`[^\n]*\n", -1)[1]
                .split("\n## ", -1)[0];
        Map<String, List<String>> named = new LinkedHashMap<>();
        section.lines().filter(line -> line.startsWith("| `")).forEach(line -> {
            String[] cells = line.split("\\|", 3);
            names(cells[1]).forEach(name -> named.put(name, names(cells[2])));
        });
        return named;
    }

    private static List<String> names(String text) {
        return NAMED.matcher(text).results().map(found -> found.group(1)).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"runs", "curves", "estimator-runs"})
    void theColumnsOfDataAreThese(String name) throws IOException {
        String file = "report/tables/" + name + ".csv";
        String header = Files.readAllLines(results.resolve(file)).get(0);
        assertThat(header.split(",")).containsExactlyElementsOf(table(file).keySet());
    }

    @Test
    void aRunEndsForOneOfTheseReasons() {
        assertThat(table("report/tables/runs.csv").get("end"))
                .containsExactlyElementsOf(Stream.of(SearchRecord.End.values())
                        .map(end -> end.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    @Test
    void theOtherFilesOfTablesAreThese() throws IOException {
        Set<String> written = new TreeSet<>();
        try (Stream<Path> files = Files.list(results.resolve("report/tables"))) {
            files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".csv"))
                    .forEach(written::add);
        }
        written.removeAll(Set.of("runs.csv", "curves.csv", "estimator-runs.csv"));
        assertThat(table("report/tables/*.csv").keySet()).containsExactlyInAnyOrderElementsOf(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"searches", "estimations"})
    void theFieldsOfRecordsAreThese(String folder) throws IOException {
        Map<String, List<String>> documented = table(folder + "/*.jsonl");
        Map<String, Set<String>> written = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(results.resolve(folder))) {
            for (Path file : files.toList()) {
                for (String line : Files.readAllLines(file)) {
                    collect(new ObjectMapper().readTree(line), written);
                }
            }
        }
        Set<String> expected = new LinkedHashSet<>(documented.keySet());
        expected.removeIf(field -> RARE.contains(field) && !written.containsKey(field));
        assertThat(written.keySet()).containsExactlyInAnyOrderElementsOf(expected);
        for (String steps : List.of("trajectory", "front", "trials")) {
            if (written.containsKey(steps)) {
                Set<String> fields = new LinkedHashSet<>(documented.getOrDefault(steps, List.of()));
                if (steps.equals("front")) {
                    fields.addAll(documented.getOrDefault("trajectory", List.of()));
                }
                fields.remove("trials: all");
                assertThat(fields).as(steps).containsExactlyInAnyOrderElementsOf(written.get(steps));
            }
        }
    }

    private static void collect(JsonNode record, Map<String, Set<String>> written) {
        record.properties().forEach(field -> {
            Set<String> nested = written.computeIfAbsent(field.getKey(), key -> new LinkedHashSet<>());
            for (JsonNode step : field.getValue()) {
                step.fieldNames().forEachRemaining(nested::add);
            }
        });
    }

    /** Each path is there, and each name of a column stands on the page, where the tests above hold it. */
    @Test
    void theLinesThatLoadThemNameWhatIsThere() {
        Set<String> known = new LinkedHashSet<>(names(page.replaceAll("(?s)```.*?```", "")));
        known.addAll(OTHER_WORDS);
        List<String> paths = new ArrayList<>();
        BLOCK.matcher(page)
                .results()
                .map(block -> block.group(2))
                .forEach(block -> QUOTED.matcher(block)
                        .results()
                        .map(quoted -> quoted.group(1))
                        .forEach(quoted -> {
                            if (quoted.contains(".")) {
                                paths.add(quoted);
                            } else {
                                assertThat(words(quoted)).isSubsetOf(known);
                            }
                        }));
        assertThat(paths)
                .hasSizeGreaterThan(8)
                .allSatisfy(path -> assertThat(results.resolve(path)).isRegularFile());
        Pattern.compile("\\\\input\\{results/([^}]+)}")
                .matcher(page)
                .results()
                .forEach(input ->
                        assertThat(results.resolve(input.group(1) + ".tex")).isRegularFile());
    }

    private static List<String> words(String text) {
        return Pattern.compile("[\\w-]+")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
