package org.nasgauge.api.search;

import java.util.List;

/** What a strategy is told about a trial that it proposed and paid for. */
public sealed interface Observation {
    Proposal.Trial trial();

    /** Simulated seconds charged for the trial. */
    double seconds();

    /**
     * @param score the objective on validation at the trial's fidelity, turned so that greater is better: a metric that
     *     is minimised comes with its sign changed
     * @param further the problem's other objectives in its order, turned in the same way; empty where there is one
     * @param violation by how much the problem's limits are exceeded, relative to each and summed; 0 where all are kept
     */
    record Scored(Proposal.Trial trial, double score, List<Double> further, double violation, double seconds)
            implements Observation {
        public Scored {
            further = List.copyOf(further);
        }

        /** Of a problem with one objective and no limits. */
        public Scored(Proposal.Trial trial, double score, double seconds) {
            this(trial, score, List.of(), 0, seconds);
        }

        /** Whether all limits are kept. */
        public boolean feasible() {
            return violation == 0;
        }
    }

    /** The evaluation failed: the architecture was invalid, did not train, or is missing from the table. */
    record Failed(Proposal.Trial trial, String reason, double seconds) implements Observation {}
}
