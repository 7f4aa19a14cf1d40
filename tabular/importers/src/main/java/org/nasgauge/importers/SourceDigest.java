package org.nasgauge.importers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.nasgauge.api.content.Sha256;
import org.nasgauge.api.error.UserError;
import org.nasgauge.tabular.format.TableManifest.SourceFile;

/** Names the files of an import by their SHA-256, without holding them in memory. */
final class SourceDigest {
    private SourceDigest() {}

    /** @throws UserError if there is no such file or it cannot be read */
    static SourceFile of(Path path) {
        try {
            if (!Files.isDirectory(path)) {
                return new SourceFile(String.valueOf(path.getFileName()), Files.size(path), Sha256.of(path));
            }
            List<Path> files = filesOf(path);
            Sha256 listing = new Sha256();
            long bytes = 0;
            for (Path file : files) {
                bytes += Files.size(file);
                listing.add(Sha256.of(file) + "  " + path.relativize(file) + "\n");
            }
            String name = path.getFileName() + "/ (" + files.size() + " files)";
            return new SourceFile(name, bytes, listing.name());
        } catch (IOException | UncheckedIOException e) {
            throw UserError.unreadable(path, e);
        }
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
