package org.nasgauge.reproduction.data;

import java.util.OptionalInt;
import org.nasgauge.tabular.query.Query;

/** Where a column of numbers over a search space comes from. */
public sealed interface ColumnSource {
    /**
     * The values of a table under a query that names all of its parts.
     *
     * @param times what each is multiplied by: the epochs, where a table has the seconds of one
     * @param decimals to which each is rounded then; empty for as it is
     */
    record Recorded(TableSource table, Query query, int times, OptionalInt decimals) implements ColumnSource {}

    /** What counting says. */
    record Counted(String place, String space, Count count) implements ColumnSource {}
}
