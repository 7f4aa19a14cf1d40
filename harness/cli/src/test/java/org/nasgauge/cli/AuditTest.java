package org.nasgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.nasgauge.cli.Terminal.nasgauge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of a report are what numpy and scipy make of the records, and one that is not is found. */
class AuditTest {
    private static final String SCRIPT =
            Path.of("..", "..", "scripts", "audit.py").toString();
    private static final Pattern NUMBER = Pattern.compile("\\d\\.(\\d)\\d{2,}");

    @TempDir
    private Path out;

    private String python = "";

    @BeforeEach
    void findPython() throws IOException {
        Optional<String> found = Python.with("numpy, scipy");
        assumeThat(found).isPresent();
        python = found.orElseThrow();
    }

    private Python.Ran audit() throws IOException, InterruptedException {
        return Python.run(python, SCRIPT, out.toString());
    }

    @Test
    void everyTableOfSeveralObjectivesIsRecomputed() throws IOException, InterruptedException {
        Terminal run = nasgauge(
                "run", Path.of("..", "..", "samples", "recipes", "objectives.yaml"), "--seeds", "0..9", "--out", out);
        assertThat(run.exitCode()).as(run.err()).isZero();
        List<String> tables = List.of(
                "runs",
                "search",
                "curves",
                "anytime-seconds",
                "anytime-evaluations",
                "anytime-hypervolume",
                "anytime",
                "significance",
                "fronts",
                "fronts-significance",
                "attainment-surfaces");
        Python.Ran sound = audit();
        assertThat(sound.exitCode()).as(sound.output()).isZero();
        assertThat(sound.output().lines().map(line -> line.substring(0, Math.max(0, line.indexOf(':')))))
                .containsAll(tables);
        for (String table : tables) {
            tamper(out.resolve("report/tables").resolve(table + ".csv"));
        }
        Python.Ran tampered = audit();
        assertThat(tampered.exitCode()).isEqualTo(1);
        for (String table : tables) {
            assertThat(tampered.output()).containsPattern("(?m)^" + table + ": .* is written, .* comes out$");
        }
    }

    /** Faults, limits, ties, one run, untimed steps, losses, interpolation, a named baseline: what tables have reasons for. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            0..3 | "objective: loss\\nbaseline: constant\\nlimits: {parameters: 60000}"
            0..0 | trials: all
            0..2 | "objectives: [loss, parameters, flops]\\nworkers: 3"
            0..4 | "at-budget-end: interpolate\\nvalidation-seed: random"
            """)
    void oddRecipesAreRecomputedToo(String seeds, String lines) throws IOException, InterruptedException {
        Path recipe = Files.writeString(
                out.resolve("recipe.yaml"),
                """
                benchmark: nasbench201-729-fashion
                test-seed: mean
                budget: {seconds: 20}
                seeds: SEEDS
                strategies:
                  - random-search
                  - {name: random-search, label: "=again", settings: {}}
                  - regularized-evolution
                  - grid-search
                  - constant
                  - oracle
                  - successive-halving
                  - external: {command: [PYTHON, broken.py], label: broken}
                estimators: {architectures: 30, studies: [flops, {name: sotl-e, settings: {epochs: 3}}]}
                """.replace("SEEDS", seeds).replace("PYTHON", python) + lines.replace("\\n", "\n") + "\n");
        Files.writeString(
                out.resolve("broken.py"), "input(); print('{\"type\":\"ready\",\"protocol\":1}', flush=True)\n");
        Path folder = out.resolve("odd");
        assertThat(nasgauge("run", recipe, "--out", folder).err()).contains("1 of 10 studies had faults");
        Python.Ran sound = Python.run(python, SCRIPT, folder.toString());
        assertThat(sound.exitCode()).as(sound.output()).isZero();
    }

    /** Another digit in the first number with three decimals or more. */
    private static void tamper(Path table) throws IOException {
        String text = Files.readString(table);
        int body = text.indexOf('\n');
        Matcher number = NUMBER.matcher(text);
        assertThat(number.find(body)).as(table.toString()).isTrue();
        int digit = (text.charAt(number.start(1)) - '0' + 5) % 10;
        Files.writeString(table, text.substring(0, number.start(1)) + digit + text.substring(number.end(1)));
    }
}
