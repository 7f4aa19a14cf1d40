package org.nasgauge.tabular.making;

import org.nasgauge.api.space.Architecture;

/**
 * One training to be done.
 *
 * @param row the isomorphism class in the space of the plan
 * @param architecture the genome that stands for the class
 */
public record Job(int row, Architecture architecture, int seed) {}
