package org.nasgauge.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.nasgauge.cli.Terminal.nasgauge;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The command on the embedded table, as a user calls it. */
class NasgaugeTest {
    private static final String TABLE = "nasbench201-729-fashion";
    private static final String CELL =
            "|nor_conv_3x3~0|+|nor_conv_3x3~0|none~1|+|skip_connect~0|none~1|nor_conv_3x3~2|";

    private static final String RECIPE = """
            name: small
            benchmark: nasbench201-729-fashion
            budget: {evaluations: 20}
            seeds: 0..4
            strategies: [random-search, local-search, regularized-evolution, constant, oracle]
            estimators:
              architectures: 30
              studies: [parameters, flops, early-accuracy, sotl, sotl-e]
            """;

    @TempDir
    private Path folder = Path.of("");

    private Path recipe(String text) throws IOException {
        return Files.writeString(folder.resolve("recipe.yaml"), text);
    }

    /** Every file that a reader compares, by name. */
    private static SortedMap<String, String> results(Path out) throws IOException {
        SortedMap<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = out.relativize(file).toString();
                if (!List.of("environment.json", "timings.jsonl", ".lock").contains(name)) {
                    contents.put(name, Files.readString(file, UTF_8));
                }
            }
        }
        return contents;
    }

    @Test
    void aRecipeBecomesRecordsAndAReport() throws IOException {
        Path out = folder.resolve("out");
        Terminal run = nasgauge("run", recipe(RECIPE), "--out", out);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("regularized-evolution", "sotl-e").contains("report.html");
        assertThat(results(out).keySet())
                .contains(
                        "manifest.json",
                        "recipe.yaml",
                        "searches/random-search.jsonl",
                        "estimations/flops.jsonl",
                        "report/report.html",
                        "report/report.tex",
                        "report/report.md",
                        "report/tables/estimators.csv");
        assertThat(Files.readAllLines(out.resolve("searches/oracle.jsonl"))).hasSize(5);
    }

    @Test
    void whereTheTimeWentIsSaidApartFromTheReport() throws IOException {
        Path out = folder.resolve("timed");
        assertThat(nasgauge("run", recipe(RECIPE), "--out", out).exitCode()).isZero();
        assertThat(nasgauge("report", out, "--format", "text").out()).doesNotContain("Ask");
        assertThat(nasgauge("report", out, "--table", "runs", "--format", "csv").out())
                .startsWith("strategy,study,component,settings,seed,regret,test,");
        assertThat(nasgauge("report", out, "--table", "serch").err()).contains("Did you mean 'search'?");
        assertThat(nasgauge("report", out, "--table", "anytime-seconds").err()).contains("csv or json");
        assertThat(nasgauge("report", out, "--time").out())
                .contains("where the time went", "Ask", "Tell", "random-search");
        Files.delete(out.resolve("timings.jsonl"));
        assertThat(nasgauge("report", out, "--time").exitCode()).isEqualTo(2);
    }

    @Test
    void theSameRecipeGivesTheSameBytesAtAnyNumberOfThreadsAndAfterAStop() throws IOException {
        Path recipe = recipe(RECIPE);
        Path one = folder.resolve("one");
        Path many = folder.resolve("many");
        assertThat(nasgauge("run", recipe, "--out", one, "--threads", 1).exitCode())
                .isZero();
        assertThat(nasgauge("run", recipe, "--out", many, "--threads", 4).exitCode())
                .isZero();
        assertThat(results(many)).isEqualTo(results(one));

        Path records = many.resolve("searches/local-search.jsonl");
        byte[] whole = Files.readAllBytes(records);
        Files.write(records, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThat(nasgauge("run", recipe, "--out", many).exitCode()).isZero();
        assertThat(results(many)).isEqualTo(results(one));
    }

    @Test
    void aGrammarIsCountedAndSampled() {
        Terminal free = nasgauge("grammar", "../../samples/grammars/cell3-free.yaml", "--samples", 2);
        assertThat(free.exitCode()).as(free.err()).isZero();
        assertThat(free.out()).contains("derivations: 3375").contains("(CELL (NODE (OPERATION ");
        assertThat(nasgauge("grammar", "../../samples/grammars/cell3-constrained.yaml", "--format", "json")
                        .out())
                .contains("\"derivations\" : 648");
        assertThat(nasgauge("grammar", "../../samples/recipes/objectives.yaml").exitCode())
                .isEqualTo(2);
    }

    @Test
    void theRecipeForSeveralObjectivesRuns() {
        Terminal run = nasgauge(
                "run",
                "../../samples/recipes/objectives.yaml",
                "--seeds",
                "0..1",
                "--out",
                folder.resolve("objectives"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("Several objectives", "IGD+", "parego");
        assertThat(folder.resolve("objectives/report/figures/attainment.svg")).exists();
    }

    @Test
    void mistakesInARecipeAreOneMessageAndLeaveNothingBehind() throws IOException {
        Path out = folder.resolve("out");
        List<List<String>> mistakes = List.of(
                List.of("local-search", "local-serch", "local-search"),
                List.of("evaluations: 20", "evaluations: -20", "evaluations"),
                List.of("seeds: 0..4", "seeds: []", "seeds"),
                List.of("constant, oracle", "constant, constant", "constant"),
                List.of("constant, oracle", "{name: constant, wrappers: [no-duplicate]}", "'no-duplicates'"),
                List.of(
                        "constant, oracle",
                        "{name: dehb, wrappers: [warm-start-by-estimate], estimator: flops}",
                        "'dehb' trains the best of its own proposals further"),
                List.of(
                        "constant, oracle",
                        "{name: median-stopping, wrappers: [stop-on-extrapolation]}",
                        "'median-stopping' decides how long each architecture is trained"),
                List.of(TABLE, "nasbench201-792-fashion", TABLE),
                List.of("architectures: 30", "architecture: 30", "architectures"),
                List.of("architectures: 30", "architectures: 1000", "127"));
        for (List<String> mistake : mistakes) {
            Path recipe = recipe(RECIPE.replace(mistake.get(0), mistake.get(1)));
            Terminal run = nasgauge("run", recipe, "--out", out);
            assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
            assertThat(run.err())
                    .startsWith("nasgauge: ")
                    .contains("recipe.yaml", mistake.get(2))
                    .doesNotContain("\tat ");
            assertThat(run.err().strip().lines()).hasSize(1);
            assertThat(out).doesNotExist();
        }
    }

    @Test
    void aFolderThatHoldsSomethingElseIsLeftAlone() throws IOException {
        Path out = folder.resolve("out");
        assertThat(nasgauge("run", recipe(RECIPE), "--out", out).exitCode()).isZero();
        SortedMap<String, String> before = results(out);
        Terminal other = nasgauge("run", recipe(RECIPE.replace("evaluations: 20", "evaluations: 19")), "--out", out);
        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err()).contains(out.toString());
        assertThat(results(out)).isEqualTo(before);

        Path file = Files.writeString(folder.resolve("file"), "mine");
        Terminal onto = nasgauge("run", recipe(RECIPE), "--out", file);
        assertThat(onto.exitCode()).isEqualTo(2);
        assertThat(file).hasContent("mine");
    }

    @Test
    void theStandardRecipeIsARecipe() throws IOException {
        Terminal printed = nasgauge("run", "--print-recipe");
        assertThat(printed.exitCode()).isZero();
        Terminal again = nasgauge("run", recipe(printed.out()), "--print-recipe");
        assertThat(again.err()).isEmpty();
        assertThat(again.out()).contains("seeds: 0..199");
    }

    @Test
    void aValueIsLookedUpWithEveryPartOfTheQuestionNamed() throws IOException {
        Terminal value = nasgauge(
                "table",
                "query",
                TABLE,
                CELL,
                "--metric",
                "accuracy",
                "--split",
                "test",
                "--fidelity",
                "8",
                "--seed",
                "mean",
                "--format",
                "json");
        assertThat(value.err()).isEmpty();
        var facts = new ObjectMapper().readTree(value.out());
        assertThat(facts.get("value").asDouble()).isBetween(50.0, 100.0);
        assertThat(facts.get("unit").asText()).isEqualTo("%");
    }

    @Test
    void anAmbiguousQuestionIsAnErrorThatListsTheChoices() {
        Terminal split = nasgauge("table", "query", TABLE, CELL, "--metric", "accuracy", "--fidelity", "8");
        assertThat(split.exitCode()).isEqualTo(2);
        assertThat(split.err()).contains("train", "validation", "test");
        Terminal cell = nasgauge("table", "query", TABLE, CELL.replace("skip_connect", "skip"), "--metric", "flops");
        assertThat(cell.exitCode()).isEqualTo(2);
        assertThat(cell.err()).contains("skip_connect");
    }

    @Test
    void theEmbeddedTableIsCompleteAndWhole() {
        Terminal info = nasgauge("table", "info", TABLE);
        assertThat(info.out()).contains("architectures: 729", "there: 381").doesNotContain("missing");
        Terminal verified = nasgauge("table", "verify", TABLE, "--retrain", 0);
        assertThat(verified.exitCode()).as(verified.err()).isZero();
        assertThat(nasgauge("table", "describe", TABLE).out()).contains("Noise ceiling", "seed 0", "Hours of training");
    }

    @Test
    void aTableMergedWithItselfKeepsEveryTraining() {
        Terminal merged =
                nasgauge("table", "merge", TABLE, TABLE, "--out", folder.resolve("merged"), "--name", "twice");
        assertThat(merged.exitCode()).as(merged.err()).isZero();
        assertThat(merged.out()).contains("381 trainings there");
        String described = nasgauge("table", "describe", folder.resolve("merged"), "--against", TABLE)
                .out();
        assertThat(described).contains("Against " + TABLE, "1.000");
    }

    @Test
    void everythingThatARecipeCanNameIsListedWithItsSource() {
        for (String kind : List.of(
                "strategies",
                "wrappers",
                "estimators",
                "meta-learners",
                "spaces",
                "benchmarks",
                "trainers",
                "datasets",
                "importers")) {
            Terminal listed = nasgauge("list", kind);
            assertThat(listed.exitCode()).as(listed.err()).isZero();
            assertThat(listed.out()).isNotBlank();
        }
        assertThat(nasgauge("list", "strategies").out().lines())
                .allSatisfy(line -> assertThat(line).containsPattern("^[a-z0-9-]+ {2,}[A-Z]"))
                .anyMatch(line -> line.startsWith("regularized-evolution "));
        assertThat(nasgauge("list", "strategies", "regularized-evolution").out())
                .contains("Real", "population-size", "allowed: a whole number from");
        assertThat(nasgauge("list", "strategies", "tpe").out()).contains("uses: a prior, where the recipe gives one");
        assertThat(nasgauge("list", "wrappers", "--format", "json").out())
                .contains("no-duplicates", "Abdelfattah", "times");
        assertThat(nasgauge("list", "spaces", "nasbench201").out()).contains("nor_conv_3x3");
    }

    /** The names are the same in every format; what reads CSV finds a header first. */
    @Test
    void whatPrintsFactsPrintsThemInEveryFormat() {
        for (String format : List.of("text", "json", "csv", "markdown", "latex", "html")) {
            for (Object[] verb : new Object[][] {
                {"list", "estimators"},
                {"list", "spaces", "nasbench201"},
                {"table", "list"},
                {"table", "info", TABLE},
                {"table", "query", TABLE, 0, "--metric", "flops"},
                {"grammar", "../../samples/grammars/cell3-free.yaml"},
                {"reproduce"},
                {"model", 0, "--space", "nasbench201"},
            }) {
                Object[] words = Stream.concat(Stream.of(verb), Stream.of("--format", format))
                        .toArray();
                Terminal seen = nasgauge(words);
                assertThat(seen.exitCode()).as(List.of(words) + seen.err()).isZero();
                assertThat(seen.out()).isNotBlank();
            }
        }
        assertThat(nasgauge("table", "list", "--format", "csv").out()).startsWith("name,from,space,dataset,");
        assertThat(nasgauge("table", "info", TABLE, "--format", "csv").out()).contains("\nspace,nasbench201-729\n");
    }

    /** But for the one whose table has to be imported first. */
    @ParameterizedTest
    @MethodSource("sampleRecipes")
    void everySampleRecipeCanBeRun(String recipe) {
        Terminal printed = nasgauge("run", recipe, "--print-recipe");
        assertThat(printed.exitCode()).as(printed.err()).isZero();
        assertThat(printed.out()).startsWith("name: ");
    }

    static List<String> sampleRecipes() throws IOException {
        try (Stream<Path> recipes = Files.list(Path.of("../../samples/recipes"))) {
            return recipes.filter(file -> !file.endsWith("grammar.yaml"))
                    .map(Path::toString)
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aTableOfLatenciesIsNoBenchmarkByItself() {
        String table = "nasbench201-729-epyc";
        assertThat(nasgauge("table", "list").out()).contains(table);
        assertThat(nasgauge("list", "benchmarks").out()).contains(TABLE).doesNotContain(table);
        assertThat(nasgauge("table", "info", table).out())
                .contains("latency-1", "model: AMD EPYC")
                .doesNotContain("not measured: 127");
        Terminal described = nasgauge("table", "describe", table);
        assertThat(described.exitCode()).as(described.err()).isZero();
        assertThat(described.out())
                .contains("Precision of the latencies")
                .doesNotContain("Left out")
                .doesNotContain("Training seeds");
    }

    @Test
    void aQuietRunSaysOnlyWhereThePageIs() throws IOException {
        Path out = folder.resolve("quiet");
        Terminal run = nasgauge("run", recipe(RECIPE), "--out", out, "--quiet");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("The page: " + out.resolve("report/report.html") + "\n");
    }

    @Test
    void whoeverStopsARunReadsHowToGoOn() {
        assertThat(Interruption.notice(List.of("run", "my recipe.yaml", "--out", "it's/a")))
                .isEqualTo("nasgauge: stopped; what is recorded stands. To go on: nasgauge run 'my recipe.yaml' --out"
                        + " 'it'\\''s/a'");
    }

    /** The published accuracies of the first cell, seed by seed, from the authors' archive. */
    @Test
    void anOfficialArchiveGivesThePublishedRows() throws IOException {
        Path archive = Path.of("../../../shared/reference/nats-bench/NATS-tss-v1_0-3ffb9-simple");
        assumeTrue(Files.isDirectory(archive), "skipped: the archive is not beside the project");
        Terminal imported = nasgauge("table", "import", "nats-tss", archive, "--into", folder);
        assertThat(imported.exitCode()).as(imported.err()).isZero();
        Path table = folder.resolve("nats-tss-cifar10-200");
        assertThat(imported.out()).contains(table.toString());
        List<List<String>> rows = List.of(List.of("777", "85.62"), List.of("888", "86.18"), List.of("999", "85.79"));
        for (List<String> row : rows) {
            Terminal value = nasgauge(
                    "table",
                    "query",
                    table,
                    0,
                    "--metric",
                    "accuracy",
                    "--split",
                    "test",
                    "--fidelity",
                    "200",
                    "--seed",
                    row.get(0));
            assertThat(value.out()).contains("value: " + row.get(1));
        }
        Terminal again = nasgauge("table", "import", "nats-tss", archive, "--into", folder);
        assertThat(again.exitCode()).isEqualTo(2);
    }

    @Test
    void aFirstMappingIsGuessedFromTheHeaderOfACsvFile() throws IOException {
        Path csv = Files.writeString(folder.resolve("mine.csv"), "arch_str,test_accuracy\n" + CELL + ",90.5\n");
        Terminal guessed = nasgauge("table", "import", "csv", csv, "--guess");
        assertThat(guessed.exitCode()).as(guessed.err()).isZero();
        assertThat(guessed.out()).contains("column: \"arch_str\"", "column: \"test_accuracy\"", "CHECK");
        assertThat(nasgauge("table", "import", "cvs", csv).err()).contains("csv");
    }

    @Test
    void aWrongVerbOrFormatIsAUsageError() {
        assertThat(nasgauge("rnu").exitCode()).isEqualTo(2);
        assertThat(nasgauge("table", "verify", TABLE, "--threads", 0).err()).contains("--threads", "from 1 to 1024");
        assertThat(nasgauge("report", folder, "--format", "pdf").err()).contains("latex");
        assertThat(nasgauge("report", folder).err()).contains("no experiment here");
    }
}
