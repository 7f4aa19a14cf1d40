package org.nasgauge.engine.record;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One run of a search strategy.
 *
 * @param study id of the study
 * @param evaluations how many were charged, failures included
 * @param failed how many of them failed
 * @param queries of the estimator, how many were charged
 * @param seconds the simulated clock at the end
 * @param secondsWithin the clock before the trial that exceeded the budget; empty if none that was charged did
 * @param fault what the strategy did wrong, where {@code end} is {@link End#FAULT}
 * @param trajectory each change of the incumbent, in order; empty if no evaluation succeeded within the limits
 * @param front each new member of the front, in order; empty where there is one objective
 */
public record SearchRecord(
        String study,
        long seed,
        int evaluations,
        int failed,
        int queries,
        double seconds,
        OptionalDouble secondsWithin,
        End end,
        Optional<String> fault,
        List<Incumbent> trajectory,
        List<FrontMember> front)
        implements RunRecord {
    public SearchRecord {
        trajectory = List.copyOf(trajectory);
        front = List.copyOf(front);
    }

    /** Of a run with one objective. */
    public SearchRecord(
            String study,
            long seed,
            int evaluations,
            int failed,
            int queries,
            double seconds,
            OptionalDouble secondsWithin,
            End end,
            Optional<String> fault,
            List<Incumbent> trajectory) {
        this(study, seed, evaluations, failed, queries, seconds, secondsWithin, end, fault, trajectory, List.of());
    }

    /** Of a run without queries that kept within its budget. */
    public SearchRecord(
            String study,
            long seed,
            int evaluations,
            int failed,
            double seconds,
            End end,
            Optional<String> fault,
            List<Incumbent> trajectory) {
        this(study, seed, evaluations, failed, 0, seconds, OptionalDouble.empty(), end, fault, trajectory);
    }

    /** What the run returns: the last incumbent. */
    public Optional<Incumbent> incumbent() {
        return trajectory.isEmpty() ? Optional.empty() : Optional.of(trajectory.get(trajectory.size() - 1));
    }
}
