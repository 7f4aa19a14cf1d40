package org.nasgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.nasgauge.cli.Terminal.nasgauge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproduceTest {
    private static final Path DATA = Path.of("..", "..", "..", "shared", "reference");
    private static final Path RESULTS = Path.of("..", "..", "results", "published");

    @TempDir
    private Path empty;

    @Test
    void withoutANameListsWhatThereIsAndWhatEachNeeds() {
        Terminal run = nasgauge("reproduce");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("nasbench201-flops\n", "needs: nasbench201/nb201.csv.gz");
        assertThat(nasgauge("reproduce", "--format", "json").out()).contains("\"name\" : \"nasbench201-flops\"");
    }

    @Test
    void withoutDataSaysOfEachCellWhereTheyArePublished() {
        Terminal run = nasgauge("reproduce", "one-shot", "--data", empty);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("cannot be checked", "github.com/aoiang/few-shot-NAS");
    }

    @Test
    void aDamagedFileIsNamedOnceAfterTheReportAndTakesOnlyItsOwnCells() throws IOException {
        Path file = Files.createDirectories(empty.resolve("nasbench201")).resolve("zc_nasbench201.json.gz");
        Files.writeString(file, "no gzip");
        Terminal run = nasgauge("reproduce", "suite-zero", "nasbench201-flops", "--data", empty);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).contains("cannot be checked", file.toString(), "nasbench201/nb201.csv.gz is not in");
        assertThat(run.err()).containsOnlyOnce(file.toString()).doesNotContain("\tat ");
    }

    @Test
    void aNameThatIsNotThereIsOneMessage() {
        Terminal run = nasgauge("reproduce", "nasbench201-flop");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("nasbench201-flops").doesNotContain("\tat ");
    }

    /** All cells of all reproductions, as the project publishes them. */
    @Test
    void thePublishedVerdictsComeOutAgain() {
        assumeTrue(Files.isDirectory(DATA), "skipped, there is no " + DATA);
        Terminal run = nasgauge("reproduce", "--all", "--data", DATA, "--format", "csv");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
        assertThat(RESULTS.resolve("reproductions.csv")).content().isEqualTo(run.out());
    }
}
