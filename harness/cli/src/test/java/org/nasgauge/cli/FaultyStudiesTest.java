package org.nasgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasgauge.cli.Terminal.nasgauge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** An experiment some of whose studies fail comes to its end, and says so by its exit code and its last line. */
@DisabledOnOs(OS.WINDOWS)
class FaultyStudiesTest {
    private static final String DIES_AT_ITS_THIRD_ASK = """
            read hello; echo '{"type": "ready", "protocol": 1}'
            asks=0
            while read line; do
              case $line in *'"ask"'*)
                asks=$((asks + 1))
                [ $asks = 3 ] && { echo 'in my_search.py, line 7' >&2; echo 'ValueError: lost count' >&2; exit 1; }
                echo '{"type": "sample"}'; read drawn; echo "$drawn" | sed 's/"type":"architecture"/"type":"trial"/'
              esac
            done
            """;

    private static final String RECIPE = """
            name: faulty
            benchmark: nasbench201-729-fashion
            seeds: 0..1
            budget: {evaluations: 5}
            strategies:
              - random-search
              - external: {command: [sh, SCRIPT], label: my search}
            """;

    @TempDir
    private Path folder;

    @Test
    void faulty_studies_are_counted_and_named_and_the_others_are_reported() throws IOException {
        Path script = Files.writeString(folder.resolve("third.sh"), DIES_AT_ITS_THIRD_ASK);
        Path recipe = Files.writeString(folder.resolve("a.yaml"), RECIPE.replace("SCRIPT", script.toString()));
        Path out = folder.resolve("out");
        String closing =
                "nasgauge: 1 of 2 studies had faults: my search (ask: the program 'sh " + script + "' ended with";
        Terminal run = nasgauge("run", recipe, "--out", out);
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).startsWith(closing).hasLineCount(1);
        assertThat(run.out()).contains("Faulty studies", "faults/my-search.txt");
        assertThat(Files.readAllLines(out.resolve("faults/my-search.txt")))
                .containsExactly("The run with seed 0:", "", "in my_search.py, line 7", "ValueError: lost count");
        Terminal again = nasgauge("run", recipe, "--out", out);
        assertThat(again.exitCode()).as("with nothing left to run").isEqualTo(3);
        assertThat(again.out()).isEqualTo(run.out());
        for (String format : new String[] {"text", "csv", "markdown", "latex", "html", "json"}) {
            Terminal report = nasgauge("report", out, "--format", format);
            assertThat(report.exitCode()).as(format).isEqualTo(3);
            assertThat(report.err()).as(format).startsWith(closing).hasLineCount(1);
            assertThat(report.out()).as(format).contains("ValueError: lost count");
        }
    }

    @Test
    void without_faults_there_is_no_closing_line() throws IOException {
        Path recipe = Files.writeString(
                folder.resolve("a.yaml"), RECIPE.lines().limit(6).reduce("", (text, line) -> text + line + "\n"));
        Path out = folder.resolve("out");
        Terminal run = nasgauge("run", recipe, "--out", out);
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(out.resolve("faults")).doesNotExist();
    }
}
