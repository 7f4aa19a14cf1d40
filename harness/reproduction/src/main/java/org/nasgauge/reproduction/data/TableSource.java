package org.nasgauge.reproduction.data;

import java.util.List;
import java.util.Optional;

/**
 * Where a table of a reproduction comes from: files of the data folder, to be imported; or else a table of the catalogue
 * or a table folder in the data folder.
 *
 * @param place where this is said, for messages
 * @param table the name of the table, which is that of one of the imported ones if there is an import
 * @param publishedAt where a reader without the data finds it
 */
public record TableSource(String place, String table, Optional<ImportStep> step, String publishedAt) {
    /**
     * How files become tables.
     *
     * @param format the name of an importer
     * @param files paths below the data folder
     */
    public record ImportStep(String format, List<String> files, Optional<Mapping> mapping) {
        public ImportStep {
            files = List.copyOf(files);
        }
    }

    /**
     * What the columns of a CSV file are.
     *
     * @param name of its file
     * @param text its YAML
     */
    public record Mapping(String name, String text) {}

    /** What a reader has to have: the files, or the table. */
    public List<String> needs() {
        return step.map(ImportStep::files).orElse(List.of("table " + table));
    }
}
