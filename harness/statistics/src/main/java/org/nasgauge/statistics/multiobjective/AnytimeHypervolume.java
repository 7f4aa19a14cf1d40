package org.nasgauge.statistics.multiobjective;

import java.util.List;
import org.nasgauge.statistics.Finite;
import org.nasgauge.statistics.anytime.StepFunction;

/** The hypervolume of all that a run has found so far, as a function of what it has spent. */
public final class AnytimeHypervolume {
    private AnytimeHypervolume() {}

    /**
     * Never falls.
     *
     * @param budgets when each point was found; not descending, at least one
     * @throws IllegalArgumentException if the lengths differ, the budgets descend, or {@link Hypervolume} refuses
     */
    public static StepFunction of(double[] budgets, List<double[]> points, double... reference) {
        double[] volumes = new double[points.size()];
        Finite.sameLength(budgets, volumes);
        ParetoFront front = ParetoFront.of(List.of());
        double volume = 0;
        for (int i = 0; i < volumes.length; i++) {
            if (!front.covers(points.get(i))) {
                front = front.with(points.get(i));
                // The volume never falls; its rounding error may.
                volume = Math.max(volume, Hypervolume.of(front, reference));
            }
            volumes[i] = volume;
        }
        return StepFunction.of(budgets, volumes);
    }
}
