package org.nasgauge.importers;

import java.nio.file.Path;
import java.util.List;
import org.nasgauge.tabular.query.KnownSpaces;

/** Reads with an importer, and finds what it read. */
public final class Imports {
    public static final KnownSpaces SPACES = KnownSpaces.installed();

    private Imports() {}

    public static ImportRequest request(Path path) {
        return new ImportRequest(List.of(path), SPACES, ImportProgress.SILENT);
    }

    public static ImportedTable table(List<ImportedTable> tables, String name) {
        return tables.stream()
                .filter(table -> table.description().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " among "
                        + tables.stream()
                                .map(table -> table.description().name())
                                .toList()));
    }

    /** @param label as in {@code test accuracy} */
    public static ImportedColumn column(ImportedTable table, String label) {
        return column(table, label, -1);
    }

    /** @param schedule of the column, or -1 for any */
    public static ImportedColumn column(ImportedTable table, String label, int schedule) {
        return table.columns().stream()
                .filter(column -> column.label().equals(label) && (schedule < 0 || column.schedule() == schedule))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + label + " among " + table.columns()));
    }
}
