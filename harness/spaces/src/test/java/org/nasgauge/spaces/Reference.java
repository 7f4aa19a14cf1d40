package org.nasgauge.spaces;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The benchmarks' own files, where they are at hand; a test that asks for an absent one is skipped. */
public final class Reference {
    private static final Path FOLDER =
            Path.of("").toAbsolutePath().resolve("../../../shared/reference").normalize();

    private Reference() {}

    /** All lines of a text, which is unpacked if its name ends in .gz. */
    public static List<String> lines(String file) {
        Path path = FOLDER.resolve(file);
        assumeTrue(Files.exists(path), "skipped: no official numbers at " + path);
        try (InputStream bytes = Files.newInputStream(path);
                InputStream text = file.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                BufferedReader reader = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
