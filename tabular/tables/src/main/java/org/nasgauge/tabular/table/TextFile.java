package org.nasgauge.tabular.table;

/**
 * A file of a table that is no array.
 *
 * @param file its name in the table's folder
 * @param bytes its length
 * @param sha256 of the whole file, in lower-case hexadecimal digits
 */
public record TextFile(String file, long bytes, String sha256) {}
