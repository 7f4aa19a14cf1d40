package org.nasgauge.reproduction.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nasgauge.api.error.UserError;
import org.nasgauge.importers.ImportProgress;
import org.nasgauge.importers.ImportRequest;
import org.nasgauge.importers.Importer;
import org.nasgauge.importers.Importers;
import org.nasgauge.reproduction.data.TableSource.ImportStep;
import org.nasgauge.reproduction.data.TableSource.Mapping;
import org.nasgauge.tabular.catalogue.Catalogue;
import org.nasgauge.tabular.query.KnownSpaces;
import org.nasgauge.tabular.query.Table;

/** A folder of the field's own files. They are imported at first need, once, and the tables go when this is closed. */
public final class DataFolder implements AutoCloseable {
    private final Path folder;
    private final Catalogue catalogue;
    private final KnownSpaces spaces;
    private final ImportProgress progress;
    private final Map<ImportStep, Map<String, Path>> imported = new HashMap<>();
    private final Map<ImportStep, UserError> refused = new HashMap<>();
    private final Map<Path, Table> opened = new HashMap<>();
    private @Nullable Path made;

    public DataFolder(Path folder, Catalogue catalogue, KnownSpaces spaces, ImportProgress progress) {
        this.folder = folder;
        this.catalogue = catalogue;
        this.spaces = spaces;
        this.progress = progress;
    }

    public KnownSpaces spaces() {
        return spaces;
    }

    /**
     * Opens a table, after importing it where its files are at hand.
     *
     * @throws Unavailable if neither the files nor the table are there, or the files have no such table
     * @throws UserError if the files are damaged
     */
    public Table open(TableSource source) throws Unavailable {
        Optional<String> absent = source.step().flatMap(this::firstAbsent);
        if (source.step().isPresent() && absent.isEmpty()) {
            return open(imported(source, source.step().get()));
        }
        Path below = folder.resolve(source.table());
        if (Files.isRegularFile(below.resolve("table.json"))) {
            return open(below);
        }
        if (catalogue.names().contains(source.table())) {
            return catalogue.open(source.table());
        }
        throw new Unavailable(absent.orElse("table " + source.table())
                + " is not in the data folder; it is published at " + source.publishedAt());
    }

    private Optional<String> firstAbsent(ImportStep step) {
        return step.files().stream()
                .filter(file -> !Files.exists(folder.resolve(file)))
                .findFirst();
    }

    private Table open(Path tableFolder) {
        return opened.computeIfAbsent(tableFolder, path -> Table.open(path, spaces));
    }

    private Path imported(TableSource source, ImportStep step) throws Unavailable {
        Path table = tables(source.place(), step).get(source.table());
        if (table == null) {
            throw new Unavailable(String.join(", ", step.files()) + " in the data folder has no " + source.table()
                    + "; the whole is published at " + source.publishedAt());
        }
        return table;
    }

    /** Damaged files are read once, too. */
    private Map<String, Path> tables(String place, ImportStep step) {
        UserError before = refused.get(step);
        if (before != null) {
            throw before;
        }
        Map<String, Path> known = imported.get(step);
        if (known == null) {
            try {
                known = run(place, step);
            } catch (UserError e) {
                refused.put(step, e);
                throw e;
            }
            imported.put(step, known);
        }
        return known;
    }

    private Map<String, Path> run(String place, ImportStep step) {
        Importer importer = Importers.installed().named(place, step.format());
        try {
            Path into = Files.createDirectory(made().resolve(String.valueOf(imported.size() + refused.size())));
            List<Path> paths = new ArrayList<>();
            step.files().forEach(file -> paths.add(folder.resolve(file)));
            if (step.mapping().isPresent()) {
                Mapping mapping = step.mapping().get();
                paths.add(Files.writeString(into.resolve(mapping.name()), mapping.text()));
            }
            Map<String, Path> tables = new HashMap<>();
            for (Path table : Importers.run(importer, new ImportRequest(paths, spaces, progress), into, false)) {
                tables.put(String.valueOf(table.getFileName()), table);
            }
            return tables;
        } catch (IOException e) {
            throw new UncheckedIOException("writing tables for the occasion", e);
        }
    }

    private Path made() throws IOException {
        Path there = made;
        if (there == null) {
            there = Files.createTempDirectory("nasgauge-reproduce-");
            made = there;
        }
        return there;
    }

    /** Deletes what was imported. */
    @Override
    public void close() {
        Path there = made;
        made = null;
        if (there == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(there)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("deleting tables made for the occasion", e);
        }
    }
}
