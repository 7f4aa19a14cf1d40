/**
 * Python's pickles, protocols 0 to 5, as plain immutable values. A pickle is a program: here it may only name classes
 * of an allow-list, each of which becomes data, and no code is ever looked up or run. Memory is charged before it is
 * taken, cycles and deep nesting are refused, and shared values stay shared, so that no pickle costs more than a
 * constant times its size.
 */
@NullMarked
package org.nasgauge.importers.foreign.pickle;

import org.jspecify.annotations.NullMarked;
