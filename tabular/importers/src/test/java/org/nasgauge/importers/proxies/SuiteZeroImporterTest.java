package org.nasgauge.importers.proxies;

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
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.importers.ImportedColumn;
import org.nasgauge.importers.ImportedTable;
import org.nasgauge.importers.Importer;
import org.nasgauge.importers.ImporterContract;
import org.nasgauge.importers.Importers;
import org.nasgauge.importers.Imports;
import org.nasgauge.importers.Notations;
import org.nasgauge.importers.Reference;
import org.nasgauge.importers.foreign.ForeignFiles;
import org.nasgauge.tabular.format.ListedArchitectures;
import org.nasgauge.tabular.query.Query;
import org.nasgauge.tabular.query.Table;

class SuiteZeroImporterTest extends ImporterContract {
    private static final Importer IMPORTER = new SuiteZeroImporter();
    private static final EnumerableSpace SPACE = Imports.SPACES.enumerable("test", "nasbench201");

    @TempDir
    private Path folder;

    @Override
    protected Importer importer() {
        return IMPORTER;
    }

    @Override
    protected Map<String, Object> sample() {
        Map<String, Object> cells = new LinkedHashMap<>();
        for (int i = 0; i < 3; i++) {
            cells.put(
                    Notations.naslib(SPACE).write(SPACE.at(i)),
                    Map.of("val_accuracy", 90.5 + i, "nwot", Map.of("score", 1.5, "time", 0.25), "idx", "7"));
        }
        return Map.of("zc_nasbench201.json", Map.of("cifar10", cells));
    }

    @Override
    protected byte[] framed(String file, Object content) {
        return ForeignFiles.json(content);
    }

    @Test
    void readsTheRealFile() {
        List<ImportedTable> tables =
                IMPORTER.read(Imports.request(Reference.file("nasbench201/zc_nasbench201.json.gz")));

        assertThat(tables).hasSize(2);
        ImportedTable table = Imports.table(tables, "suite-zero-nasbench201-cifar10");
        int row = SPACE.indexOf(Notations.naslib(SPACE).read("(0, 2, 3, 2, 3, 1)"));
        assertThat(Imports.column(table, "synflow").value(row, 0, 1)).isEqualTo(41.94876860937543);
        assertThat(Imports.column(table, "flops-seconds").value(row, 0, 1)).isEqualTo(0.48845587600953877);
        ImportedColumn flops = Imports.column(table, "flops");
        assertThat(IntStream.range(0, 15_625).filter(cell -> flops.isPresent(cell, 0)))
                .hasSize(725);
    }

    @Test
    void listsTheRealSampleOfDarts() {
        Path path = Reference.file("nasbench301/zc_nasbench301.json.gz");
        List<Path> written = Importers.run(IMPORTER, Imports.request(path), folder, false);

        Table table = Table.open(written.get(0), Imports.SPACES);
        assertThat(table.name()).isEqualTo("suite-zero-nasbench301-cifar10");
        assertThat(table.rows()).isEqualTo(725);
        int row = table.row("(((0, 0), (1, 5), (1, 1), (0, 1), (1, 3), (0, 3), (1, 3), (3, 2)),"
                + " ((1, 0), (0, 2), (1, 3), (0, 3), (3, 0), (0, 1), (2, 0), (3, 6)))");
        assertThat(table.lookup(Query.of("synflow")).value(row)).isEqualTo(52.796010658657906);
        assertThat(table.lookup(Query.of("surrogate-val-accuracy")).value(row)).isEqualTo(93.32119084207302);
        assertThat(table.lookup(Query.of("synflow")).metric().unit()).isEqualTo(Unit.SCORE);
        int same = table.row("(((1, 5), (0, 0), (1, 1), (0, 1), (1, 3), (0, 3), (1, 3), (3, 2)),"
                + " ((1, 0), (0, 2), (1, 3), (0, 3), (3, 0), (0, 1), (2, 0), (3, 6)))");
        assertThat(same)
                .as("the same network, its first two edges in another order")
                .isEqualTo(row);
    }

    @Test
    void listsModulesOfNasBench101() throws IOException {
        Path path = Files.writeString(
                folder.resolve("zc_nasbench101.json"),
                "{\"cifar10\": {\"(0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 4, 1)\": {\"snip\": {\"score\": 2.5, \"time\": 1}}}}");

        ImportedTable table = IMPORTER.read(Imports.request(path)).get(0);

        assertThat(table.space()).isEqualTo("nasbench101");
        assertThat(((ListedArchitectures) table.rows()).text(0)).isEqualTo("010001000:input,conv3x3-bn-relu,output");
        assertThat(Imports.column(table, "snip").value(0, 0, 1)).isEqualTo(2.5);
    }

    /** Digits 0 to 3 of its cells are none, skip, 1x1 and 3x3, in the order of the official text. */
    @Test
    void readsCellsOfTransNasAsTheirOfficialTextsHaveThem() throws IOException {
        Path path = Files.writeString(
                folder.resolve("zc_transbench101_micro.json"),
                "{\"jigsaw\": {\"(1, 0, 2, 3, 3, 3)\": {\"snip\": {\"score\": 2.5, \"time\": 1}}}}");

        ImportedTable table = IMPORTER.read(Imports.request(path)).get(0);

        EnumerableSpace space = Imports.SPACES.enumerable("test", "transnas-micro");
        int row = space.indexOf(space.parse("64-41414-1_02_333"));
        assertThat(Imports.column(table, "snip").isPresent(row, 0)).isTrue();
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

        int row = SPACE.indexOf(Notations.naslib(SPACE).read("(0, 2, 3, 2, 3, 1)"));
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
