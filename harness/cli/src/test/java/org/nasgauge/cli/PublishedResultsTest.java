package org.nasgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasgauge.cli.Terminal.nasgauge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every result that the project publishes comes out again, to the byte, from the recipe beside it. */
class PublishedResultsTest {
    private static final Path RESULTS = Path.of("..", "..", "results");

    static List<Path> published() throws IOException {
        try (Stream<Path> folders = Files.list(RESULTS)) {
            return folders.filter(folder -> Files.exists(folder.resolve("recipe.yaml")))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("published")
    void comesOutAgain(Path folder, @TempDir Path temporary) throws IOException {
        Path out = temporary.resolve("out");
        Terminal run = nasgauge("run", folder.resolve("recipe.yaml"), "--out", out);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(out.resolve("manifest.json")).hasSameTextualContentAs(folder.resolve("manifest.json"));
        for (String kind : List.of("tables", "figures")) {
            try (Stream<Path> files = Files.list(folder.resolve(kind))) {
                for (Path file : files.sorted().toList()) {
                    assertThat(out.resolve("report").resolve(kind).resolve(file.getFileName()))
                            .hasSameTextualContentAs(file);
                }
            }
        }
    }
}
