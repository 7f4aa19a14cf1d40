package org.nasgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.nasgauge.cli.Terminal.nasgauge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.Series;
import org.nasgauge.tabular.query.KnownSpaces;
import org.nasgauge.tabular.query.Query;
import org.nasgauge.tabular.query.Table;
import org.nasgauge.tabular.query.TrainingsLookup;

/** A table goes out as CSV and comes in again; and Python reads the folder as the README says. */
class TableExportTest {
    private static final String MAPPING = """
            table: small
            space: nasbench201
            dataset: cifar10
            description: 'Three cells: "a small table".'
            source: made up
            licence: CC0-1.0
            architecture: {column: index, form: index}
            missing: {"": never trained}
            columns:
              - {column: a, metric: accuracy, unit: percent, direction: maximize, split: test, schedule: 200, seed: 3, images: 10000}
              - {column: b, metric: accuracy, unit: percent, direction: maximize, split: test, schedule: 200, seed: 7, images: 10000}
              - {column: loss, metric: loss, unit: nats, direction: minimize, split: test, schedule: 200, seed: 3}
              - {column: ms, metric: latency, unit: milliseconds, direction: minimize}
            """;
    private static final String CSV = """
            index,a,b,loss,ms
            0,90.01,90.02,0.3,3.25
            11,91.00,,0.1,1
            284,80.00,82.00,,
            """;

    @TempDir
    private Path folder;

    private Path small = Path.of("");

    @BeforeEach
    void importOne() throws IOException {
        Path csv = Files.writeString(folder.resolve("in.csv"), CSV);
        Path mapping = Files.writeString(folder.resolve("in.yaml"), MAPPING);
        assertThat(nasgauge("table", "import", "csv", csv, mapping, "--into", folder)
                        .exitCode())
                .isZero();
        small = folder.resolve("small");
    }

    @Test
    void whatGoesOutComesInAgain() throws IOException {
        Path csv = folder.resolve("out.csv");
        Path mapping = folder.resolve("out.yaml");
        Terminal export = nasgauge("table", "export", small, "--out", csv, "--mapping", mapping);
        assertThat(export.exitCode()).as(export.err()).isZero();
        Path into = folder.resolve("again");
        Terminal imported = nasgauge("table", "import", "csv", csv, mapping, "--into", into);
        assertThat(imported.exitCode()).as(imported.err()).isZero();

        Table before = Table.open(small, KnownSpaces.installed());
        Table after = Table.open(into.resolve("small"), KnownSpaces.installed());
        assertThat(after.seeds()).isEqualTo(before.seeds());
        assertThat(after.manifest().description()).isEqualTo(before.manifest().description());
        for (Series series : List.of(Series.TEST_ACCURACY, Series.TEST_LOSS)) {
            TrainingsLookup was = before.trainings(series, Fidelity.full(200));
            TrainingsLookup is = after.trainings(series, Fidelity.full(200));
            for (int row = 0; row < before.rows(); row++) {
                for (int seed = 0; seed < before.seeds().size(); seed++) {
                    assertThat(is.isPresent(row, seed)).isEqualTo(was.isPresent(row, seed));
                    if (was.isPresent(row, seed)) {
                        assertThat((float) is.value(row, seed)).isEqualTo((float) was.value(row, seed));
                    }
                }
            }
        }
        assertThat(after.lookup(Query.of("latency")).reading(0)).isEqualTo(Reading.of(3.25));
        assertThat(after.lookup(Query.of("latency")).reading(284)).isInstanceOf(Reading.Missing.class);
    }

    @Test
    void aMissingValueIsAnEmptyCellAndAReason() throws IOException {
        Path csv = folder.resolve("out.csv");
        assertThat(nasgauge("table", "export", small, "--metric", "accuracy", "--metric", "latency", "--out", csv)
                        .exitCode())
                .isZero();
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines).hasSize(1 + 2 * 15_625);
        assertThat(lines.get(0))
                .isEqualTo("architecture,index,seed,test-accuracy-200-percent,test-accuracy-200-percent-missing,"
                        + "latency-milliseconds,latency-milliseconds-missing");
        assertThat(lines.get(1)).endsWith(",0,3,90.01,,3.25,");
        assertThat(lines.get(1 + 2 * 11 + 1)).endsWith(",11,7,,never trained,1,");
        assertThat(lines.get(1 + 2 * 284)).endsWith(",284,3,80,,,never trained");
        assertThat(lines.get(1 + 2 * 1)).endsWith(",1,3,,not in the file,,not in the file");
    }

    @Test
    void curvesComeOutEpochByEpoch() throws IOException {
        Path csv = folder.resolve("curves.csv");
        Terminal export = nasgauge(
                "table",
                "export",
                "nasbench201-729-fashion",
                "--metric",
                "accuracy",
                "--split",
                "validation",
                "--curves",
                "--out",
                csv);
        assertThat(export.exitCode()).as(export.err()).isZero();
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines.get(0)).isEqualTo("architecture,index,seed,metric,split,epoch,schedule,unit,value,missing");
        assertThat(lines.get(1)).contains(",accuracy,validation,1,");
        assertThat(lines).allMatch(line -> line.split(",", -1).length == 10);
    }

    @Test
    void refusesToWriteOverAFileUnlessItIsToldTo() throws IOException {
        Path csv = Files.writeString(folder.resolve("there.csv"), "mine\n");
        Terminal refused = nasgauge("table", "export", small, "--out", csv);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("there.csv", "--replace");
        assertThat(csv).hasContent("mine");
        assertThat(nasgauge("table", "export", small, "--out", csv, "--replace").exitCode())
                .isZero();
    }

    @Test
    void suggestsTheMetricThatWasMeant() {
        Terminal run = nasgauge("table", "export", small, "--metric", "latence", "--out", folder.resolve("out.csv"));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Did you mean 'latency'");
    }

    @Test
    void pythonReadsATableFolderAsTheReadmeSays() throws IOException, InterruptedException {
        String readme = Files.readString(Path.of("..", "..", "README.md"));
        Matcher block = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL).matcher(readme);
        assertThat(block.find()).as("the README has lines of Python").isTrue();
        String lines = block.group(1).replace("my-table/", small + "/");
        assertThat(lines).contains(small.toString());
        assumeTrue(python("import numpy").exitCode() == 0, "skipped: there is no python3 with numpy");

        Terminal run =
                python(lines + "print(correct[rows[11], 0].item(), correct[rows[284], 1].item(), table['name'])\n");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().strip()).isEqualTo("9100 8200 small");
    }

    private static Terminal python(String script) throws InterruptedException {
        try {
            Process process = new ProcessBuilder("python3", "-c", script).start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Terminal(process.waitFor(), out, err);
        } catch (IOException e) {
            return new Terminal(127, "", String.valueOf(e.getMessage()));
        }
    }
}
