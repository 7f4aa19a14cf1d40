package org.nasgauge.api.search;

import java.util.List;
import java.util.Optional;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;

/**
 * All that a strategy or an estimator knows before it starts.
 *
 * @param fidelities what may be asked for, from the cheapest to the full one; at least one
 * @param optimum revealed only to baselines that require {@link Capability#TRUE_OPTIMUM}
 */
public record Problem(
        SearchSpace space, List<Fidelity> fidelities, Constraint constraint, Optional<Architecture> optimum) {
    public Problem {
        fidelities = List.copyOf(fidelities);
        if (fidelities.isEmpty()) {
            throw new IllegalArgumentException("a problem needs at least one fidelity");
        }
    }

    public Fidelity fullFidelity() {
        return fidelities.get(fidelities.size() - 1);
    }
}
