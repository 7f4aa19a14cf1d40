/**
 * The folder format of a table: what it says of itself, its arrays, and how its rows are named.
 *
 * <p>A table is a folder with {@code table.json}, which says what the others are, and {@code .npy} files, which Java
 * maps into memory and Python opens with {@code numpy.load(file, mmap_mode="r")}:
 *
 * <ul>
 *   <li>{@code rows.npy}: for each architecture of the space, by its number there, the row that answers for it;
 *   <li>{@code representatives.npy}: for each row, the number of the architecture that was trained;
 *   <li>in place of these two, {@code architectures.txt}: the architecture of each row in the field's own form, a line for
 *       each, where the space does not number its architectures;
 *   <li>{@code trainings.npy}: for each row and seed 0 where there is a training, else the reason why not, counted from
 *       1 in the list {@code reasons};
 *   <li>one file a column, with a value for each row; row and seed; or row, seed and epoch. A value is
 *       {@code stored * multiplier / divisor + offset}. Where a training is missing the stored number means nothing.
 * </ul>
 *
 * <p>A search space is named, and has to be installed; the production rules of one that is given by a grammar stand in
 * {@code table.json} themselves.
 */
@NullMarked
package org.nasgauge.tabular.format;

import org.jspecify.annotations.NullMarked;
