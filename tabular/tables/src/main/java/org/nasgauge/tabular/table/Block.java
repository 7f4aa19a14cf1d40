package org.nasgauge.tabular.table;

import org.nasgauge.tabular.npy.NpyHeader;

/**
 * One file of a table.
 *
 * @param file its name in the table's folder
 * @param header what stands before its elements, and with that its length
 * @param sha256 of the whole file, in lower-case hexadecimal digits
 */
public record Block(String file, NpyHeader header, String sha256) {}
