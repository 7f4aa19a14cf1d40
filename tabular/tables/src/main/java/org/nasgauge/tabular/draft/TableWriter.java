package org.nasgauge.tabular.draft;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;
import org.nasgauge.api.error.UserError;
import org.nasgauge.tabular.format.ManifestWriter;
import org.nasgauge.tabular.format.TableManifest;

/** Writes table folders: beside their place, and moved there when they are whole. The same draft gives the same bytes. */
public final class TableWriter {
    private TableWriter() {}

    /**
     * @param folder is made, or replaced
     * @param replace whether a table that stands there may be replaced
     * @throws UserError if something stands there already, or the folder cannot be written
     */
    public static void write(TableDraft draft, Path folder, boolean replace) {
        Path target = folder.toAbsolutePath().normalize();
        if (Files.exists(target) && !(replace && Files.exists(target.resolve(TableManifest.FILE)))) {
            throw UserError.at(
                    folder,
                    "something stands there already",
                    replace
                            ? "It is no table: choose another folder"
                            : "Choose another folder, or allow to replace it");
        }
        Path beside = target.resolveSibling("." + target.getFileName() + ".writing");
        try {
            delete(beside);
            Files.createDirectories(beside);
            Map<String, byte[]> files = draft.files();
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(beside.resolve(file.getKey()), file.getValue());
            }
            Files.writeString(beside.resolve(TableManifest.FILE), ManifestWriter.write(draft.manifest(files)), UTF_8);
            move(beside, target);
        } catch (IOException e) {
            throw UserError.at(
                    folder, "cannot be written: " + e, "Check that the disk has room and the folder can be written", e);
        }
    }

    private static void move(Path beside, Path target) throws IOException {
        if (!Files.exists(target)) {
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        Path old = target.resolveSibling("." + target.getFileName() + ".replaced");
        delete(old);
        Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
        delete(old);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
