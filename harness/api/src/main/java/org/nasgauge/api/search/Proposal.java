package org.nasgauge.api.search;

import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.space.Architecture;

/** What a strategy answers when it is asked what to do next. */
public sealed interface Proposal {
    /** Evaluate this architecture at this fidelity. */
    record Trial(Architecture architecture, Fidelity fidelity) implements Proposal {}

    /**
     * What does the estimator of the study say of this architecture? Answered before the next ask; what the estimator
     * costs keeps the worker that asked busy. No evaluation is counted.
     */
    record Query(Architecture architecture) implements Proposal {}

    /**
     * Nothing yet: the strategy has worked by itself, as on the weights that architectures share, and goes on when it is asked
     * again. The worker that asked is busy for so long, and no other asks meanwhile.
     *
     * @param seconds simulated, more than 0
     */
    record Work(double seconds) implements Proposal {
        public Work {
            if (!(seconds > 0 && seconds < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("work of " + seconds + " s; expected more than 0");
            }
        }
    }

    /** Nothing until another observation comes in: some trials that were proposed are still under way. */
    enum Wait implements Proposal {
        UNTIL_TOLD
    }

    /** Nothing more: the strategy has come to its end before the budget has. */
    enum End implements Proposal {
        /** The strategy is done. */
        OF_SEARCH,
        /** No architecture is left that it has not proposed. */
        OF_SPACE
    }
}
