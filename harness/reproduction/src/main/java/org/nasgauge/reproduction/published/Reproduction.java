package org.nasgauge.reproduction.published;

import java.util.List;
import java.util.Map;
import org.nasgauge.reproduction.data.Columns.ColumnSource;
import org.nasgauge.reproduction.data.TableSource;

/**
 * What was published, and how to derive it again.
 *
 * @param name as the command line takes it
 * @param about what is derived and from what, in a few sentences
 * @param data the tables, by the name that columns know them by
 * @param columns by the name that measures know them by
 */
public record Reproduction(
        String name,
        String title,
        String about,
        Map<String, TableSource> data,
        Map<String, ColumnSource> columns,
        List<PublishedTable> tables) {
    public Reproduction {
        tables = List.copyOf(tables);
    }

    /** The files and tables that a reader has to have, in the order of the data. */
    public List<String> needs() {
        return data.values().stream()
                .flatMap(source -> source.needs().stream())
                .distinct()
                .toList();
    }

    public int cells() {
        return tables.stream().mapToInt(table -> table.cells().size()).sum();
    }
}
