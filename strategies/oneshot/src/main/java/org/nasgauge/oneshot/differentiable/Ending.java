package org.nasgauge.oneshot.differentiable;

import java.util.OptionalDouble;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.networks.SupernetChoices;

/** How a search ends, and what is made of it. */
record Ending(
        @Meaning(
                "how an architecture is made of the mixture: the largest weight on each edge, edge by edge what it misses"
                        + " most (perturbation), the two strongest edges of a node, or the largest with a long path")
        Discretisation discretisation,

        @Meaning("operations on the long path that are neither skips nor none") @Range(least = 1)
        int leastOperations,

        @Meaning("skips that are left at most, the strongest") @Range(least = 0)
        int mostSkips,

        @Meaning(
                "when a search stops before its epochs are over: never, when the eigenvalue rises, at two skips, or when"
                        + " the best choices are stable")
        EarlyStop earlyStop,

        @Meaning(
                "of early-stop: eigenvalue, what the weight decay is multiplied by in the place of a stop: the search goes on"
                        + " from the epoch whose weights it would return; 1 to stop")
        @Range(least = 1)
        double decayFactor,

        @Meaning("greatest weight decay that it is raised to; then the search goes on to its end") @Range(least = 0)
        double mostDecay,

        @Meaning("of perturbation, epochs of training from one edge to the next, at a tenth of the first learning rate")
        @Range(least = 1)
        int tunedEpochs,

        @Meaning("likeliest architectures that are scored on one validation batch each; 0 to take the weights' word")
        @Range(least = 0)
        int candidates,

        @Meaning("whole searches, each from weights of its own; what each finds is evaluated") @Range(least = 1)
        int searches) {
    /** One search to its end, read by the largest weights. */
    static final Ending LARGEST = new Ending(Discretisation.LARGEST, 1, 1_000, EarlyStop.NONE, 1, 0.0243, 5, 0, 1);

    Ending with(EarlyStop other) {
        return new Ending(
                discretisation,
                leastOperations,
                mostSkips,
                other,
                decayFactor,
                mostDecay,
                tunedEpochs,
                candidates,
                searches);
    }

    /** By perturbation. */
    Ending byPerturbation() {
        return new Ending(
                Discretisation.PERTURBATION,
                leastOperations,
                mostSkips,
                earlyStop,
                decayFactor,
                mostDecay,
                tunedEpochs,
                candidates,
                searches);
    }

    /** By the most accurate of so many. */
    Ending among(int likeliest) {
        return new Ending(
                discretisation,
                leastOperations,
                mostSkips,
                earlyStop,
                decayFactor,
                mostDecay,
                tunedEpochs,
                likeliest,
                searches);
    }

    /** Whether a search goes back with a stronger weight decay, and stops at no epoch but its last. */
    boolean raisesDecay() {
        return decayFactor > 1;
    }

    /** The weight decay after another; empty where it would be beyond the greatest. */
    OptionalDouble stronger(double decay) {
        double raised = decayFactor * decay;
        return raised <= mostDecay * (1 + 1e-9) ? OptionalDouble.of(raised) : OptionalDouble.empty();
    }

    /** Epochs after those of the training. */
    int furtherEpochs(int decisions) {
        return discretisation == Discretisation.PERTURBATION ? tunedEpochs * (decisions - 1) : 0;
    }

    /** Whether an edge is decided before a further epoch, from 0; the last comes in the last of them. */
    boolean decidesBefore(int further, int decisions) {
        return further >= 0 && (further % tunedEpochs == 0 || further == furtherEpochs(decisions) - 1);
    }

    /** @throws IllegalArgumentException if it leaves more edges than an architecture of the space keeps */
    void checkFor(SupernetChoices choices, String space) {
        if (choices.edgesKept().isPresent() && (candidates > 0 || !discretisation.keepsEdges())) {
            String cause = candidates > 0 ? "candidates: " + candidates : "discretisation: " + discretisation;
            throw new IllegalArgumentException(cause + " leaves an operation on every edge, and in " + space + " "
                    + choices.edgesKept().getAsInt()
                    + " come to a node; expected discretisation: largest and candidates: 0");
        }
    }

    /** @throws IllegalArgumentException if parts of it do not go together */
    void check(double weightDecay) {
        if (raisesDecay() && (earlyStop != EarlyStop.EIGENVALUE || weightDecay == 0)) {
            throw new IllegalArgumentException("decay-factor: " + decayFactor
                    + " multiplies weight-decay when the eigenvalue rises: expected "
                    + (weightDecay == 0 ? "weight-decay above 0" : "early-stop: eigenvalue"));
        }
        if (earlyStop != EarlyStop.NONE && (discretisation == Discretisation.PERTURBATION || candidates > 0)) {
            throw new IllegalArgumentException("early-stop returns weights of an earlier epoch, and "
                    + (candidates > 0 ? "candidates" : "discretisation: perturbation")
                    + " takes the network of the last: expected early-stop: none");
        }
    }
}
