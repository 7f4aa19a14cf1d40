package org.nasgauge.importers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.importers.nlp.NasBenchNlpImporter;

/** Runs the Python of {@code importers/README.md} as it stands there, where there is a Python with numpy. */
class PythonExampleTest {
    @TempDir
    private Path folder;

    @Test
    void numpyReadsWhatWasImported() throws IOException, InterruptedException {
        assumeTrue(python("import numpy").isEmpty(), "skipped, there is no python3 with numpy");
        Path logs = Files.createDirectory(folder.resolve("logs"));
        Files.writeString(logs.resolve("log_stats_model_1.json"), """
                {"data": "data/wikitext-2", "recepie": "{}", "epochs": 2, "num_params": 7, "status": "OK",
                 "train_losses": [5, 4], "val_losses": [5.5, 4.25], "test_losses": [6, 5], "wall_times": [1, 1]}
                """);
        Importers.run(new NasBenchNlpImporter(), Imports.request(logs), folder, false);
        String readme = Files.readString(Path.of("README.md"));
        int from = readme.indexOf("```python\n") + "```python\n".length();
        String example = readme.substring(from, readme.indexOf("```", from));

        assertThat(python(example + "print(losses.tolist(), there.tolist())"))
                .containsExactly("[[[5.5, 4.25]]] [[True]]");
    }

    private List<String> python(String script) throws IOException, InterruptedException {
        try {
            Path output = folder.resolve("output");
            Process python = new ProcessBuilder("python3", "-c", script)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            assertThat(python.waitFor(2, TimeUnit.MINUTES)).isTrue();
            return Files.readAllLines(output, UTF_8);
        } catch (IOException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }
}
