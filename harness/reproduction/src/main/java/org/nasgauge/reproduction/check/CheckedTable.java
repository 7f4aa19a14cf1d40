package org.nasgauge.reproduction.check;

import java.util.List;
import org.nasgauge.reproduction.published.PublishedTable;

/** @param cells in the order of the table */
public record CheckedTable(PublishedTable table, List<CheckedCell> cells) {
    public CheckedTable {
        cells = List.copyOf(cells);
    }
}
