package org.nasgauge.importers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real tables of the field, where they are at hand. They may not be redistributed. */
public final class Reference {
    /** Beside the project's root, which is one above the module in which the tests run. */
    private static final Path ROOT = Path.of("../../../shared/reference");

    private Reference() {}

    /** The file or folder; without it the test is skipped. */
    public static Path file(String path) {
        Path file = ROOT.resolve(path);
        assumeTrue(Files.exists(file), "skipped, there is no " + file);
        return file;
    }
}
