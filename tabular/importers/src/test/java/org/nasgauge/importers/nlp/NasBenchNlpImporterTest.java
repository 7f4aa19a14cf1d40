package org.nasgauge.importers.nlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.SeedPolicy;
import org.nasgauge.api.metric.Series;
import org.nasgauge.importers.Importer;
import org.nasgauge.importers.ImporterContract;
import org.nasgauge.importers.Importers;
import org.nasgauge.importers.Imports;
import org.nasgauge.importers.Reference;
import org.nasgauge.importers.foreign.ForeignFiles;
import org.nasgauge.tabular.query.Lookup;
import org.nasgauge.tabular.query.Query;
import org.nasgauge.tabular.query.Table;

class NasBenchNlpImporterTest extends ImporterContract {
    private static final String LINEAR =
            "{\"f\": {\"op\": \"linear\", \"input\": [\"x\", \"h_prev_0\"]}, \"h_new_0\": {\"op\": \"activation_tanh\", \"input\": [\"f\"]}}";
    private static final String LINEAR_IN_ANOTHER_ORDER =
            "{\"h_new_0\": {\"input\": [\"f\"], \"op\": \"activation_tanh\"}, \"f\": {\"input\": [\"x\", \"h_prev_0\"], \"op\": \"linear\"}}";

    @TempDir
    private Path folder;

    @Override
    protected Importer importer() {
        return new NasBenchNlpImporter();
    }

    @Override
    protected Map<String, Object> sample() {
        Map<String, Object> logs = new LinkedHashMap<>();
        logs.put("log_stats_model_1.json", log(LINEAR, "OK", List.of(5.5, 4.5)));
        logs.put("log_stats_model_2.json", log(LINEAR_IN_ANOTHER_ORDER, "OK", List.of(5.25, 4.25)));
        logs.put("log_stats_model_3.json", log("{\"g\": {\"op\": \"x\"}}", "loss is nan!", List.of(Double.NaN)));
        return Map.of("some-logs.zip", logs);
    }

    private static Map<String, Object> log(String cell, String status, List<Double> losses) {
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("data", "data/ptb");
        log.put("recepie", cell);
        log.put("epochs", 2);
        log.put("num_params", 15_066_078);
        log.put("wall_times", losses.stream().map(loss -> 141.5).toList());
        List.of("train_losses", "val_losses", "test_losses").forEach(key -> log.put(key, losses));
        log.put("status", status);
        return log;
    }

    @Override
    protected byte[] framed(String file, Object content) {
        Map<String, byte[]> logs = new LinkedHashMap<>();
        if (content instanceof Map<?, ?> map) {
            map.forEach((name, log) -> logs.put(String.valueOf(name), ForeignFiles.json(log)));
        } else {
            logs.put("log_stats_model_1.json", ForeignFiles.json(content));
        }
        return ForeignFiles.zip(logs);
    }

    @Test
    void readsTheRealLogs() {
        Path logs = Reference.file("nasbench-nlp/wikitext-2-logs.zip");
        Table table = Table.open(
                Importers.run(importer(), Imports.request(logs), folder, false).get(0), Imports.SPACES);

        // Expected values: json.loads of the logs, in Python.
        assertThat(table.name()).isEqualTo("nasbench-nlp-wikitext-2");
        assertThat(table.rows()).as("distinct graphs in 345 logs").isEqualTo(291);
        assertThat(table.seeds()).containsExactly(0, 1, 2);
        int row = table.row(LINEAR);
        SeedPolicy first = SeedPolicy.one(0);
        assertThat(value(table, Series.VALIDATION_LOSS, "2/50", first, row)).isCloseTo(5.507137074190028, within(1e-6));
        assertThat(value(table, Series.TEST_LOSS, "3/50", first, row)).isCloseTo(5.340881360084504, within(1e-6));
        assertThat(value(table, Series.TRAIN_SECONDS, "1/50", first, row)).isCloseTo(141.30380201339722, within(1e-4));
        assertThat(table.lookup(Query.of("parameters")).value(row)).isEqualTo(15_066_078);
        assertThat(table.trainingCounts())
                .containsEntry("there", 341)
                .containsEntry("missing: diverged", 4)
                .containsEntry("missing: not in the file", 3 * 291 - 345);
        Lookup test =
                table.lookup(Query.of(Series.TEST_LOSS).at(Fidelity.full(50)).under(SeedPolicy.mean()));
        assertThat(IntStream.range(0, 291).filter(test::isPresent)).hasSizeGreaterThan(280);
    }

    private static double value(Table table, Series series, String fidelity, SeedPolicy seed, int row) {
        return table.lookup(Query.of(series).at(Fidelity.parse(fidelity)).under(seed))
                .value(row);
    }

    @Test
    void countsTrainingsOfOneCellHoweverItsGraphIsWritten() throws IOException {
        Path zip = Files.write(
                folder.resolve("logs.zip"),
                framed("", sample().values().iterator().next()));
        Table table = Table.open(
                Importers.run(importer(), Imports.request(zip), folder, false).get(0), Imports.SPACES);

        assertThat(table.rows()).isEqualTo(2);
        assertThat(value(table, Series.TEST_LOSS, "2/2", SeedPolicy.one(1), table.row(LINEAR)))
                .isEqualTo(4.25);
        assertThat(table.lookup(Query.of(Series.TEST_LOSS).at(Fidelity.full(2)).under(SeedPolicy.one(0)))
                        .reading(table.row("{\"g\":{\"op\":\"x\"}}")))
                .isEqualTo(Reading.missing("diverged"));
    }

    @Test
    void readsAFolderAsItReadsAZip() throws IOException {
        Path logs = Files.createDirectories(folder.resolve("logs/deeper"));
        Files.write(logs.resolve("log_stats_model_7.json"), ForeignFiles.json(log(LINEAR, "OK", List.of(5.5, 4.5))));
        Files.writeString(logs.resolve("notes.json"), "no log");

        assertThat(importer().read(Imports.request(folder.resolve("logs")))).hasSize(1);
    }

    @Test
    void saysWhichLogContradictsAnother() throws IOException {
        Map<String, Object> logs = new LinkedHashMap<>();
        logs.put("log_stats_model_1.json", log(LINEAR, "OK", List.of(5.5, 4.5)));
        Map<String, Object> other = log(LINEAR, "OK", List.of(5.5, 4.5));
        other.put("num_params", 7);
        logs.put("log_stats_model_2.json", other);
        Path zip = Files.write(folder.resolve("logs.zip"), framed("", logs));

        assertThatThrownBy(() -> importer().read(Imports.request(zip)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("logs.zip!log_stats_model_2.json: 7 parameters; an earlier log")
                .hasMessageContaining("15066078");
    }
}
