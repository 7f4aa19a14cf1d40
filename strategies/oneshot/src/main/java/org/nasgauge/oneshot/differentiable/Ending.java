package org.nasgauge.oneshot.differentiable;

import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;

/** How a search ends, and what is made of it. */
record Ending(
        @Meaning(
                "how an architecture is made of the weights: the largest on each edge, the two strongest edges of a node, or"
                        + " the largest with a long path")
        Discretisation discretisation,

        @Meaning("operations on the long path that are neither skips nor none") @Range(least = 1)
        int leastOperations,

        @Meaning("skips that are left at most, the strongest") @Range(least = 0)
        int mostSkips,

        @Meaning(
                "when a search stops before its epochs are over: never, when the eigenvalue rises, at two skips, or when"
                        + " the best choices are stable")
        EarlyStop earlyStop,

        @Meaning("whole searches, each from weights of its own; what each finds is evaluated") @Range(least = 1)
        int searches) {
    /** One search to its end, read by the largest weights. */
    static final Ending LARGEST = new Ending(Discretisation.LARGEST, 1, 1_000, EarlyStop.NONE, 1);

    Ending with(EarlyStop other) {
        return new Ending(discretisation, leastOperations, mostSkips, other, searches);
    }
}
