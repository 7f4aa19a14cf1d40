package org.nasgauge.importers.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.nasgauge.importers.ImportProgress;
import org.nasgauge.importers.ImportRequest;
import org.nasgauge.importers.ImportedTable;
import org.nasgauge.importers.Importers;
import org.nasgauge.importers.Imports;
import org.nasgauge.tabular.query.Table;

/** Imports texts as somebody's files {@code mine.csv} and {@code mine.yaml}. */
record OwnTable(Path folder) {
    static final String HEAD = """
            table: mine
            space: my-own
            dataset: cifar10
            description: A toy.
            source: made up
            licence: CC0-1.0
            architecture: {column: net, form: text}
            """;

    static final String ACCURACY =
            "columns: [{column: acc, metric: accuracy, unit: percent, split: test, schedule: 10, seed: 0}]\n";

    Table table(String mapping, String csv) {
        return table(mapping, csv.getBytes(StandardCharsets.UTF_8));
    }

    Table table(String mapping, byte[] csv) {
        List<Path> written = Importers.run(new CsvImporter(), request(mapping, csv), folder.resolve("tables"), true);
        return Table.open(written.get(0), Imports.SPACES);
    }

    /** Without writing a table. */
    List<ImportedTable> read(String mapping, byte[] csv) {
        return new CsvImporter().read(request(mapping, csv));
    }

    private ImportRequest request(String mapping, byte[] csv) {
        try {
            Path table = Files.write(folder.resolve("mine.csv"), csv);
            Path yaml = Files.writeString(folder.resolve("mine.yaml"), mapping);
            return new ImportRequest(List.of(table, yaml), Imports.SPACES, ImportProgress.SILENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
