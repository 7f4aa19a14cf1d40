/**
 * Performance as a function of what was spent: step functions of a budget, their mean and spread over many runs, the
 * area under them, the time to reach a target, and what blind sampling would have reached.
 *
 * <p>No command of the suite calls {@link AnytimeRuns}, with the expected running time in it, or {@link
 * PerformanceProfiles} yet: they are kept for publishing comparisons of many strategies on many benchmarks.
 */
@NullMarked
package org.nasgauge.statistics.anytime;

import org.jspecify.annotations.NullMarked;
