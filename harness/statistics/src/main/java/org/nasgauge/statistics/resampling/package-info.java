/**
 * Intervals of any statistic by resampling; the caller supplies the random numbers.
 *
 * <p>No command of the suite calls them yet: they are kept for publishing comparisons.
 */
@NullMarked
package org.nasgauge.statistics.resampling;

import org.jspecify.annotations.NullMarked;
