/** Tables of trained architectures: the folder format, and look-ups that name every part of the question. */
@NullMarked
package org.nasgauge.tabular.table;

import org.jspecify.annotations.NullMarked;
