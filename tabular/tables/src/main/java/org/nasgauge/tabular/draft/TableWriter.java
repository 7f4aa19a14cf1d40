package org.nasgauge.tabular.draft;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.nasgauge.api.content.SoleWriter;
import org.nasgauge.api.error.UserError;
import org.nasgauge.tabular.format.ManifestWriter;
import org.nasgauge.tabular.format.TableManifest;

/** Writes table folders: beside their place, and moved there when they are whole. The same draft gives the same bytes. */
public final class TableWriter {
    private TableWriter() {}

    /**
     * @param folder is made, or replaced
     * @param replace whether a table that stands there may be replaced
     * @throws UserError if something stands there already, somebody else writes it, or it cannot be written
     */
    public static void write(TableDraft draft, Path folder, boolean replace) {
        try (SoleWriter writer = SoleWriter.beside(folder)) {
            if (Files.exists(folder) && !(replace && Files.exists(folder.resolve(TableManifest.FILE)))) {
                throw UserError.at(
                        folder,
                        "something stands there already",
                        replace
                                ? "It is no table: choose another folder"
                                : "Choose another folder, or allow to replace it");
            }
            writer.put(folder, fresh -> fill(fresh, draft));
        }
    }

    private static void fill(Path fresh, TableDraft draft) throws IOException {
        Files.createDirectory(fresh);
        Map<String, byte[]> files = draft.files();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(fresh.resolve(file.getKey()), file.getValue());
        }
        Files.writeString(fresh.resolve(TableManifest.FILE), ManifestWriter.write(draft.manifest(files)), UTF_8);
    }
}
