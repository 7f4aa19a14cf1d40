package org.nasgauge.importers.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.importers.foreign.PickleWriter.Outside;
import org.nasgauge.importers.foreign.PickleWriter.Tuple;
import org.nasgauge.importers.foreign.pickle.AllowedClasses;
import org.nasgauge.importers.foreign.pickle.PickleLimits;
import org.nasgauge.importers.foreign.pickle.Unpickler;
import org.nasgauge.importers.foreign.torch.TorchFile;

/** Whatever happened to a file, it is read or refused with a message: nothing else may come out of a reader. */
@Timeout(120)
class DamagedFilesTest {
    private static final PickleLimits LIMITS = new PickleLimits(32L << 20, 32, 1_000_000, 1 << 20);

    @TempDir
    private Path folder;

    @FunctionalInterface
    private interface Reading {
        void of(byte[] file) throws IOException;
    }

    @Test
    void picklesAreReadOrRefused() {
        tryAll(
                "pickle",
                6_000,
                List.of(PickleWriter.write(2, sample()), PickleWriter.write(4, sample())),
                file -> unpickle(new ByteSource("damaged.pickle", new ByteArrayInputStream(file))));
    }

    @Test
    void bzippedPicklesAreReadOrRefused() {
        byte[] good = ForeignFiles.bzip2(PickleWriter.write(4, sample()));
        byte[] other = ForeignFiles.bzip2(PickleWriter.write(2, List.of(1, 2, 3)));
        tryAll(
                "bzip2",
                1_500,
                List.of(good, other),
                file -> unpickle(new ByteSource(
                        "damaged.pbz2", Compressed.decompress("damaged.pbz2", new ByteArrayInputStream(file)))));
    }

    @Test
    void tfRecordsAreReadOrRefused() {
        List<byte[]> records = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            records.add(("[\"hash\", 108, \"0100\", " + i + "]").getBytes(StandardCharsets.UTF_8));
        }
        tryAll(
                "tfrecord",
                2_000,
                List.of(ForeignFiles.tfRecords(records)),
                file -> new TfRecords(new ByteSource("damaged.tfrecord", new ByteArrayInputStream(file)), 1 << 20)
                        .forEachRemaining(record -> {}));
    }

    @Test
    void torchContainersAreReadOrRefused() {
        List<byte[]> files = List.of(ForeignFiles.torchZip(sample()), ForeignFiles.torchLegacy(sample()));
        tryAll("torch", 2_000, files, file -> new TorchFile(onDisk(file)).read(LIMITS));
    }

    @Test
    void compressedCsvIsReadOrRefused() {
        byte[] csv = "arch,acc,\"a b\"\n1,2.5,\"x,y\"\n2,3.5,\n3,4.5,\"q\"\"q\"\n".getBytes(StandardCharsets.UTF_8);
        tryAll("csv", 1_500, List.of(csv, ForeignFiles.gzip(csv)), file -> {
            try (CsvSource source = new CsvSource("damaged.csv", decompressed(file), CsvDialect.STANDARD)) {
                source.forEachRemaining(record -> {});
            }
        });
    }

    @Test
    void jsonIsReadOrRefused() {
        byte[] json = "{\"a\": {\"score\": -1.5e3, \"time\": NaN}, \"b\": [1, [2, \"\\u00fc\"]], \"c\": null}"
                .getBytes(StandardCharsets.UTF_8);
        tryAll("json", 2_000, List.of(json, ForeignFiles.gzip(json)), file -> {
            List<JsonNode> seen = new ArrayList<>();
            try (JsonSource source = new JsonSource("damaged.json", decompressed(file))) {
                source.trees((name, value) -> seen.add(value));
            }
        });
    }

    private static void unpickle(ByteSource source) {
        new Unpickler(source, LIMITS, AllowedClasses.standard()).read();
    }

    private static InputStream decompressed(byte[] file) {
        return Compressed.decompress("damaged", new ByteArrayInputStream(file));
    }

    private Path onDisk(byte[] file) throws IOException {
        return Files.write(folder.resolve("damaged"), file);
    }

    private static void tryAll(String format, int mutations, List<byte[]> files, Reading reading) {
        SeededRandom random = SeedTree.root(301).child(format).generator();
        int refused = 0;
        for (byte[] good : files) {
            assertThat(outcome(reading, good)).as("undamaged %s", format).isEmpty();
        }
        for (int i = 0; i < mutations; i++) {
            byte[] damaged = Mutations.damage(files, random);
            String message = outcome(reading, damaged);
            assertThat(message).as("mutation %d of %s", i, format).doesNotContain(": null");
            refused += message.isEmpty() ? 0 : 1;
        }
        assertThat(refused).as("refused of %d", mutations).isGreaterThan(mutations / 10);
    }

    /** Empty if the file was read, or the message with which it was refused. */
    private static String outcome(Reading reading, byte[] file) {
        try {
            reading.of(file);
            return "";
        } catch (UserError e) {
            assertThat(e.getMessage()).contains("damaged").endsWith(".");
            return String.valueOf(e.getMessage());
        } catch (IOException | RuntimeException | Error e) {
            throw new AssertionError("neither read nor refused", e);
        }
    }

    private static Object sample() {
        Map<Object, Object> curve = new LinkedHashMap<>();
        for (int epoch = 0; epoch < 12; epoch++) {
            curve.put(epoch, 10.5 * epoch);
        }
        Map<Object, Object> result = new LinkedHashMap<>();
        result.put("name", "cifar10-valid");
        result.put("train_acc1es", curve);
        result.put("params", PickleWriter.numpyFloat(0.129306));
        result.put("latency", List.of(PickleWriter.numpyFloat(0.0139), -1, 70_000));
        result.put("array", PickleWriter.numpyArray(1, 2, 3));
        result.put("tensor", new Outside(Tuple.of("storage", "0", "cpu", 4)));
        result.put("net_state_dict", "None");
        return Map.of("12", Map.of(Tuple.of("cifar10-valid", 777), result));
    }
}
