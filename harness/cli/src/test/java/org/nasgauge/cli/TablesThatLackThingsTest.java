package org.nasgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasgauge.cli.Terminal.nasgauge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What can be done on one's own table without seconds, without FLOPs, without validation values, or without a space. Number i
 * of 27 scores 50 + i.
 */
class TablesThatLackThingsTest {
    private static final String VALIDATION =
            "  - {column: v, metric: accuracy, unit: percent, direction: maximize, split:"
                    + " validation, schedule: 4, seed: 0}\n";
    private static final String MAPPING = """
            table: NAME
            space: tiny
            dataset: d
            description: x
            source: me
            licence: CC0-1.0
            architecture: {column: FORM}
            columns:
              - {column: p, metric: parameters, unit: count, direction: minimize}
              - {column: t, metric: accuracy, unit: percent, direction: maximize, split: test, schedule: 4, seed: 0}
            """;
    private static final String RECIPE =
            "{name: r, benchmark: %s, validation-seed: 0, test-seed: 0, seeds: 0..2, %s}".formatted("TABLE", "REST");

    @TempDir
    private static Path folder = Path.of("");

    private Path results = Path.of("");

    @BeforeEach
    void chooseFolder() throws IOException {
        results = Files.createTempDirectory(folder, "results").resolve("r");
    }

    @BeforeAll
    static void importTables() throws IOException {
        Path rules = Files.writeString(
                folder.resolve("g.yaml"), "{grammar: tiny, start: S, rules: {S: [A A A], A: [a, b, c]}}");
        StringBuilder csv = new StringBuilder("net,name,v,t,p\n");
        for (int i = 0; i < 27; i++) {
            String net = "(S (A %s) (A %s) (A %s))".formatted(letter(i / 9), letter(i / 3 % 3), letter(i % 3));
            csv.append("%s,net %d,%d,%d,%d%n".formatted(net, i, 50 + i, 50 + i, 1000 + i));
        }
        Path data = Files.writeString(folder.resolve("t.csv"), csv.toString().replace("\r", ""));
        importAs("searched", MAPPING.replace("FORM", "net") + VALIDATION, data, "--grammar", rules);
        importAs("tested", MAPPING.replace("FORM", "net"), data, "--grammar", rules);
        importAs("listed", MAPPING.replace("FORM", "name, form: text") + VALIDATION, data);
    }

    private static char letter(int number) {
        return (char) ('a' + number);
    }

    private static void importAs(String name, String mapping, Path data, Object... more) throws IOException {
        Path written = Files.writeString(folder.resolve(name + ".yaml"), mapping.replace("NAME", name));
        Object[] command = new Object[6 + more.length];
        System.arraycopy(new Object[] {"table", "import", "csv", data, written, "--into=" + folder}, 0, command, 0, 6);
        System.arraycopy(more, 0, command, 6, more.length);
        Terminal imported = nasgauge(command);
        assertThat(imported.exitCode()).as(imported.err()).isZero();
    }

    private Terminal run(String table, String rest) throws IOException {
        String recipe =
                RECIPE.replace("TABLE", folder.resolve(table).toString()).replace("REST", rest);
        return nasgauge("run", Files.writeString(folder.resolve("r.yaml"), recipe), "--out", results);
    }

    /** Time is missing, not zero. */
    @Test
    void aTableWithoutSecondsIsSearchedByEvaluations() throws IOException {
        Terminal run = run(
                "searched",
                "budget: {evaluations: 20}, strategies: [random-search, {name: tpe, wrappers: [retry, filter]}, gp-bo]");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("Clock none: the benchmark does not know the seconds of its trainings")
                .contains("after so many evaluations")
                .doesNotContain("simulated seconds");
        assertThat(Files.readString(results.resolve("searches/random-search.jsonl")))
                .doesNotContain("seconds");
        assertThat(results.resolve("report/figures/anytime-evaluations.svg")).exists();
        assertThat(results.resolve("report/figures/anytime-seconds.svg")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            searched | budget: {seconds: 20}, strategies: [random-search]                          | (budget.seconds): 'searched' does not know the seconds
            searched | budget: {evaluations: 5, seconds: 20}, strategies: [random-search]           | Give a budget in evaluations alone
            searched | budget: {evaluations: 5}, workers: 2, strategies: [random-search]            | (workers): 'searched' does not know the seconds
            searched | budget: {evaluations: 5}, strategies: [{name: random-search, wrappers: [{name: filter, settings: {measure: flops}}]}] | 'filter' requires of its benchmark that it knows the property 'flops'
            searched | budget: {evaluations: 5}, strategies: [{name: size-penalised-genetic-algorithm, settings: {size: flops}}] | Known: parameters
            searched | estimators: {studies: [flops]}                                              | 'flops' requires of its benchmark that it knows the property 'flops'
            searched | estimators: {studies: [sotl]}                                               | 'sotl' requires of its benchmark that it gives every epoch
            searched | estimators: {studies: [{name: recorded-property, settings: {property: paramters}}]} | Did you mean 'parameters'
            tested   | budget: {evaluations: 5}, strategies: [random-search]                        | strategies learn from validation, of which 'tested' has no accuracy
            listed   | budget: {evaluations: 5}, strategies: [random-search]                        | there is no search over it. Leave the strategies out (estimators can rank them)
            """)
    void whatNeedsWhatIsLackingIsRefused(String table, String rest, String expected) throws IOException {
        Terminal refused = run(table, rest);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"searched", "tested", "listed"})
    void anEstimatorRanksByWhatItUsesAlone(String table) throws IOException {
        Terminal run = run(table, "estimators: {studies: [parameters]}");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("parameters     3  27  1.000 ± 0.000");
        assertThat(Files.readString(results.resolve("estimations/parameters.jsonl")))
                .contains("\"seconds\":0.0");
    }
}
