package org.nasgauge.engine.record;

import org.nasgauge.api.metric.Reading;

/**
 * A new best architecture by validation. Trials at a higher fidelity take precedence over those at a lower one.
 *
 * @param evaluation the number of the evaluation that found it, from 1; failures are counted
 * @param seconds the simulated clock after that evaluation
 * @param architecture canonical id of the network
 * @param validation the objective on validation as the strategy saw it, in the objective's unit
 * @param test the objective on test at full fidelity, which no strategy sees
 */
public record Incumbent(int evaluation, double seconds, String architecture, double validation, Reading test) {}
