package org.nasgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasgauge.cli.Terminal.nasgauge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.error.Quoted;

/** Names with characters that are not seen, brought in by every door: seen in all that comes out. */
class ForeignTextTest {
    /** Clears the screen, turns the order of letters, breaks the line, hides: as YAML, JSON and Java all write it. */
    private static final String EVIL = "a\\u001b[2Jb\\u202ec\\nd\\u200be\\u0000f\\u2066g";

    private static final String SEEN = "a\\u001b[2Jb\\u202ec\\nd\\u200be\\u0000f\\u2066g";

    @TempDir
    private Path folder = Path.of("");

    private static void assertVisible(String text) {
        assertThat(text.replace("\n", "")).matches(line -> !Quoted.hides(line), "shows every character");
    }

    @Test
    void aLabelIsSeenInEveryReport() throws IOException {
        Path recipe = Files.writeString(folder.resolve("r.yaml"), """
                benchmark: nasbench201-729-fashion
                budget: {evaluations: 5}
                seeds: 0..1
                strategies: [random-search, {name: random-search, label: "%s"}]
                estimators: {studies: [flops, {name: flops, label: "x%s"}]}
                """.formatted(EVIL, EVIL));
        Path out = folder.resolve("out");
        Terminal run = nasgauge("run", recipe, "--out", out);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertVisible(run.out());
        assertThat(run.out()).contains("\\u001b");
        for (String format : List.of("text", "csv", "markdown", "latex", "json")) {
            assertVisible(nasgauge("report", out, "--format", format).out());
        }
        try (Stream<Path> files = Files.walk(out.resolve("report"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.toString().endsWith(".html")) {
                    assertVisible(Files.readString(file));
                }
            }
        }
        assertThat(Files.readString(out.resolve("report/report.html"))).contains(SEEN);
    }

    @Test
    void aWrongNameIsSeenInEveryMessage() throws IOException {
        for (String text : List.of(
                "{benchmark: \"%s\", budget: {evaluations: 1}, seeds: 1, strategies: [random-search]}",
                "{benchmark: nasbench201-729-fashion, budget: {evaluations: 1}, seeds: 1, strategies: [\"%s\"]}",
                "{benchmark: nasbench201-729-fashion, seeds: \"%s\", estimators: {studies: [flops]}}",
                "{\"%s\": 1}",
                "{benchmark: nasbench201-729-fashion, seeds: 1, estimators: {studies: [{name: flops, settings: {\"%s\": 1}}]}}",
                "{grammar: g, start: \"%s\", rules: {A: [x, y]}}",
                "{grammar: g, start: A, rules: {A: [x, \"%s\"]}}")) {
            Path file = Files.writeString(folder.resolve("f.yaml"), text.replace("%s", EVIL));
            for (String verb : List.of("run", "grammar", "reproduce")) {
                Terminal refused = nasgauge(verb, file);
                assertThat(refused.exitCode()).isEqualTo(2);
                assertThat(refused.err().lines()).hasSize(1);
                assertVisible(refused.err());
            }
        }
    }
}
