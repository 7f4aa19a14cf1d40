package org.nasgauge.engine.record;

import java.util.List;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Reading;

/**
 * An architecture that kept all limits and that nothing found before it covered, by validation. What it dominates leaves
 * the front; the first member at a higher fidelity empties it, as trials at a higher fidelity take precedence.
 *
 * @param evaluation the number of the evaluation that found it, from 1; failures are counted
 * @param seconds the simulated clock after that evaluation
 * @param architecture canonical id of the network
 * @param fidelity of the trial
 * @param validation the benchmark's objective on validation as the strategy saw it, in the objective's unit
 * @param test the benchmark's objective on test at full fidelity, which no strategy sees
 * @param further the other objectives, each in its unit
 */
public record FrontMember(
        int evaluation,
        double seconds,
        String architecture,
        Fidelity fidelity,
        double validation,
        Reading test,
        List<Double> further) {
    public FrontMember {
        further = List.copyOf(further);
    }
}
