package org.nasgauge.api.search;

/** What a strategy is told about a trial that it proposed and paid for. */
public sealed interface Observation {
    Proposal.Trial trial();

    /** Simulated seconds charged for the trial. */
    double seconds();

    /**
     * @param score the objective on validation at the trial's fidelity, turned so that greater is better: a metric that
     *     is minimised comes with its sign changed
     */
    record Scored(Proposal.Trial trial, double score, double seconds) implements Observation {}

    /** The evaluation failed: the architecture was invalid, did not train, or is missing from the table. */
    record Failed(Proposal.Trial trial, String reason, double seconds) implements Observation {}
}
