package org.nasgauge.statistics.anytime;

import org.nasgauge.statistics.Summary;

/**
 * What many runs had reached at one budget.
 *
 * @param summary of the values of all runs at that budget
 */
public record AnytimePoint(double budget, Summary summary) {}
