package org.nasgauge.importers.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.SeedPolicy;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.importers.ImportedTable;
import org.nasgauge.importers.Importer;
import org.nasgauge.importers.ImporterContract;
import org.nasgauge.importers.Importers;
import org.nasgauge.importers.Imports;
import org.nasgauge.importers.Reference;
import org.nasgauge.importers.foreign.ForeignFiles;
import org.nasgauge.importers.foreign.PickleWriter;
import org.nasgauge.importers.foreign.PickleWriter.Tuple;
import org.nasgauge.tabular.format.Column;
import org.nasgauge.tabular.query.KnownSpaces;
import org.nasgauge.tabular.query.Query;
import org.nasgauge.tabular.query.Table;

class NatsImporterTest extends ImporterContract {
    private static final String ARCHIVE = "NATS-tss-v1_0-3ffb9-simple";
    private static final Importer TSS = new NatsTopologyImporter();

    @TempDir
    private Path folder;

    @Override
    protected Importer importer() {
        return TSS;
    }

    @Override
    protected Map<String, Object> sample() {
        EnumerableSpace space = KnownSpaces.installed().enumerable("test", "nasbench201");
        List<String> cells = IntStream.range(0, 20)
                .mapToObj(index -> space.format(space.at(index)))
                .toList();
        Map<String, Object> files = new LinkedHashMap<>();
        files.put(ARCHIVE + "/meta.pickle.pbz2", Map.of("meta_archs", cells));
        files.put(ARCHIVE + "/000001.pickle.pbz2", Map.of("12", state(space)));
        return files;
    }

    @Override
    protected List<Path> named(Path written) {
        return List.of(written.resolve(ARCHIVE));
    }

    /** One file in eight is compressed, which the importer finds out by itself: bzip2 takes most of the time. */
    @Override
    protected byte[] framed(String file, Object content) {
        byte[] pickle = PickleWriter.write(4, content);
        return pickle.length % 8 == 0 ? ForeignFiles.bzip2(pickle) : pickle;
    }

    @Test
    void readsTheOfficialTopologyFiles() {
        Path archive = Reference.file("nats-bench/NATS-tss-v1_0-3ffb9-simple");
        assertThat(Importers.installed().detecting(archive)).map(Importer::name).contains("nats-tss");

        List<ImportedTable> tables = TSS.read(Imports.request(archive));

        assertThat(tables)
                .extracting(table -> table.description().name())
                .containsExactly(
                        "nats-tss-cifar10-valid-12",
                        "nats-tss-cifar10-all-12",
                        "nats-tss-cifar100-12",
                        "nats-tss-imagenet16-120-12",
                        "nats-tss-cifar10-12",
                        "nats-tss-cifar10-valid-200",
                        "nats-tss-cifar10-all-200",
                        "nats-tss-cifar100-200",
                        "nats-tss-imagenet16-120-200",
                        "nats-tss-cifar10-200");
        // Expected values: pickle.load(bz2.open('000284.pickle.pbz2'))['200']['all_results'][dataset, seed], in Python.
        ImportedTable cifar10 = tables.get(9);
        assertThat(cifar10.seeds()).containsExactly(777, 888, 999);
        assertThat(Imports.column(cifar10, "test accuracy").value(284, 1, 200)).isCloseTo(88.55, within(1e-5));
        assertThat(Imports.column(cifar10, "validation accuracy").value(284, 2, 12))
                .isCloseTo(40.304, within(1e-5));
        assertThat(Imports.column(cifar10, "train seconds").value(284, 0, 1))
                .isCloseTo(4.875794370969136, within(1e-6));
        assertThat(Imports.column(cifar10, "parameters").value(284, 0, 1)).isEqualTo(101_306);
        assertThat(Imports.column(cifar10, "flops").value(284, 0, 1)).isEqualTo(11_715_210);
        ImportedTable imageNet = tables.get(8);
        assertThat(Imports.column(imageNet, "validation accuracy").shape()).isEqualTo(Column.Shape.FINAL);
        assertThat(Imports.column(imageNet, "validation accuracy").value(284, 0, 1))
                .isCloseTo(33.93333337, within(1e-5));
        assertThat(Imports.column(imageNet, "test accuracy").value(284, 1, 1)).isCloseTo(31.93333320, within(1e-5));
        assertThat(Imports.column(imageNet, "test accuracy").isPresent(1, 0)).isFalse();
    }

    @Test
    void readsTheOfficialSizeFiles() {
        List<ImportedTable> tables =
                new NatsSizeImporter().read(Imports.request(Reference.file("nats-bench/NATS-sss-v1_0-50262-simple")));

        ImportedTable table = tables.stream()
                .filter(one -> one.description().name().equals("nats-sss-cifar100-12"))
                .findFirst()
                .orElseThrow();
        assertThat(table.space()).isEqualTo("nats-size");
        assertThat(Imports.column(table, "test accuracy").value(284, 1, 12)).isCloseTo(49.05999993, within(1e-5));
        assertThat(Imports.column(table, "test ori-test-accuracy").value(284, 1, 12))
                .isCloseTo(49.24, within(1e-5));
    }

    @Test
    void keepsTheTwoKindsOfTrainingOnCifar10Apart() throws IOException {
        run(TSS, writtenFolder());

        Query validation =
                Query.of(Series.VALIDATION_ACCURACY).at(Fidelity.full(12)).under(SeedPolicy.one(777));
        Query test = Query.of(Series.TEST_ACCURACY).at(Fidelity.full(12));
        assertThat(value(open("nats-tss-cifar10-valid-12"), 1, validation)).isEqualTo(71);
        assertThat(value(open("nats-tss-cifar10-valid-12"), 1, test.under(SeedPolicy.one(777))))
                .isEqualTo(61);
        assertThat(value(open("nats-tss-cifar10-12"), 1, validation)).isEqualTo(71);
        assertThat(value(open("nats-tss-cifar10-12"), 1, test.under(SeedPolicy.one(111))))
                .isEqualTo(91);
        assertThatThrownBy(() -> open("nats-tss-cifar10-all-12").lookup(validation))
                .isInstanceOf(UserError.class);
    }

    @Test
    void refusesTheMixOfValidationAndTestAsTestAccuracy() throws IOException {
        run(TSS, writtenFolder());

        Table table = open("nats-tss-cifar100-12");
        Query query = Query.of(Series.TEST_ACCURACY).under(SeedPolicy.one(111));
        assertThat(value(table, 1, query.at(Fidelity.full(12)))).as("x-test").isEqualTo(50);
        assertThatThrownBy(() -> table.lookup(query.at(Fidelity.parse("6/12"))))
                .as("only ori-test has a curve")
                .isInstanceOf(UserError.class);
        assertThat(value(
                        table,
                        1,
                        new Query(
                                "ori-test-accuracy",
                                Optional.of(Split.TEST),
                                Optional.of(Fidelity.parse("6/12")),
                                query.seeds())))
                .isEqualTo(45);
    }

    @Test
    void leavesSeedsThatDoNotExistMissing() throws IOException {
        run(TSS, writtenFolder());

        Table table = open("nats-tss-cifar10-12");
        Query test = Query.of(Series.TEST_ACCURACY).at(Fidelity.full(12));
        assertThat(table.lookup(test.under(SeedPolicy.one(777))).reading(1))
                .isEqualTo(Reading.missing("not in the file"));
        assertThat(table.lookup(test.under(SeedPolicy.parse("mean>=2"))).isPresent(1))
                .isFalse();
        assertThat(table.lookup(test.under(SeedPolicy.mean())).value(1)).isEqualTo(91);
    }

    @Test
    void readsTheTarOfAnArchive() throws IOException {
        Path unpacked = writtenFolder();
        Path tar = folder.resolve("NATS-tss-v1_0-3ffb9-simple.tar");
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(Files.newOutputStream(tar))) {
            for (String name : List.of("000001.pickle.pbz2", "meta.pickle.pbz2")) {
                out.putArchiveEntry(new TarArchiveEntry(unpacked.resolve(name), "NATS-tss-v1_0-3ffb9-simple/" + name));
                out.write(Files.readAllBytes(unpacked.resolve(name)));
                out.closeArchiveEntry();
            }
        }

        assertThat(TSS.detects(tar)).isTrue();
        assertThat(run(TSS, tar)).hasSize(4);
        assertThat(value(
                        open("nats-tss-cifar10-12"),
                        1,
                        Query.of(Series.TEST_LOSS).at(Fidelity.full(12)).under(SeedPolicy.one(111))))
                .isEqualTo(0.5);
    }

    @Test
    void refusesAnArchitectureUnderAnotherNumber() throws IOException {
        Path unpacked = writtenFolder();
        Files.move(unpacked.resolve("000001.pickle.pbz2"), unpacked.resolve("000002.pickle.pbz2"));

        assertThatThrownBy(() -> run(TSS, unpacked))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(
                        "000002.pickle.pbz2, schedule 12: says that it is number 1; by its place it is 2");
        assertThat(folder.resolve("nats-tss-cifar10-12")).doesNotExist();
    }

    /** One architecture under the short schedule: cifar10-valid with seed 777, cifar10 and cifar100 with seed 111. */
    private Path writtenFolder() throws IOException {
        EnumerableSpace space = KnownSpaces.installed().enumerable("test", "nasbench201");
        Path archive = Files.createDirectory(folder.resolve(ARCHIVE));
        write(archive.resolve("000001.pickle.pbz2"), Map.of("12", state(space)));
        write(
                archive.resolve("meta.pickle.pbz2"),
                Map.of("meta_archs", List.of(space.format(space.at(0)), space.format(space.at(1)))));
        return archive;
    }

    private static Map<Object, Object> state(EnumerableSpace space) {
        Map<Object, Object> results = new LinkedHashMap<>();
        results.put(Tuple.of("cifar10-valid", 777), result(Map.of("x-valid", 71.0, "ori-test", 61.0), true));
        results.put(Tuple.of("cifar10", 111), result(Map.of("ori-test", 91.0), true));
        results.put(Tuple.of("cifar100", 111), result(Map.of("x-valid", 40.0, "x-test", 50.0), false));
        Map<Object, Object> state = new LinkedHashMap<>();
        state.put("arch_index", 1);
        state.put("arch_str", space.format(space.at(1)));
        state.put("all_results", results);
        return state;
    }

    /** @param whole whether each set has a curve; otherwise only their mix, ori-test, has one */
    private static Map<Object, Object> result(Map<String, Double> accuracies, boolean whole) {
        Map<Object, Object> train = new LinkedHashMap<>();
        Map<Object, Object> accuracy = new LinkedHashMap<>();
        Map<Object, Object> loss = new LinkedHashMap<>();
        for (int epoch = 0; epoch < 12; epoch++) {
            train.put(epoch, 1.5);
            for (Map.Entry<String, Double> set : accuracies.entrySet()) {
                if (whole || epoch == 11) {
                    accuracy.put(set.getKey() + "@" + epoch, set.getValue());
                    loss.put(set.getKey() + "@" + epoch, 0.5);
                }
            }
            if (!whole) {
                accuracy.put("ori-test@" + epoch, 45.0);
                loss.put("ori-test@" + epoch, 0.5);
            }
        }
        Map<Object, Object> result = new LinkedHashMap<>();
        result.put("epochs", 12);
        result.put("train_acc1es", train);
        result.put("train_losses", train);
        result.put("train_times", train);
        result.put("eval_acc1es", accuracy);
        result.put("eval_losses", loss);
        result.put("eval_times", loss);
        result.put("params", PickleWriter.numpyFloat(0.129306));
        result.put("flop", 15.64737);
        result.put("latency", List.of(PickleWriter.numpyFloat(0.0139)));
        return result;
    }

    private static void write(Path file, Object value) throws IOException {
        Files.write(file, ForeignFiles.bzip2(PickleWriter.write(4, value)));
    }

    private static double value(Table table, int index, Query query) {
        return table.lookup(query).value(table.row(table.space().at(index)));
    }

    private List<Path> run(Importer importer, Path archive) {
        return Importers.run(importer, Imports.request(archive), folder, false);
    }

    private Table open(String name) {
        return Table.open(folder.resolve(name), KnownSpaces.installed());
    }
}
