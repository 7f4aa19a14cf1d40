package org.nasgauge.statistics;

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

/** Columns of the real NAS-Bench-201 table, where it is at hand. It may not be redistributed. */
public final class ReferenceTable {
    /** Beside the project's root, which is two above the module in which the tests run. */
    private static final Path FILE = Path.of("../../../shared/reference/nasbench201/nb201.csv.gz");

    private ReferenceTable() {}

    public static double[] column(String name) {
        assumeTrue(Files.exists(FILE), "skipped, there is no " + FILE);
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(FILE)), StandardCharsets.UTF_8))) {
            int index = List.of(reader.readLine().split(",", -1)).indexOf(name);
            return reader.lines()
                    .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[index]))
                    .toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
