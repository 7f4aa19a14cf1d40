package org.nasgauge.importers.macro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.nasgauge.importers.foreign.ForeignFiles;

class NasBenchMacroImporterTest extends ImporterContract {
    private static final Importer IMPORTER = new NasBenchMacroImporter();
    private static final EnumerableSpace SPACE = Imports.SPACES.enumerable("test", "nasbench-macro");

    @TempDir
    private Path folder;

    @Override
    protected Importer importer() {
        return IMPORTER;
    }

    @Override
    protected Map<String, Object> sample() {
        Map<String, Object> networks = new LinkedHashMap<>();
        for (int i = 0; i < 3; i++) {
            networks.put(
                    SPACE.format(SPACE.at(i)),
                    Map.of("test_acc", List.of(90.5, 91.5, 92.25), "params", 2_000_000 + i, "flops", 47_327_744));
        }
        return Map.of("nas-bench-macro_cifar10.json", networks);
    }

    @Override
    protected byte[] framed(String file, Object content) {
        return ForeignFiles.json(content);
    }

    @Test
    void readsTheRealFile() {
        Path path = Reference.file("nasbench-macro/nas-bench-macro_cifar10.json");
        ImportedTable table = IMPORTER.read(Imports.request(path)).get(0);

        int row = SPACE.indexOf(SPACE.parse("02012100"));
        ImportedColumn accuracy = Imports.column(table, "test accuracy");
        assertThat(accuracy.value(row, 1, 1)).isCloseTo(88.95, within(1e-5));
        assertThat(Imports.column(table, "flops").value(row, 0, 1)).isEqualTo(47_327_744);
        for (int i = 0; i < SPACE.size(); i++) {
            assertThat(accuracy.isPresent(i, 2)).isTrue();
        }
    }

    @Test
    void refusesATextWhereANumberBelongs() throws IOException {
        Path path = Files.writeString(
                folder.resolve("nas-bench-macro_cifar10.json"),
                "{\"02012100\": {\"test_acc\": [\"high\"], \"params\": 1, \"flops\": 2}}");

        assertThatThrownBy(() -> IMPORTER.read(Imports.request(path)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("02012100: test_acc[0]: a number was expected, not STRING");
    }
}
