package org.nasgauge.spaces.nasbench201;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The benchmark's own numbers, where they are at hand. */
final class OfficialTable {
    private static final Path FILE = Path.of("..", "shared", "reference", "nasbench201", "nb201.csv.gz");

    private OfficialTable() {}

    record Row(int index, String cell, long parameters, double megaFlops) {}

    /** All rows, by index; skips the test where the file is absent. */
    static List<Row> rows() {
        Path file = Path.of("").toAbsolutePath().resolve("../..").normalize().resolve(FILE);
        assumeTrue(Files.exists(file), "skipped: no official numbers at " + file);
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            List<String> header = List.of(lines.readLine().split(",", -1));
            int parameters = header.indexOf("params_cifar10");
            int flops = header.indexOf("flopsM_cifar10");
            return lines.lines()
                    .map(line -> line.split(",", -1))
                    .map(cells -> new Row(
                            Integer.parseInt(cells[0]),
                            cells[1],
                            Long.parseLong(cells[parameters]),
                            Double.parseDouble(cells[flops])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
