package org.nasgauge.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.nasgauge.cli.Terminal.nasgauge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Small work for commands that write, and what they leave. */
final class KeptWork {
    static final String TABLE = "nasbench201-729-fashion";

    private static final String RECIPE = """
            name: small
            benchmark: nasbench201-729-fashion
            budget: {evaluations: 20}
            seeds: 0..19
            strategies: [random-search, regularized-evolution]
            estimators:
              architectures: 10
              studies: [flops]
            """;

    private final Path recipe;
    private final Path csv;
    private final Path mapping;

    KeptWork(Path folder) throws IOException {
        recipe = Files.writeString(folder.resolve("recipe.yaml"), RECIPE);
        csv = folder.resolve("table.csv");
        mapping = folder.resolve("mapping.yaml");
        Terminal exported = nasgauge("table", "export", TABLE, "--out", csv, "--mapping", mapping, "--replace");
        assertThat(exported.exitCode()).as(exported.err()).isZero();
    }

    Path recipe() {
        return recipe;
    }

    void finishedExperiment(Path out) {
        Terminal run = nasgauge("run", recipe, "--out", out);
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    /** A table called as the embedded one. */
    List<Object> importInto(Path place) {
        return List.of("table", "import", "csv", csv, mapping, "--into", place, "--replace");
    }

    List<Object> mergeTo(Path table) {
        return List.of("table", "merge", TABLE, TABLE, "--out", table, "--replace");
    }

    /** All of its trainings are there already. */
    List<Object> buildTo(Path table) {
        return List.of("table", "build", "--space", "nasbench201-729", "--extend", TABLE, "--out", table);
    }

    /** Every file that a reader compares, hidden ones included, by name. */
    static SortedMap<String, String> contents(Path folder) {
        SortedMap<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("environment.json") && !file.endsWith("timings.jsonl")) {
                    contents.put(folder.relativize(file).toString(), Files.readString(file, ISO_8859_1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contents;
    }
}
