package org.nasgauge.importers.nasbench101;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.importers.ImportedColumn;
import org.nasgauge.importers.ImportedTable;
import org.nasgauge.importers.Importer;
import org.nasgauge.importers.ImporterContract;
import org.nasgauge.importers.Imports;
import org.nasgauge.importers.Reference;
import org.nasgauge.importers.foreign.ByteSource;
import org.nasgauge.importers.foreign.Compressed;
import org.nasgauge.importers.foreign.ForeignFiles;
import org.nasgauge.importers.foreign.pickle.AllowedClasses;
import org.nasgauge.importers.foreign.pickle.Dict;
import org.nasgauge.importers.foreign.pickle.Items;
import org.nasgauge.importers.foreign.pickle.PickleFields;
import org.nasgauge.importers.foreign.pickle.PickleLimits;
import org.nasgauge.importers.foreign.pickle.PickleValue;
import org.nasgauge.importers.foreign.pickle.Unpickler;

class NasBench101ImporterTest extends ImporterContract {
    private static final Importer IMPORTER = new NasBench101Importer();
    private static final EnumerableSpace SPACE = Imports.SPACES.enumerable("test", "nasbench101");
    private static final String CHAIN = "010001000";
    private static final String OPERATIONS = "input,conv3x3-bn-relu,output";

    @TempDir
    private Path folder;

    @Override
    protected Importer importer() {
        return IMPORTER;
    }

    @Override
    protected Map<String, Object> sample() {
        List<Object> records = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String[] module = SPACE.format(SPACE.at(i / 2)).split(":", -1);
            Map<String, Object> metrics = new LinkedHashMap<>();
            metrics.put("evaluations", List.of(evaluation(0), evaluation(54), evaluation(108)));
            metrics.put("parameters", 8_555_530);
            metrics.put("seconds", 1_000.5);
            records.add(List.of(Integer.toString(i / 2).repeat(32), 108, module[0], module[1], metrics));
        }
        return Map.of("nasbench_only108.tfrecord", records);
    }

    private static List<Object> evaluation(double epoch) {
        return List.of(epoch, 2 * epoch, 0.5, 0.5, 0.5);
    }

    /** Checksums, JSON, base64 and message are as they should be around whatever the content is. */
    @Override
    protected byte[] framed(String file, Object content) {
        List<?> records = content instanceof List<?> list ? list : List.of(content);
        return ForeignFiles.tfRecords(records.stream()
                .map(record -> ForeignFiles.json(
                        record instanceof List<?> fields
                                ? fields.stream()
                                        .map(field -> field instanceof Map<?, ?> metrics
                                                ? Base64.getEncoder()
                                                        .encodeToString(ForeignFiles.anyModelMetrics(metrics))
                                                : field)
                                        .toList()
                                : record))
                .toList());
    }

    @Test
    void readsEveryScheduleAndTraining() throws IOException {
        List<byte[]> records = new ArrayList<>();
        for (int epochs : List.of(4, 108)) {
            for (int training = 0; training < 3; training++) {
                records.add(
                        record("a".repeat(32), epochs, CHAIN, OPERATIONS, 0.5 + training / 9984.0, 1_000 + training));
            }
        }
        ImportedTable table = read(records);

        int row = SPACE.indexOf(SPACE.parse(CHAIN + ":" + OPERATIONS));
        ImportedColumn test = Imports.column(table, "test accuracy", 108);
        assertThat(test.value(row, 2, 2)).isCloseTo(100 * (0.5 + 2 / 9984.0), within(1e-5));
        assertThat(Imports.column(table, "train cumulative-seconds", 4).value(row, 1, 2))
                .isEqualTo(1_001);
        assertThat(test.value(row, 2, 1)).as("half-way").isCloseTo(40, within(1e-5));
        assertThat(Imports.column(table, "parameters").value(row, 0, 1)).isEqualTo(8_555_530);
        assertThat(test.isPresent(row + 1, 0)).isFalse();
    }

    /** Official records, framed again as the official file frames them. */
    @Test
    void readsOfficialRecords() throws IOException {
        Dict official;
        try (ByteSource source = Compressed.open(Reference.file("nasbench101/official-30-records.pkl"))) {
            official = (Dict) new Unpickler(source, PickleLimits.SMALL, AllowedClasses.standard()).read();
        }
        List<byte[]> records = new ArrayList<>();
        for (int i = 0; i < official.size(); i++) {
            Items entry = (Items) official.value(i);
            PickleFields fixed = PickleFields.of("fixed", entry.get(0));
            String adjacency = fixed.items("module_adjacency").asList().stream()
                    .map(value -> Long.toString(((PickleValue.Whole) value).value()))
                    .collect(Collectors.joining());
            String operations = fixed.items("module_operations").asList().stream()
                    .map(value -> ((PickleValue.Text) value).value())
                    .collect(Collectors.joining(","));
            for (PickleValue training : ((Items) ((Dict) entry.get(1)).value(0)).asList()) {
                PickleFields end = PickleFields.of("training", training);
                records.add(record(
                        ((PickleValue.Text) official.key(i)).value(),
                        108,
                        adjacency,
                        operations,
                        end.number("final_test_accuracy"),
                        end.number("final_training_time")));
            }
        }
        ImportedTable table = read(records);

        // The first record, ff92c322c5d9d3d587d9c146a63d0807, in the order of the pickle.
        int row = SPACE.indexOf(SPACE.parse("0101000001110000010000000001000001000000010000000:input,conv3x3-bn-relu,"
                + "conv1x1-bn-relu,conv1x1-bn-relu,conv3x3-bn-relu,conv1x1-bn-relu,output"));
        ImportedColumn test = Imports.column(table, "test accuracy");
        assertThat(List.of(test.value(row, 0, 2), test.value(row, 1, 2), test.value(row, 2, 2)))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-5 ? 0 : 1)
                .containsExactly(92.31770634651184, 91.92708134651184, 92.05729365348816);
        assertThat(Imports.column(table, "train cumulative-seconds").value(row, 0, 2))
                .isEqualTo(1396.137939453125);
    }

    @Test
    void refusesAFourthTrainingByItsRecord() {
        List<byte[]> records = new ArrayList<>();
        for (int training = 0; training < 4; training++) {
            records.add(record("a".repeat(32), 108, CHAIN, OPERATIONS, 0.5, 1_000));
        }
        assertThatThrownBy(() -> read(records))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("nasbench_only108.tfrecord, record 3: more than 3 trainings");
    }

    @Test
    void refusesModulesOutsideTheSpace() {
        assertThatThrownBy(() -> read(List.of(record("a".repeat(32), 108, "010001001", OPERATIONS, 0.5, 1))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("record 0");
    }

    private ImportedTable read(List<byte[]> records) throws IOException {
        Path path = Files.write(folder.resolve("nasbench_only108.tfrecord"), ForeignFiles.tfRecords(records));
        assertThat(IMPORTER.detects(path)).isTrue();
        return IMPORTER.read(Imports.request(path)).get(0);
    }

    private static byte[] record(
            String hash, int epochs, String adjacency, String operations, double test, double seconds) {
        byte[] metrics = ForeignFiles.modelMetrics(
                8_555_530,
                seconds,
                new double[] {0, 0, 0.1, 0.1, 0.1},
                new double[] {epochs / 2.0, seconds / 2, 0.4, 0.4, 0.4},
                new double[] {epochs, seconds, 1, 0.9, test});
        return String.format(
                        "[\"%s\", %d, \"%s\", \"%s\", \"%s\\n\"]",
                        hash, epochs, adjacency, operations, Base64.getEncoder().encodeToString(metrics))
                .getBytes(UTF_8);
    }
}
