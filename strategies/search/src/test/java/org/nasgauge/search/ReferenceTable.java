package org.nasgauge.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A table of published numbers, kept outside the project because it is not ours to give away: a compressed CSV file in
 * {@code shared/reference} beside the project's folder.
 */
final class ReferenceTable {
    private final Path file;
    private final List<String> header;
    private final List<String[]> rows;

    private ReferenceTable(Path file, List<String> header, List<String[]> rows) {
        this.file = file;
        this.header = header;
        this.rows = rows;
    }

    /** @param name the path below the folder; where there is none, the test that asks is skipped and says so */
    static ReferenceTable open(String name) {
        Path file = Path.of("shared", "reference").resolve(name);
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = parent(folder)) {
            if (Files.exists(folder.resolve(file))) {
                return read(folder.resolve(file));
            }
        }
        return Assumptions.abort("skipped: " + file + " is not beside the project");
    }

    int size() {
        return rows.size();
    }

    List<String> texts(String column) {
        int at = header.indexOf(column);
        if (at < 0) {
            throw new IllegalArgumentException(file + " has no column " + column + ", only " + header);
        }
        return rows.stream().map(row -> row[at]).toList();
    }

    double[] numbers(String column) {
        return texts(column).stream().mapToDouble(Double::parseDouble).toArray();
    }

    private static ReferenceTable read(Path file) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            List<String[]> rows = new ArrayList<>(
                    lines.lines().map(line -> line.split(",", -1)).toList());
            return new ReferenceTable(file, List.of(rows.remove(0)), rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Path parent(Path folder) {
        return folder.getParent();
    }
}
