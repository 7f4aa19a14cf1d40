package org.nasgauge.importers;

import java.util.ArrayList;
import java.util.List;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.tabular.format.RowIndex;
import org.nasgauge.tabular.format.TableManifest.Description;
import org.nasgauge.tabular.format.TableRows;

/**
 * A table as an importer found it. Several tables may share a column.
 *
 * @param space the name of the search space, installed or not
 * @param rows what the rows are
 * @param seeds that a training may have, ascending
 */
public record ImportedTable(
        Description description, String space, TableRows rows, List<Integer> seeds, List<ImportedColumn> columns) {
    /** Why a value is missing that the files say nothing about. */
    public static final String NOT_IN_THE_FILE = "not in the file";

    public ImportedTable {
        seeds = List.copyOf(seeds);
        columns = List.copyOf(columns);
        List<String> labels = new ArrayList<>();
        for (ImportedColumn column : columns) {
            String label = column.label() + " " + column.schedule();
            if (labels.contains(label) || column.rows() != rows.rows()) {
                throw new IllegalArgumentException(label + " occurs twice, or is of another space");
            }
            labels.add(label);
        }
    }

    /** One row a genome, in the order of the space: most tables of the field hold every genome trained by itself. */
    public ImportedTable(
            Description description, EnumerableSpace space, List<Integer> seeds, List<ImportedColumn> columns) {
        this(description, space.name(), RowIndex.each(space), seeds, columns);
    }
}
