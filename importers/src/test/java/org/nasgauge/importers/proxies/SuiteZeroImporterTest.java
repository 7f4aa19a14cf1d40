package org.nasgauge.importers.proxies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.importers.ImportedColumn;
import org.nasgauge.importers.ImportedTable;
import org.nasgauge.importers.Importer;
import org.nasgauge.importers.Imports;
import org.nasgauge.importers.NaslibCell;
import org.nasgauge.importers.Reference;

class SuiteZeroImporterTest {
    private static final Importer IMPORTER = new SuiteZeroImporter();
    private static final EnumerableSpace SPACE = Imports.SPACES.enumerable("test", "nasbench201");

    @TempDir
    private Path folder;

    @Test
    void readsTheRealFile() {
        List<ImportedTable> tables =
                IMPORTER.read(Imports.request(Reference.file("nasbench201/zc_nasbench201.json.gz")));

        assertThat(tables).hasSize(2);
        ImportedTable table = Imports.table(tables, "suite-zero-nasbench201-cifar10");
        int row = SPACE.indexOf(NaslibCell.nasbench201(SPACE, "(0, 2, 3, 2, 3, 1)"));
        assertThat(Imports.column(table, "synflow").value(row, 0, 1)).isEqualTo(41.94876860937543);
        assertThat(Imports.column(table, "flops-seconds").value(row, 0, 1)).isEqualTo(0.48845587600953877);
        ImportedColumn flops = Imports.column(table, "flops");
        assertThat(IntStream.range(0, 15_625).filter(cell -> flops.isPresent(cell, 0)))
                .hasSize(725);
    }

    @Test
    void labelsValAccuracyOfNasBench201AsTheTestAccuracyThatItIs() throws IOException {
        ImportedTable table = read("{\"cifar10\": {\"(0, 2, 3, 2, 3, 1)\": {\"val_accuracy\": 86.06}}}");

        assertThat(table.seeds()).containsExactly(888);
        ImportedColumn accuracy = Imports.column(table, "test accuracy");
        assertThat(accuracy.split()).contains(Split.TEST);
        assertThat(accuracy.schedule()).isEqualTo(200);
        assertThat(table.columns()).extracting(ImportedColumn::label).doesNotContain("validation accuracy");
    }

    @Test
    void takesSentinelsAndWhatIsNotFiniteForMissing() throws IOException {
        ImportedTable table = read("{\"cifar10\": {\"(0, 2, 3, 2, 3, 1)\": {\"zen\": {\"score\": -1e8, \"time\": 1.0},"
                + " \"nwot\": {\"score\": NaN, \"time\": 1.0}, \"synflow\": {\"score\": 1e61, \"time\": 1.0}}}}");

        int row = SPACE.indexOf(NaslibCell.nasbench201(SPACE, "(0, 2, 3, 2, 3, 1)"));
        assertThat(Imports.column(table, "zen").reason(row, 0)).contains("not computable: the sentinel -1.0E8");
        assertThat(Imports.column(table, "nwot").reason(row, 0)).contains("not a finite number");
        assertThat(Imports.column(table, "synflow").value(row, 0, 1)).isEqualTo(1e61);
    }

    @Test
    void saysWhereAnUnknownCellStands() {
        assertThatThrownBy(() -> read("{\"cifar10\":\n{\"(9, 2, 3, 2, 3, 1)\": {}}}"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("zc_nasbench201.json, line 2")
                .hasMessageContaining("operation 9");
    }

    private ImportedTable read(String json) throws IOException {
        Path path = Files.writeString(folder.resolve("zc_nasbench201.json"), json);
        return IMPORTER.read(Imports.request(path)).get(0);
    }
}
