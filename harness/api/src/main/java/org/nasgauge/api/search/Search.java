package org.nasgauge.api.search;

import java.util.Map;
import java.util.Optional;
import org.nasgauge.api.component.Need;

/**
 * A search strategy at work: it proposes what to evaluate next and learns from the answers. One instance a run, used by one
 * thread. With several workers, {@link #ask} comes again before earlier trials have been told.
 */
public interface Search {
    Proposal ask();

    /**
     * Called once for each trial, in the order in which the trials end. A strategy that does not need {@link
     * Need.Access#LOWER_FIDELITIES} trains each architecture once, in full, and learns as well from another one that was
     * evaluated in the place of its own.
     */
    void tell(Observation observation);

    /**
     * What the training that has just been told goes on to, if it goes on: a trial of the same architecture, further on the
     * same schedule. It keeps its worker and is charged for the difference, whatever the constraint says of checkpoints;
     * those are about trainings that were paused. Called once after each tell of an observation. Strategies that need
     * {@link Need.Access#WATCHED_TRAININGS} implement it, and what goes around a strategy passes it on.
     */
    default Optional<Proposal.Trial> goOn() {
        return Optional.empty();
    }

    /** Called once for each query, before the next ask. Strategies that query an estimator implement it. */
    default void tell(Estimate estimate) {
        throw new IllegalStateException("an answer to a query that was not made: " + estimate);
    }

    /**
     * Has each fit of a model, in ask or in tell, run by {@code watch}, so that its time can be told from theirs. Called
     * before the first ask, or never; it changes nothing that is proposed. Strategies with a model implement it, and
     * what goes around a strategy passes it on.
     */
    default void watchFits(FitWatch watch) {}

    /**
     * What it cost to find what was proposed since the last call, as the strategy itself declares it: by name, as {@code
     * seconds} and {@code tokens} of a language model that it asks; each finite and from 0. Recorded; the seconds are charged
     * where the experiment says so.
     */
    default Map<String, Double> declaredCosts() {
        return Map.of();
    }

    /** How the weights of a mixture went, for searches that have one. Asked once, before {@link #close}, and recorded. */
    default Optional<MixtureTrail> mixtures() {
        return Optional.empty();
    }

    /** Called once, when the run is over: gives back what the strategy holds outside this process. */
    default void close() {}
}
