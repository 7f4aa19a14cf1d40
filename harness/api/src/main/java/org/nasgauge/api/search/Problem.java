package org.nasgauge.api.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.nasgauge.api.benchmark.WeightSharing;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;

/**
 * All that a strategy or an estimator knows before it starts.
 *
 * @param fidelities what may be asked for, from the cheapest to the full one; at least one
 * @param objectives what is optimised, the benchmark's own first; at least one
 * @param properties what is known of an architecture without training, free of charge, by the names of the metrics; those
 *     of which the component has a {@link Need.Property}
 * @param optimum revealed only to baselines that need {@link Need.Access#TRUE_OPTIMUM}
 * @param prior what is believed of good architectures, where the study says so and the component can use it
 * @param weightSharing with {@link Need.WeightSharing}
 */
public record Problem(
        SearchSpace space,
        List<Fidelity> fidelities,
        Constraint constraint,
        List<Metric> objectives,
        Map<String, Function<Architecture, Reading>> properties,
        Optional<Architecture> optimum,
        Optional<Prior> prior,
        Optional<WeightSharing> weightSharing) {
    public Problem {
        fidelities = List.copyOf(fidelities);
        objectives = List.copyOf(objectives);
        properties = Map.copyOf(properties);
        if (fidelities.isEmpty() || objectives.isEmpty()) {
            throw new IllegalArgumentException("a problem needs at least one fidelity and one objective");
        }
    }

    /** Without weights to share. */
    public Problem(
            SearchSpace space,
            List<Fidelity> fidelities,
            Constraint constraint,
            List<Metric> objectives,
            Map<String, Function<Architecture, Reading>> properties,
            Optional<Architecture> optimum,
            Optional<Prior> prior) {
        this(space, fidelities, constraint, objectives, properties, optimum, prior, Optional.empty());
    }

    /** Of which nothing is believed beforehand. */
    public Problem(
            SearchSpace space,
            List<Fidelity> fidelities,
            Constraint constraint,
            List<Metric> objectives,
            Map<String, Function<Architecture, Reading>> properties,
            Optional<Architecture> optimum) {
        this(space, fidelities, constraint, objectives, properties, optimum, Optional.empty());
    }

    /** With accuracy as its one objective, and nothing to be known beforehand. */
    public static Problem of(SearchSpace space, List<Fidelity> fidelities, Constraint constraint) {
        return new Problem(space, fidelities, constraint, List.of(Metric.ACCURACY), Map.of(), Optional.empty());
    }

    public Problem withObjectives(List<Metric> others) {
        return new Problem(space, fidelities, constraint, others, properties, optimum, prior, weightSharing);
    }

    public Problem withPrior(Prior believed) {
        return new Problem(
                space, fidelities, constraint, objectives, properties, optimum, Optional.of(believed), weightSharing);
    }

    public Problem withWeightSharing(WeightSharing shared) {
        return new Problem(space, fidelities, constraint, objectives, properties, optimum, prior, Optional.of(shared));
    }

    /**
     * @param kind what the component takes for a network with its images
     * @throws IllegalArgumentException if it did not ask for one, or the one that there is, is of another kind
     */
    public <S extends WeightSharing> S weightSharing(Class<S> kind) {
        return weightSharing
                .filter(kind::isInstance)
                .map(kind::cast)
                .orElseThrow(
                        () -> new IllegalArgumentException("no shared weights of the kind " + kind.getSimpleName()));
    }

    /** @throws IllegalStateException if the component did not ask for this property */
    public Function<Architecture, Reading> property(String name) {
        Function<Architecture, Reading> property = properties.get(name);
        if (property == null) {
            throw new IllegalStateException("the property '" + name + "' was not asked for");
        }
        return property;
    }

    public Fidelity fullFidelity() {
        return fidelities.get(fidelities.size() - 1);
    }
}
