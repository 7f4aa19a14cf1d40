package org.nasgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasgauge.cli.Terminal.nasgauge;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasgauge.cli.NetworkBench.Effort;
import org.nasgauge.tabular.catalogue.Catalogue;
import org.nasgauge.tabular.query.Query;
import org.nasgauge.tabular.query.Table;

class ProfileCommandTest {
    @TempDir
    private Path folder;

    /** Of one network, as briefly as may be: on a real clock, where no time is sure. */
    private Terminal profiled(String... more) {
        return nasgauge(Stream.concat(
                        Stream.of("profile", "0", "--space", "nasbench201-729", "--out", folder.resolve("table")),
                        Stream.concat(Stream.of("--rounds", "1", "--samples", "1"), Stream.of(more)))
                .toArray());
    }

    @Test
    void theTapeAndWhatIsAskedForHaveColumnsOfTheirOwn() {
        Terminal both = profiled("--with", "tape,onnx", "--also", "processor,allocation");
        assertThat(both.exitCode()).as(both.err()).isZero();
        Table table = Catalogue.standard().open(folder.resolve("table").toString());
        List<String> columns = table.manifest().columns().stream()
                .map(column -> column.metric().name())
                .toList();
        assertThat(columns)
                .startsWith("latency-1", "latency-low-1")
                .contains("latency-1-seconds", "peak-activation-bytes-1", "tape-unstable-1", "tape-latency-1-seconds")
                .doesNotContain("peak-resident-bytes-1", "tape-peak-activation-bytes-1")
                .hasSize(2 * (13 + 2 + 1) + 1);
        int row = table.row(table.space().at(0));
        for (String column : List.of("latency-1", "tape-latency-1", "tape-processor-time-1", "allocated-bytes-1")) {
            assertThat(table.lookup(Query.of(column)).value(row)).as(column).isPositive();
        }
        assertThat(table.manifest().recipe())
                .containsEntry("runtime", "ONNX Runtime, tape")
                .containsEntry("also", "processor, allocation")
                .containsEntry("blocks of a warm-up", "12");
        Terminal again = nasgauge("profile", "--again", folder.resolve("table"));
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.out()).contains("batch-1", "tape-batch-1");
    }

    /** What was measured before the tape was has neither new columns nor new words. */
    @Test
    void aTableOfAnEarlierVersionIsMeasuredAsItWas() {
        Table shipped = Catalogue.standard().open("nasbench201-729-epyc");
        TreeMap<String, String> recipe = new TreeMap<>(shipped.manifest().recipe());
        assertThat(Effort.of("test", recipe)).isEqualTo(new Effort(12, 10, 1, 0, 0));
        recipe.put("blocks of a warm-up", "12");
        assertThat(Effort.of("test", recipe)).isEqualTo(new Effort(12, 10, 1, 12, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "--threads, some, no number of threads: some",
        "--threads, 0, no number of threads: 0",
        "--with, java, java",
        "--also, weather, weather"
    })
    void whatMakesNoSenseIsRefused(String option, String value, String message) {
        Terminal refused = profiled(option, value);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains(message);
    }

    @Test
    void theTapeHasOneThread() {
        assertThat(profiled("--with", "tape", "--threads", "2").err()).contains("the tape runs on one thread");
    }
}
