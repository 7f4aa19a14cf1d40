package org.nasgauge.api.search;

import java.util.Comparator;
import java.util.List;

/** What a strategy is told about a trial that it proposed and paid for. */
public sealed interface Observation {
    Proposal.Trial trial();

    /** Simulated seconds charged for the trial; 0 where the benchmark does not know them. */
    double seconds();

    /** The same outcome, of another trial or at another cost. */
    Observation of(Proposal.Trial trial, double seconds);

    /**
     * @param score the objective on validation at the trial's fidelity, turned so that greater is better: a metric that
     *     is minimised comes with its sign changed
     * @param further the problem's other objectives in its order, turned in the same way; empty where there is one
     * @param violation by how much the problem's limits are exceeded, relative to each and summed; 0 where all are kept
     */
    record Scored(Proposal.Trial trial, double score, List<Double> further, double violation, double seconds)
            implements Observation {
        /**
         * First what keeps the limits, then by the lesser violation; of equal ones, by the greater score. Deb, An efficient
         * constraint handling method for genetic algorithms, Computer Methods in Applied Mechanics and Engineering 2000.
         */
        public static final Comparator<Scored> BEST_FIRST = Comparator.comparingDouble(Scored::violation)
                .thenComparing(Comparator.comparingDouble(Scored::score).reversed());

        public Scored {
            further = List.copyOf(further);
        }

        /** Of a problem with one objective and no limits. */
        public Scored(Proposal.Trial trial, double score, double seconds) {
            this(trial, score, List.of(), 0, seconds);
        }

        @Override
        public Scored of(Proposal.Trial of, double atCost) {
            return new Scored(of, score, further, violation, atCost);
        }

        /** Whether this comes strictly before the other, {@link #BEST_FIRST}. */
        public boolean beats(Scored other) {
            return violation == other.violation ? score > other.score : violation < other.violation;
        }

        /** Whether all limits are kept. */
        public boolean feasible() {
            return violation == 0;
        }
    }

    /** The evaluation failed: the architecture was invalid, did not train, or is missing from the table. */
    record Failed(Proposal.Trial trial, String reason, double seconds) implements Observation {
        @Override
        public Failed of(Proposal.Trial of, double atCost) {
            return new Failed(of, reason, atCost);
        }
    }
}
