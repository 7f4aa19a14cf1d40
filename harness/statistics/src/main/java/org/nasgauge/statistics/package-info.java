/**
 * Statistics of comparisons: summaries, ranks, intervals. Nothing here knows what is being compared.
 *
 * <p>Numbers are the same bits on every JDK: sums run in the order of the input with compensation, transcendental
 * functions come from {@link java.lang.StrictMath} or from Hipparchus, whose functions are plain Java. No result is
 * ever NaN: what is undefined is an empty Optional or a value that says why.
 */
@NullMarked
package org.nasgauge.statistics;

import org.jspecify.annotations.NullMarked;
