package org.nasgauge.api.estimate;

import java.util.List;
import java.util.Optional;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.space.Architecture;

/** An estimator at work: one instance a run, used by one thread. */
public interface Estimation {
    /**
     * An architecture that was evaluated for an estimator to learn from.
     *
     * @param evidence what the estimator sees of it besides, as of those that it is asked about
     * @param score the objective on validation, turned so that greater is better
     */
    record Evaluated(Architecture architecture, Evidence evidence, double score) {}

    /** What is rated, or could have been: {@link Estimation#candidates}. */
    record Candidate(Architecture architecture, Evidence evidence) {}

    /** What an estimator believes of a final score, in the unit of the objective on validation; greater is better. */
    interface Distribution {
        double mean();

        /** @param probability from 0 to 1 */
        double quantile(double probability);

        /** The probability, from 0 to 1, of a score that is not above this one. */
        double cumulative(double score);

        /** The natural logarithm of the density, per unit of the objective; −∞ where a score is thought impossible. */
        double logDensity(double score);

        /**
         * The continuous ranked probability score, ∫ (F(x) − [x ≥ observed])² dx: how far the distribution is from what came,
         * in its unit; less is better (Gneiting and Raftery, Strictly proper scoring rules, JASA 2007).
         */
        double crps(double observed);
    }

    /**
     * Called once, before all else: does what has to be done once and needs no evaluation, such as the training of a network
     * that architectures share.
     *
     * @return simulated seconds that it takes
     */
    default double prepare() {
        return 0;
    }

    /**
     * Called before the first question; and again, with more, for a strategy that needs {@link Need.Access#ESTIMATES_FROM_TRIALS}:
     * then what was learned before is forgotten. Estimators that need {@link Need.Evaluations} implement it.
     */
    default void fit(List<Evaluated> sample) {}

    /**
     * What the estimates are relative to: called once, after {@link #fit} and before the first question. Estimators that
     * need {@link Need.Candidates} implement it.
     */
    default void candidates(List<Candidate> all) {}

    /** Thrown where there is no estimate of an architecture: it is then missing, with the reason. */
    final class Impossible extends RuntimeException {
        private static final long serialVersionUID = 1;

        /** @param reason as tables and records give it, such as {@code no rectifier} */
        public Impossible(String reason) {
            super(reason);
        }

        public String reason() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * A finite number; greater means that better final performance is predicted. Only the order counts, but of an estimator
     * that {@linkplain Estimator#predictsScores predicts scores}.
     *
     * @throws Impossible if there is none
     */
    double estimate(Architecture architecture, Evidence evidence);

    /** For estimators that say how sure they are; the estimate is then the mean. */
    default Optional<Distribution> distribution(Architecture architecture, Evidence evidence) {
        return Optional.empty();
    }

    /**
     * Simulated seconds that one estimate takes besides what its evidence costs; 0 where they are too few to count. What a
     * benchmark has measured takes precedence.
     */
    default double seconds(Architecture architecture) {
        return 0;
    }
}
