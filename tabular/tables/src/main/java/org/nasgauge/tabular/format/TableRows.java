package org.nasgauge.tabular.format;

/** What names the rows of a table: the numbers of its space, or a list of architectures. */
public sealed interface TableRows permits RowIndex, ListedArchitectures {
    /** The number of rows. */
    int rows();
}
