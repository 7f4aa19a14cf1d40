package org.nasgauge.statistics;

/**
 * How much of a sample is tied.
 *
 * @param groups the number of distinct values that occur more than once
 * @param values the number of observations in those groups
 * @param largest the size of the largest group; 1 when nothing is tied, 0 for an empty sample
 * @param pairs the number of pairs of equal observations
 */
public record Ties(int groups, int values, int largest, long pairs) {}
