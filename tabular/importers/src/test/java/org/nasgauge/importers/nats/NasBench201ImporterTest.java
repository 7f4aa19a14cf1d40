package org.nasgauge.importers.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.importers.ImportedTable;
import org.nasgauge.importers.Importer;
import org.nasgauge.importers.ImporterContract;
import org.nasgauge.importers.Imports;
import org.nasgauge.importers.foreign.ForeignFiles;
import org.nasgauge.importers.foreign.PickleWriter.Tuple;

class NasBench201ImporterTest extends ImporterContract {
    private static final Importer IMPORTER = new NasBench201Importer();
    private static final EnumerableSpace SPACE = Imports.SPACES.enumerable("test", "nasbench201");

    @TempDir
    private Path folder;

    @Override
    protected Importer importer() {
        return IMPORTER;
    }

    @Override
    protected Map<String, Object> sample() {
        return Map.of("NAS-Bench-201-v1_1-096897.pth", file(1));
    }

    @Override
    protected byte[] framed(String file, Object content) {
        return ForeignFiles.torchZip(content);
    }

    @Test
    void readsBothContainersOfTorchAlike() throws IOException {
        for (byte[] content : List.of(ForeignFiles.torchZip(file(3)), ForeignFiles.torchLegacy(file(3)))) {
            Path path = Files.write(folder.resolve("NAS-Bench-201-v1_1-096897.pth"), content);
            assertThat(IMPORTER.detects(path)).isTrue();

            List<ImportedTable> tables = IMPORTER.read(Imports.request(path));

            ImportedTable table = Imports.table(tables, "nasbench201-cifar10-all-200");
            for (int cell = 0; cell < 3; cell++) {
                assertThat(Imports.column(table, "test accuracy").value(cell, 0, 200))
                        .isEqualTo(90 + cell);
            }
            assertThat(Imports.column(table, "test accuracy").isPresent(3, 0)).isFalse();
            assertThat(Imports.column(Imports.table(tables, "nasbench201-cifar10-all-12"), "train seconds")
                            .value(0, 0, 12))
                    .isEqualTo(1.5);
        }
    }

    @Test
    void refusesCellsInAnotherOrder() throws IOException {
        Map<Object, Object> file = file(2);
        file.put("meta_archs", List.of(SPACE.format(SPACE.at(1)), SPACE.format(SPACE.at(0))));
        Path path = Files.write(folder.resolve("NAS-Bench-201-v1_1-096897.pth"), ForeignFiles.torchZip(file));

        assertThatThrownBy(() -> IMPORTER.read(Imports.request(path)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("architecture 0 is");
    }

    private static Map<Object, Object> file(int cells) {
        Map<Object, Object> infos = new LinkedHashMap<>();
        for (int cell = 0; cell < cells; cell++) {
            infos.put(cell, Map.of("less", state(cell, 12, 111), "full", state(cell, 200, 777)));
        }
        Map<Object, Object> file = new LinkedHashMap<>();
        file.put(
                "meta_archs",
                IntStream.range(0, cells)
                        .mapToObj(cell -> SPACE.format(SPACE.at(cell)))
                        .toList());
        file.put("arch2infos", infos);
        return file;
    }

    private static Map<Object, Object> state(int cell, int epochs, int seed) {
        Map<Object, Object> train = new LinkedHashMap<>();
        Map<Object, Object> test = new LinkedHashMap<>();
        for (int epoch = 0; epoch < epochs; epoch++) {
            train.put(epoch, 1.5);
            test.put("ori-test@" + epoch, 90.0 + cell);
        }
        Map<Object, Object> result = new LinkedHashMap<>();
        result.put("epochs", epochs);
        List.of("train_acc1es", "train_losses", "train_times").forEach(key -> result.put(key, train));
        List.of("eval_acc1es", "eval_losses").forEach(key -> result.put(key, test));
        result.put("eval_times", "None");
        result.put("params", 0.1);
        result.put("flop", 10.0);
        result.put("latency", List.of());
        Map<Object, Object> state = new LinkedHashMap<>();
        state.put("arch_index", cell);
        state.put("arch_str", SPACE.format(SPACE.at(cell)));
        state.put("all_results", Map.of(Tuple.of("cifar10", seed), result));
        return state;
    }
}
