package org.nasgauge.importers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.nasgauge.api.error.UserError;
import org.nasgauge.tabular.format.TableManifest.SourceFile;

/** Names the files of an import by their SHA-256, without holding them in memory. */
final class SourceDigest {
    private SourceDigest() {}

    /** @throws UserError if there is no such file or it cannot be read */
    static SourceFile of(Path path) {
        try {
            if (!Files.isDirectory(path)) {
                return new SourceFile(String.valueOf(path.getFileName()), Files.size(path), sha256(path));
            }
            List<Path> files = filesOf(path);
            MessageDigest listing = digest();
            long bytes = 0;
            for (Path file : files) {
                bytes += Files.size(file);
                listing.update((sha256(file) + "  " + path.relativize(file) + "\n").getBytes(UTF_8));
            }
            String name = path.getFileName() + "/ (" + files.size() + " files)";
            return new SourceFile(name, bytes, HexFormat.of().formatHex(listing.digest()));
        } catch (IOException | UncheckedIOException e) {
            throw UserError.at(path, "cannot be read: " + e, "Check the path and the permissions", e);
        }
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = digest();
        byte[] block = new byte[1 << 20];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                digest.update(block, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
