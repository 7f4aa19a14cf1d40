package org.nasgauge.tabular.table;

/**
 * A file that numbers of a table were read from.
 *
 * @param file its name; for a folder the number of files as well
 * @param bytes its size; of a folder, the sum
 * @param sha256 of its content; of a folder, of the lines that {@code sha256sum} prints for its files in order of names
 */
public record SourceFile(String file, long bytes, String sha256) {}
