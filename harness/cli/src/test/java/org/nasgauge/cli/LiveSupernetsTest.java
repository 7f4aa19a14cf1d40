package org.nasgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasgauge.cli.Terminal.nasgauge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weights that are shared over spaces of several kinds, from a recipe to a report. */
class LiveSupernetsTest {
    @TempDir
    Path folder;

    private Terminal run(String benchmark, String strategy) throws IOException {
        Path recipe = Files.writeString(folder.resolve("recipe.yaml"), """
                benchmark: {live: fashion-mnist, %s, epochs: 1, images: 128}
                validation-seed: 0
                test-seed: 0
                budget: {evaluations: 1}
                seeds: 0..0
                strategies:
                  - {name: %s, settings: {epochs: 1}}
                estimators:
                  architectures: 2
                  studies:
                    - name: spos
                      settings: {epochs: 1, measure: loss, scored-batches: 1, scored-batch: 64, recalibration: 1}
                """.formatted(benchmark, strategy));
        return nasgauge("run", recipe, "--out", folder.resolve("out"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            space: darts, channels: 2, stages: 2, cells-per-stage: 1, reduction: published          | darts
            space: nasbench-macro, channels: 2, stages: 3, cells-per-stage: 3, reduction: published | darts
            space: nats-size, channels: 8, stages: 3, cells-per-stage: 1                            | rsps
            """)
    void areTrainedSearchedAndScored(String benchmark, String strategy) throws IOException {
        Terminal run = run(benchmark, strategy);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains(strategy, "spos");
    }

    @Test
    void aScaleWithoutReductionCellsIsRefused() throws IOException {
        Terminal run = run("space: darts, channels: 2, stages: 1, cells-per-stage: 1, reduction: published", "darts");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("'darts' shares weights, and ", "a supernet of darts has both cells");
    }
}
