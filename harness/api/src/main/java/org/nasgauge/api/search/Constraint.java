package org.nasgauge.api.search;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a run may spend: evaluations, simulated seconds, or both, whichever is used up first; and the rules by which they
 * are counted.
 *
 * @param evaluations at least 1
 * @param seconds on the clock, however many workers share it; positive and finite
 * @param workers how many trials can be under way at once; at least 1
 * @param scheduling {@link Scheduling#ASYNCHRONOUS} where there is one worker
 * @param checkpoints whether a training that was paused at a lower fidelity is continued, and charged for the difference
 *     only; otherwise every trial trains from scratch, at the full price
 * @param chargesProposals whether the seconds that a strategy {@linkplain Search#declaredCosts declares} for its proposals
 *     are charged
 */
public record Constraint(
        OptionalInt evaluations,
        OptionalDouble seconds,
        int workers,
        Scheduling scheduling,
        BudgetEdge edge,
        boolean checkpoints,
        boolean chargesProposals) {
    public static final int MOST_WORKERS = 10_000;

    public Constraint {
        if (evaluations.isEmpty() && seconds.isEmpty()) {
            throw new IllegalArgumentException("a budget needs evaluations, seconds, or both");
        }
        if (evaluations.isPresent() && evaluations.getAsInt() < 1) {
            throw new IllegalArgumentException(
                    "a budget of " + evaluations.getAsInt() + " evaluations; expected at least 1");
        }
        if (seconds.isPresent() && !(seconds.getAsDouble() > 0 && seconds.getAsDouble() < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "a budget of " + seconds.getAsDouble() + " seconds; expected a positive number");
        }
        if (workers < 1 || workers > MOST_WORKERS) {
            throw new IllegalArgumentException(workers + " workers; expected 1 to " + MOST_WORKERS);
        }
        scheduling = workers == 1 ? Scheduling.ASYNCHRONOUS : scheduling;
    }

    /** For one worker that stops before the budget is exceeded, every trial from scratch. */
    public Constraint(OptionalInt evaluations, OptionalDouble seconds) {
        this(evaluations, seconds, 1, Scheduling.ASYNCHRONOUS, BudgetEdge.STOP_BEFORE, false, false);
    }

    public static Constraint evaluations(int evaluations) {
        return new Constraint(OptionalInt.of(evaluations), OptionalDouble.empty());
    }

    public static Constraint seconds(double seconds) {
        return new Constraint(OptionalInt.empty(), OptionalDouble.of(seconds));
    }

    public Constraint withWorkers(int number, Scheduling when) {
        return new Constraint(evaluations, seconds, number, when, edge, checkpoints, chargesProposals);
    }

    public Constraint withEdge(BudgetEdge other) {
        return new Constraint(evaluations, seconds, workers, scheduling, other, checkpoints, chargesProposals);
    }

    public Constraint withCheckpoints() {
        return new Constraint(evaluations, seconds, workers, scheduling, edge, true, chargesProposals);
    }

    /** With what a strategy declares for its proposals charged. */
    public Constraint withChargedProposals() {
        return new Constraint(evaluations, seconds, workers, scheduling, edge, checkpoints, true);
    }
}
