package org.nasgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasgauge.cli.Terminal.nasgauge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffAndPowerTest {
    private static final String RECIPE = """
            name: pilot
            benchmark: nasbench201-729-fashion
            seeds: 0..19
            trials: all
            budget: {evaluations: 10}
            strategies:
              - {name: random-search, label: random}
              - {name: regularized-evolution, label: evolution, settings: {population-size: 4, sample-size: 2}}
            """;

    @Test
    void saysWhatDiffersFirst(@TempDir Path temporary) throws IOException {
        Path one = run(RECIPE, temporary.resolve("one"));
        assertThat(nasgauge("diff", one, one)).satisfies(same -> {
            assertThat(same.exitCode()).isZero();
            assertThat(same.out()).contains("Nothing differs.");
        });
        Path other = run(RECIPE.replace("population-size: 4", "population-size: 5"), temporary.resolve("other"));
        Terminal diff = nasgauge("diff", one, other);
        assertThat(diff.exitCode()).isEqualTo(Ending.FAULTY.code());
        assertThat(diff.out())
                .contains(
                        "population-size: 4",
                        "population-size: 5",
                        "evolution\n  first at seed ",
                        ": proposal ",
                        " instead of ")
                .contains("It begins with: recipe")
                .doesNotContain("random\n  first");
        assertThat(nasgauge("diff", one, temporary.resolve("nowhere")).exitCode())
                .isEqualTo(2);
    }

    @Test
    void saysHowManySeeds(@TempDir Path temporary) throws IOException {
        Path pilot = run(RECIPE, temporary.resolve("pilot"));
        Terminal power = nasgauge("power", pilot, "--difference", "1");
        assertThat(power.exitCode()).as(power.err()).isZero();
        assertThat(power.out())
                .contains("random\n", "evolution\n", "fixed test: seeds: ", "sequential test: mean seeds: ");
        Terminal paired = nasgauge("power", pilot, "--difference", "1", "--against", "random", "--format", "json");
        assertThat(paired.out())
                .contains("\"evolution\"", "\"pilot seeds\" : 20")
                .doesNotContain("\"random\"");
        assertThat(nasgauge("power", pilot, "--difference", "-1").err()).contains("--difference", "above 0");
        assertThat(nasgauge("power", pilot, "--difference", "1", "--against", "radnom")
                        .err())
                .contains("random");
    }

    private static Path run(String recipe, Path out) throws IOException {
        Path file = Files.writeString(out.resolveSibling(out.getFileName() + ".yaml"), recipe);
        Terminal run = nasgauge("run", file, "--out", out, "--quiet");
        assertThat(run.exitCode()).as(run.err()).isZero();
        return out;
    }
}
