package org.nasgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasgauge.cli.Terminal.nasgauge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A table of 27 rows: 6 have both a validation and a test value under seed 0, 2 of them also under seed 1. */
class MostlyEmptyTableTest {
    private static final String MAPPING = """
            table: sparse
            space: tiny
            dataset: d
            description: x
            source: me
            licence: CC0-1.0
            architecture: {column: net}
            columns:
              - {column: v0, metric: accuracy, unit: percent, direction: maximize, split: validation, schedule: 4, seed: 0}
              - {column: t0, metric: accuracy, unit: percent, direction: maximize, split: test, schedule: 4, seed: 0}
              - {column: v1, metric: accuracy, unit: percent, direction: maximize, split: validation, schedule: 4, seed: 1}
              - {column: t1, metric: accuracy, unit: percent, direction: maximize, split: test, schedule: 4, seed: 1}
            """;

    @TempDir
    private static Path folder = Path.of("");

    @BeforeAll
    static void importTable() throws IOException {
        Path rules = Files.writeString(
                folder.resolve("g.yaml"), "{grammar: tiny, start: S, rules: {S: [A A A], A: [a, b, c]}}");
        StringBuilder csv = new StringBuilder("net,v0,t0,v1,t1\n");
        for (int i = 0; i < 6; i++) {
            csv.append("(S (A a) (A %s) (A %s)),%d,%d,".formatted(letter(i / 3), letter(i % 3), 50 + i, 60 + i))
                    .append(i < 2 ? (51 + i) + "," + (61 + i) + "\n" : ",\n");
        }
        Path data = Files.writeString(folder.resolve("t.csv"), csv.toString());
        Path mapping = Files.writeString(folder.resolve("m.yaml"), MAPPING);
        Terminal imported = nasgauge("table", "import", "csv", data, mapping, "--into=" + folder, "--grammar", rules);
        assertThat(imported.exitCode()).as(imported.err()).isZero();
    }

    private static char letter(int number) {
        return (char) ('a' + number);
    }

    @Test
    void a_warning_comes_before_the_run() throws IOException {
        Terminal run = nasgauge("run", recipe("0", "0"), "--out", folder.resolve("warned"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err())
                .startsWith("nasgauge: warning: only 6 of the 27 rows of 'sparse' have what the study needs;");
        assertThat(run.out()).contains("Why evaluations failed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mean>=3 | 0       | validation-seed: mean>=3
            0       | mean>=3 | test-seed: mean>=3
            """)
    void seeds_that_no_row_has_are_refused_with_what_the_table_holds(String validation, String test, String expected)
            throws IOException {
        Path out = folder.resolve("refused");
        Terminal run = nasgauge("run", recipe(validation, test), "--out", out);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains(expected, "seed 0: 6 of 27 rows, seed 1: 2 of 27 rows, and at most 2 trainings of one row");
        assertThat(out).doesNotExist();
    }

    private static Path recipe(String validation, String test) throws IOException {
        return Files.writeString(
                folder.resolve("r.yaml"),
                "{name: r, benchmark: '" + folder.resolve("sparse") + "', validation-seed: " + validation
                        + ", test-seed: " + test + ", seeds: 0..0, budget: {evaluations: 27},"
                        + " strategies: [grid-search]}");
    }
}
