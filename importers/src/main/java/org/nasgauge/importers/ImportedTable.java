package org.nasgauge.importers;

import java.util.ArrayList;
import java.util.List;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.tabular.table.Description;

/**
 * A table as an importer found it: one row a genome in the order of the space, because the field's tables hold every
 * genome trained by itself. Several tables may share a column.
 *
 * @param seeds that a training may have, ascending
 */
public record ImportedTable(
        Description description, EnumerableSpace space, List<Integer> seeds, List<ImportedColumn> columns) {
    /** Why a value is missing that the files say nothing about. */
    public static final String NOT_IN_THE_FILE = "not in the file";

    public ImportedTable {
        seeds = List.copyOf(seeds);
        columns = List.copyOf(columns);
        List<String> labels = new ArrayList<>();
        for (ImportedColumn column : columns) {
            String label = column.label() + " " + column.schedule();
            int rows = column.seeds() == 0 ? 0 : space.size();
            if (labels.contains(label) || column.rows() != rows) {
                throw new IllegalArgumentException(label + " occurs twice, or is of another space");
            }
            labels.add(label);
        }
    }
}
