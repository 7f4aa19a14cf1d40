/** Intervals of any statistic by resampling; the caller supplies the random numbers. */
@NullMarked
package org.nasgauge.statistics.resampling;

import org.jspecify.annotations.NullMarked;
