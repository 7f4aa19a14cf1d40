package org.nasgauge.search.wrapper;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;

/**
 * A wrapper that evaluates some trials more than once before it tells of them. Trials that are equal are interchangeable:
 * an answer goes to the one that has waited longest.
 *
 * @param <P> what is known so far of one trial of the wrapped strategy
 */
abstract class Repeating<P> extends Wrapper {
    private final Map<Proposal.Trial, Deque<P>> pending = new HashMap<>();
    private final Deque<Proposal.Trial> again = new ArrayDeque<>();
    private Optional<Proposal> innerEnd = Optional.empty();

    Repeating(Search inner) {
        super(inner);
    }

    @Override
    public final Proposal ask() {
        Proposal.Trial next = again.poll();
        if (next != null) {
            return next;
        }
        Proposal proposal = innerEnd.orElseGet(inner::ask);
        if (proposal instanceof Proposal.Trial trial) {
            pending.computeIfAbsent(trial, key -> new ArrayDeque<>(1)).add(begin(trial));
            return trial;
        }
        innerEnd = Optional.of(proposal).filter(Proposal.End.class::isInstance);
        return innerEnd.isPresent() && !pending.isEmpty() ? Proposal.Wait.UNTIL_TOLD : proposal;
    }

    @Override
    public final void tell(Observation observation) {
        Deque<P> equal = pending.get(observation.trial());
        P first = equal == null ? null : equal.peek();
        if (equal == null || first == null) {
            throw new IllegalStateException("told of a trial that was not proposed: " + observation.trial());
        }
        if (add(first, observation)) {
            equal.remove();
            if (equal.isEmpty()) {
                pending.remove(observation.trial());
            }
            inner.tell(summary(first, observation));
        }
    }

    /** Evaluates this trial once more. */
    final void repeat(Proposal.Trial trial) {
        again.add(trial);
    }

    /** The wrapped strategy proposes a trial, which is under way from now on. */
    abstract P begin(Proposal.Trial trial);

    /** Takes an answer in; whether no more are to come. */
    abstract boolean add(P soFar, Observation observation);

    /** What the wrapped strategy is told. */
    abstract Observation summary(P all, Observation last);
}
