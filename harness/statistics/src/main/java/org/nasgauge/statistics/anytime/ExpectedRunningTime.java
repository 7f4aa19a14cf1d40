package org.nasgauge.statistics.anytime;

import java.util.List;
import java.util.OptionalDouble;
import org.nasgauge.statistics.CompensatedSum;
import org.nasgauge.statistics.Finite;

/**
 * The expected running time (ERT) to a target: what all runs spent until they reached it or gave up, over the number of
 * runs that reached it. It is what restarting until success would cost.
 *
 * <p>N. Hansen et al., "COCO: performance assessment", 2016, section 6.
 *
 * @param runs how many runs
 * @param successes how many of them reached the target within the budget
 * @param spent the sum of what they spent
 */
public record ExpectedRunningTime(int runs, int successes, double spent) {

    static ExpectedRunningTime of(List<StepFunction> runs, double target, double budget) {
        Finite.number(target, "target");
        Finite.number(budget, "budget");
        int successes = 0;
        CompensatedSum spent = new CompensatedSum();
        for (StepFunction run : runs) {
            OptionalDouble reached = run.firstAtMost(target);
            if (reached.isPresent() && reached.getAsDouble() <= budget) {
                successes++;
                spent.add(reached.getAsDouble());
            } else {
                spent.add(budget);
            }
        }
        return new ExpectedRunningTime(runs.size(), successes, spent.value());
    }

    /** The expected time; empty if no run reached the target. */
    public OptionalDouble expected() {
        return successes == 0 ? OptionalDouble.empty() : OptionalDouble.of(spent / successes);
    }

    public double successRate() {
        return (double) successes / runs;
    }
}
