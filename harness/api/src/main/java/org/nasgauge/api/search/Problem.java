package org.nasgauge.api.search;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.nasgauge.api.benchmark.Complexity;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;

/**
 * All that a strategy or an estimator knows before it starts.
 *
 * @param fidelities what may be asked for, from the cheapest to the full one; at least one
 * @param objectives what is optimised, the benchmark's own first; at least one
 * @param complexity counts an architecture's cost, free of charge; present if the component needs
 *     {@link Need.Access#COMPLEXITY}
 * @param optimum revealed only to baselines that need {@link Need.Access#TRUE_OPTIMUM}
 */
public record Problem(
        SearchSpace space,
        List<Fidelity> fidelities,
        Constraint constraint,
        List<Metric> objectives,
        Optional<Function<Architecture, Complexity>> complexity,
        Optional<Architecture> optimum) {
    public Problem {
        fidelities = List.copyOf(fidelities);
        objectives = List.copyOf(objectives);
        if (fidelities.isEmpty() || objectives.isEmpty()) {
            throw new IllegalArgumentException("a problem needs at least one fidelity and one objective");
        }
    }

    /** With accuracy as its one objective, and nothing to be known beforehand. */
    public static Problem of(SearchSpace space, List<Fidelity> fidelities, Constraint constraint) {
        return new Problem(space, fidelities, constraint, List.of(Metric.ACCURACY), Optional.empty(), Optional.empty());
    }

    public Problem withObjectives(List<Metric> others) {
        return new Problem(space, fidelities, constraint, others, complexity, optimum);
    }

    public Fidelity fullFidelity() {
        return fidelities.get(fidelities.size() - 1);
    }
}
