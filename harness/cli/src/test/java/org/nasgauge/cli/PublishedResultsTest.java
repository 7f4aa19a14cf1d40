package org.nasgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasgauge.cli.Terminal.nasgauge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.form.Seal;
import org.nasgauge.report.regression.CiSummary;
import org.nasgauge.report.regression.RegressionCheck;

/**
 * Every result that the project publishes comes out again, to the byte but for the code's name, from the recipe beside it. Where
 * that takes an hour of training, it is done with {@code -Dnasgauge.published.trained=true} only, and otherwise the tables and
 * figures come out of the records, which are all published.
 */
class PublishedResultsTest {
    private static final Path RESULTS = Path.of("..", "..", "results");
    private static final Set<String> TRAINED = Set.of("differentiable", "supernets");
    private static final Pattern CODE = Pattern.compile("  \"code\" : \\[ \"[0-9a-f]{64}\" \\],\n");

    static List<Path> runAgain() throws IOException {
        return published(folder -> !TRAINED.contains(folder) || Boolean.getBoolean("nasgauge.published.trained"));
    }

    static List<Path> trained() throws IOException {
        return published(TRAINED::contains);
    }

    private static List<Path> published(Predicate<String> wanted) throws IOException {
        try (Stream<Path> folders = Files.list(RESULTS)) {
            return folders.filter(folder -> Files.exists(folder.resolve("recipe.yaml")))
                    .filter(folder -> wanted.test(folder.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("trained")
    void isWhatItsRecordsSay(Path folder, @TempDir Path temporary) throws IOException {
        Path report = temporary.resolve("report");
        Terminal run = nasgauge("report", folder, "--out", report);
        assertThat(run.exitCode()).as(run.err()).isZero();
        compare(folder, report);
    }

    @ParameterizedTest
    @MethodSource("runAgain")
    void comesOutAgain(Path folder, @TempDir Path temporary) throws IOException, InterruptedException {
        Path out = temporary.resolve("out");
        Terminal run = nasgauge("run", folder.resolve("recipe.yaml"), "--out", out);
        assertThat(run.exitCode()).as(run.err()).isZero();
        String manifest = Files.readString(out.resolve("manifest.json"));
        assertThat(manifest).containsPattern(CODE);
        assertThat(apartFromCode(manifest)).isEqualTo(apartFromCode(Files.readString(folder.resolve("manifest.json"))));
        compare(folder, out.resolve("report"));
        assertThat(RegressionCheck.of(ResultFolder.open(folder), ResultFolder.open(out), 0.01, OptionalDouble.empty())
                        .studies())
                .filteredOn(study -> study.differing() > 0)
                .extracting(CiSummary::line)
                .isEmpty();
        audit(out);
    }

    private static void compare(Path folder, Path report) throws IOException {
        for (String kind : List.of("tables", "figures")) {
            try (Stream<Path> files = Files.list(folder.resolve(kind))) {
                for (Path file : files.sorted().toList()) {
                    assertThat(report.resolve(kind).resolve(file.getFileName())).hasSameTextualContentAs(file);
                }
            }
        }
    }

    /** The tables of the report are what numpy and scipy make of the records. */
    private static void audit(Path out) throws IOException, InterruptedException {
        Optional<String> python = Python.with("numpy, scipy");
        if (python.isEmpty()) {
            return;
        }
        String script = Path.of("..", "..", "scripts", "audit.py").toString();
        Python.Ran sound = Python.run(python.get(), script, out.toString());
        assertThat(sound.exitCode()).as(sound.output()).isZero();
        assertThat(sound.output()).contains("runs: ", "search: ", "curves: ", "significance: ");
        assertThat(sound.output().contains("estimator-runs: ")).isEqualTo(Files.exists(out.resolve("estimations")));
    }

    /** A published manifest names the code that published it, and code changes with every commit; its seal with the code. */
    private static String apartFromCode(String manifest) {
        String seal = Seal.of(manifest).written().orElseThrow();
        return CODE.matcher(manifest.replace(seal, "")).replaceFirst("");
    }
}
