package org.nasgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasgauge.cli.Terminal.nasgauge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where an architecture is named, a name of digits is a name; what no architecture is called is its number. */
class NumbersThatAreNamesTest {
    private static final String MAPPING = """
            table: digits
            space: my-own
            dataset: none
            description: Names of digits.
            source: made up
            licence: CC0-1.0
            architecture: {column: net, form: text}
            columns:
              - {column: p, metric: parameters, unit: count}
            """;

    @TempDir
    private Path folder;

    private Path table = Path.of("");

    @BeforeEach
    void importOne() throws IOException {
        Path csv = Files.writeString(folder.resolve("d.csv"), "net,p\n2,100\n12,101\n007,102\n0,103\n");
        Path mapping = Files.writeString(folder.resolve("d.yaml"), MAPPING);
        Terminal run = nasgauge("table", "import", "csv", csv, mapping, "--into", folder);
        assertThat(run.exitCode()).as(run.err()).isZero();
        table = folder.resolve("digits");
    }

    @ParameterizedTest
    @CsvSource({"2, 100", "12, 101", "007, 102", "0, 103", "1, 101", "3, 103"})
    void anExactNameWins(String name, int parameters) {
        Terminal run = nasgauge("table", "query", table, name, "--metric", "parameters");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).containsPattern("value:? +" + parameters);
    }

    @ParameterizedTest
    @CsvSource({"4", "99999999999999999999", "01", "0x1", "1_0"})
    void whatIsNeitherIsRefused(String name) {
        Terminal run = nasgauge("table", "query", table, name, "--metric", "parameters");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(name).hasLineCount(1);
    }

    @Test
    void theDigitsOfNasBenchMacroAreNoNumbers() {
        assertThat(nasgauge("model", "00000012", "--space", "nasbench-macro").out())
                .contains("00000012");
        assertThat(nasgauge("model", "12", "--space", "nasbench-macro").out()).contains("00000110");
    }
}
