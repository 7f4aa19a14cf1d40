package org.nasgauge.importers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.registry.Registry;
import org.nasgauge.tabular.draft.TableDraft;
import org.nasgauge.tabular.draft.TableWriter;
import org.nasgauge.tabular.format.TableManifest.SourceFile;

/** The installed importers, and the import itself: files in, table folders out. */
public final class Importers {
    private final Registry<Importer> importers;

    private Importers(Registry<Importer> importers) {
        this.importers = importers;
    }

    /** Those that the suite and the plug-ins in use bring. */
    public static Importers installed() {
        return new Importers(Registry.installed("format", Importer.class, importer -> List.of(importer.name())));
    }

    /** By name. */
    public List<Importer> all() {
        return importers.all();
    }

    /**
     * @param place where the name stands, for the message
     * @throws UserError if there is no such importer
     */
    public Importer named(Object place, String name) {
        return importers.named(place, name);
    }

    /** The importer whose format a file or folder looks like, if it is only one. */
    public Optional<Importer> detecting(Path path) {
        List<Importer> able =
                all().stream().filter(importer -> importer.detects(path)).toList();
        return able.size() == 1 ? Optional.of(able.get(0)) : Optional.empty();
    }

    /**
     * Imports files into table folders, one beside the other, each named as its table. Nothing is written before
     * everything was read.
     *
     * @param into the folder of the table folders
     * @param replace whether tables that stand there may be replaced
     * @return the table folders
     * @throws UserError if the files are damaged or of another format, or a table cannot be written
     */
    public static List<Path> run(Importer importer, ImportRequest request, Path into, boolean replace) {
        for (Path path : request.paths()) {
            if (!Files.exists(path)) {
                throw UserError.at(path, "there is no such file or folder", "Check the path");
            }
        }
        List<SourceFile> sources =
                request.paths().stream().map(SourceDigest::of).toList();
        List<Path> written = new ArrayList<>();
        Deque<ImportedTable> read = new ArrayDeque<>(importer.read(request));
        while (!read.isEmpty()) {
            ImportedTable table = read.remove(); // so that its memory can go before the next one is made
            Path folder = into.resolve(table.description().name());
            TableDraft draft = Filling.draft(table, sources);
            request.spaces().find(table.space()).ifPresent(draft::over);
            TableWriter.write(draft, folder, replace);
            written.add(folder);
        }
        return written;
    }
}
