package org.nasgauge.importers.asr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.SeedPolicy;
import org.nasgauge.api.metric.Split;
import org.nasgauge.importers.Importer;
import org.nasgauge.importers.ImporterContract;
import org.nasgauge.importers.Importers;
import org.nasgauge.importers.Imports;
import org.nasgauge.importers.foreign.PickleWriter;
import org.nasgauge.importers.foreign.PickleWriter.Tuple;
import org.nasgauge.tabular.query.Query;
import org.nasgauge.tabular.query.Table;

/** Files as the README of SamsungLabs/nb-asr shows their content. */
class NasBenchAsrImporterTest extends ImporterContract {
    private static final String HASH = "36855332a5778e0df5114305bc3ce238";
    private static final Tuple CELL = Tuple.of(Tuple.of(1, 0), Tuple.of(1, 0, 0), Tuple.of(1, 0, 0, 0));
    private static final Tuple FIRST = Tuple.of(Tuple.of(0, 0), Tuple.of(0, 0, 0), Tuple.of(0, 0, 0, 0));

    @TempDir
    private Path folder;

    @Override
    protected Importer importer() {
        return new NasBenchAsrImporter();
    }

    @Override
    protected Map<String, Object> sample() {
        Map<String, Object> files = files("c1", FIRST);
        files.remove("nb-asr-e5-1235.pickle");
        return files;
    }

    /** @param hash and cell of the only network */
    private static Map<String, Object> files(String hash, Tuple cell) {
        Map<String, Object> files = new LinkedHashMap<>();
        files.put("nb-asr-e5-1234.pickle", training(1234, hash, cell, 0.3053065));
        files.put("nb-asr-e5-1235.pickle", training(1235, hash, cell, 0.3153065));
        Map<Object, Object> bench = header("benchmarking", "latency");
        bench.put("device", "jetson-nano-fp32");
        files.put("nb-asr-bench-jetson-nano-fp32.pickle", List.of(bench, List.of(List.of(hash, 0.5421140193939209))));
        files.put(
                "nb-asr-info.pickle",
                List.of(header("static", "params", "flops"), List.of(List.of(hash, 26_338_848, 123))));
        return files;
    }

    private static List<Object> training(int seed, String hash, Tuple cell, double last) {
        Map<Object, Object> header = header("training", "val_per", "test_per", "arch_vec");
        header.put("seed", seed);
        header.put("epochs", 5);
        List<Double> curve = List.of(0.4846915, 0.3614266, 0.32323837, 0.31241283, last);
        return List.of(header, List.of(List.of(hash, curve, PickleWriter.numpyFloat(0.3227997124195099), cell)));
    }

    private static Map<Object, Object> header(String type, String... columns) {
        List<String> all = new ArrayList<>(List.of("model_hash"));
        all.addAll(List.of(columns));
        Map<Object, Object> header = new LinkedHashMap<>();
        header.put("dataset_type", type);
        header.put("columns", all);
        header.put("version", 2);
        header.put(
                "search_space",
                Map.of(
                        "ops", List.of("linear", "conv5", "conv5d2", "conv7", "conv7d2", "zero"),
                        "nodes", 3,
                        "shape", List.of(List.of(6, 2), List.of(6, 2, 2), List.of(6, 2, 2, 2))));
        return header;
    }

    /** Pickles after one another. */
    @Override
    protected byte[] framed(String file, Object content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Object pickle : content instanceof List<?> list ? list : List.of(content)) {
            out.writeBytes(PickleWriter.write(4, pickle));
        }
        return out.toByteArray();
    }

    private Table table(Map<String, Object> files) throws IOException {
        Path released = Files.createDirectories(folder.resolve("released"));
        for (Map.Entry<String, Object> file : files.entrySet()) {
            Files.write(released.resolve(file.getKey()), framed(file.getKey(), file.getValue()));
        }
        return Table.open(
                Importers.run(importer(), Imports.request(released), folder.resolve("tables"), false)
                        .get(0),
                Imports.SPACES);
    }

    @Test
    void answersForEveryCellOfANetwork() throws IOException {
        Table table = table(files(HASH, CELL));

        assertThat(table.rows()).isEqualTo(8_242);
        assertThat(table.seeds()).containsExactly(1234, 1235);
        int row = table.row("[[1, 0], [1, 0, 0], [1, 0, 0, 0]]");
        Query rate = Query.of("phoneme-error-rate").under(SeedPolicy.one(1235));
        assertThat(table.lookup(rate.on(Split.VALIDATION).at(Fidelity.parse("2/5")))
                        .value(row))
                .isCloseTo(36.14266, within(1e-5));
        assertThat(table.lookup(rate.on(Split.TEST).at(Fidelity.full(5))).value(row))
                .isCloseTo(32.27997124195099, within(1e-5));
        assertThat(table.lookup(Query.of("jetson-nano-fp32-latency")).reading(row))
                .isEqualTo(Reading.of(0.5421140193939209));
        assertThat(table.lookup(Query.of("parameters")).reading(row)).isEqualTo(Reading.of(26_338_848));
        assertThat(table.lookup(Query.of("flops")).isPresent(row + 1)).isFalse();
    }

    @Test
    void needsTrainingsToKnowWhatAHashMeans() {
        Map<String, Object> files = files(HASH, CELL);
        files.keySet().removeIf(name -> name.startsWith("nb-asr-e"));
        assertThatThrownBy(() -> table(files))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("holds no file of trainings");
    }

    @Test
    void refusesAHashThatMeansTwoCells() {
        Map<String, Object> files = files(HASH, CELL);
        files.put("nb-asr-e5-1235.pickle", training(1235, HASH, FIRST, 0.3));
        assertThatThrownBy(() -> table(files))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("nb-asr-e5-1235.pickle, row 0: hash " + HASH + " means another cell");
    }
}
