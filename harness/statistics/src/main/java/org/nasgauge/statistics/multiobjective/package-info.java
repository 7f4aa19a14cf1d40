/**
 * What a search for several objectives at once has found: domination and its ranks, Pareto fronts, the volume that they
 * dominate, their distance from another front, and what shares of many runs attain. Every objective is turned so that
 * greater is better; texts that minimise are cited with the sign changed.
 *
 * <p>No command of the suite calls {@link AnytimeHypervolume} yet: it is kept for publishing comparisons.
 */
@NullMarked
package org.nasgauge.statistics.multiobjective;

import org.jspecify.annotations.NullMarked;
