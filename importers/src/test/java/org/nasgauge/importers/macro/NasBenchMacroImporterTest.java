package org.nasgauge.importers.macro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.importers.ImportedColumn;
import org.nasgauge.importers.ImportedTable;
import org.nasgauge.importers.Importer;
import org.nasgauge.importers.Imports;
import org.nasgauge.importers.Reference;

class NasBenchMacroImporterTest {
    private static final Importer IMPORTER = new NasBenchMacroImporter();
    private static final EnumerableSpace SPACE = Imports.SPACES.enumerable("test", "nasbench-macro");

    @TempDir
    private Path folder;

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
                .hasMessageContaining("02012100: test_acc is no number");
    }
}
