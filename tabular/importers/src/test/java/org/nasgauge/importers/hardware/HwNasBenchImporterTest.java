package org.nasgauge.importers.hardware;

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
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.importers.ImportedColumn;
import org.nasgauge.importers.ImportedTable;
import org.nasgauge.importers.Importer;
import org.nasgauge.importers.ImporterContract;
import org.nasgauge.importers.Importers;
import org.nasgauge.importers.Imports;
import org.nasgauge.importers.Reference;
import org.nasgauge.importers.foreign.PickleWriter;
import org.nasgauge.tabular.format.Column;
import org.nasgauge.tabular.query.Query;
import org.nasgauge.tabular.query.Table;

class HwNasBenchImporterTest extends ImporterContract {
    private static final Importer IMPORTER = new HwNasBenchImporter();
    private static final EnumerableSpace SPACE = Imports.SPACES.enumerable("test", "nasbench201");

    @TempDir
    private Path folder;

    @Override
    protected Importer importer() {
        return IMPORTER;
    }

    @Override
    protected Map<String, Object> sample() {
        Map<Object, Object> dataset = new LinkedHashMap<>();
        dataset.put("config", List.of(config(0), config(7)));
        DeviceMetrics.NAMES.forEach(name -> dataset.put(name, List.of(1.5, 2)));
        Map<Object, Object> fbnet = new LinkedHashMap<>();
        fbnet.put("raspi4_latency", Map.of("Skip_H8_W8_Cin16_Cout16_stride1", 0.5, "FC_Cin1504_Cout100", 1.5));
        fbnet.put("fpga_energy", Map.of("FC_Cin1504_Cout100", 2.5));
        return Map.of("HW-NAS-Bench-v1_0.pickle", Map.of("nasbench201", Map.of("cifar10", dataset), "fbnet", fbnet));
    }

    @Override
    protected byte[] framed(String file, Object content) {
        return PickleWriter.write(2, content);
    }

    @Test
    void listsTheOperatorsOfFbnet() throws IOException {
        Path path = Files.write(
                folder.resolve("HW-NAS-Bench-v1_0.pickle"),
                framed("", sample().values().iterator().next()));

        List<Path> tables = Importers.run(IMPORTER, Imports.request(path), folder.resolve("tables"), false);

        Table table = Table.open(tables.get(1), Imports.SPACES);
        assertThat(table.name()).isEqualTo("hw-nas-bench-fbnet");
        int operator = table.row("FC_Cin1504_Cout100");
        assertThat(table.lookup(Query.of("raspi4-latency")).reading(operator)).isEqualTo(Reading.of(1.5));
        assertThat(table.lookup(Query.of("fpga-energy")).reading(table.row("Skip_H8_W8_Cin16_Cout16_stride1")))
                .isEqualTo(Reading.missing("not in the file"));
    }

    @Test
    void readsTheRealTable() {
        List<Path> tables = Importers.run(
                IMPORTER, Imports.request(Reference.file("hw-nas-bench/hw-cifar10.csv.gz")), folder, false);

        Table table = Table.open(tables.get(0), Imports.SPACES);
        assertThat(table.name()).isEqualTo("hw-nas-bench-cifar10");
        int first = table.row(SPACE.at(0));
        assertThat(table.lookup(Query.of("raspi4-latency")).value(first)).isEqualTo(10.481976820010459);
        assertThat(table.lookup(Query.of("fpga-latency")).metric().unit()).isEqualTo(Unit.MILLISECONDS);
        var edgeTpu = table.lookup(Query.of("edgetpu-latency"));
        assertThat(IntStream.range(0, table.rows())
                        .filter(row -> edgeTpu.reading(row).equals(Reading.missing("did not compile"))))
                .hasSize(4_699);
        Column column = table.manifest().columns().stream()
                .filter(one -> one.metric().name().equals("edgetpu-latency"))
                .findFirst()
                .orElseThrow();
        assertThat(table.missingCounts(column)).isEqualTo(Map.of("did not compile", 4_699));
    }

    @Test
    void readsThePickleAndTakesMinusOneForAFailure() throws IOException {
        Map<Object, Object> dataset = new LinkedHashMap<>();
        dataset.put("config", List.of(config(0), config(7)));
        DeviceMetrics.NAMES.forEach(name -> dataset.put(name, List.of(1.5, 2.5)));
        dataset.put("edgetpu_latency", List.of(-1, 2.5));
        dataset.put("fpga_energy", PickleWriter.numpyArray(3, 4));
        Path path = write(dataset);

        ImportedTable table = IMPORTER.read(Imports.request(path)).get(0);

        ImportedColumn edgeTpu = Imports.column(table, "edgetpu-latency");
        assertThat(edgeTpu.reason(0, 0)).contains("did not compile");
        assertThat(edgeTpu.value(7, 0, 1)).isEqualTo(2.5);
        assertThat(Imports.column(table, "fpga-energy").value(7, 0, 1)).isEqualTo(4);
        assertThat(edgeTpu.isPresent(1, 0)).isFalse();
    }

    @Test
    void refusesColumnsOfAnotherLength() throws IOException {
        Map<Object, Object> dataset = new LinkedHashMap<>();
        dataset.put("config", List.of(config(0), config(7)));
        DeviceMetrics.NAMES.forEach(name -> dataset.put(name, List.of(1.5)));
        Path path = write(dataset);

        assertThatThrownBy(() -> IMPORTER.read(Imports.request(path)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("edgegpu_latency: 1 values for 2 cells");
    }

    private Path write(Map<Object, Object> dataset) throws IOException {
        return Files.write(
                folder.resolve("HW-NAS-Bench-v1_0.pickle"),
                PickleWriter.write(4, Map.of("nasbench201", Map.of("cifar100", dataset), "fbnet", Map.of())));
    }

    private static Map<Object, Object> config(int index) {
        return Map.of("arch_str", SPACE.format(SPACE.at(index)), "C", 16);
    }
}
