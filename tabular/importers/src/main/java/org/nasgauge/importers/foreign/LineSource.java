package org.nasgauge.importers.foreign;

import java.util.Iterator;
import java.util.List;

/** Lines of cells under the names of columns: every line has as many cells as there are columns. */
public interface LineSource extends Iterator<List<String>>, AutoCloseable {
    /** The names of the columns, each once. */
    List<String> header();

    /** Where what was read last stands, as in {@code file.csv, line 3}. */
    String place();

    /** The number of what was read last, from 1. */
    long line();

    @Override
    void close();
}
