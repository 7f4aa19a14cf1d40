package org.nasgauge.api.benchmark;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;

/** A search space, a dataset, and a backend that evaluates architectures on it. Safe for use by many threads. */
public interface Benchmark {
    String name();

    SearchSpace space();

    /** What is optimised, on validation by strategies and on test by the judge. */
    Metric objective();

    /** What can be asked for, from the cheapest to the full one; at least one. */
    List<Fidelity> fidelities();

    Set<Capability> capabilities();

    /** @param draw chooses among the trainings of the architecture, where the seed policy leaves that open */
    Evaluation evaluate(Architecture architecture, Fidelity fidelity, SeededRandom draw);

    /**
     * A training of the architecture that can be continued: at the fidelity it begins with it gives what
     * {@link #evaluate} would have given under the same draw.
     *
     * @throws UnsupportedOperationException without {@link Capability#CHECKPOINTS}
     */
    default Training training(Architecture architecture, Fidelity first, SeededRandom draw) {
        throw new UnsupportedOperationException(name() + " keeps no checkpoints");
    }

    /**
     * One training of the architecture, all epochs; empty where it was not recorded.
     *
     * @throws UnsupportedOperationException without {@link Capability#LEARNING_CURVES}
     */
    Optional<LearningCurve> curve(Architecture architecture, SeededRandom draw);

    /** @throws UnsupportedOperationException without {@link Capability#COMPLEXITY} */
    Complexity complexity(Architecture architecture);

    /** What is known of an architecture without training it: counts, and measurements such as latencies. */
    default List<Metric> properties() {
        return capabilities().contains(Capability.COMPLEXITY) ? List.of(Metric.PARAMETERS, Metric.FLOPS) : List.of();
    }

    /** @param property one of {@link #properties()} */
    default Reading property(Architecture architecture, Metric property) {
        Complexity complexity = complexity(architecture);
        return Reading.of((double) (property.equals(Metric.PARAMETERS) ? complexity.parameters() : complexity.flops()));
    }

    /**
     * What the estimator of this name took for the architecture, in seconds, where that was measured; charged to those
     * who query it.
     */
    default OptionalDouble estimateSeconds(String estimator, Architecture architecture) {
        return OptionalDouble.empty();
    }

    /** What the judge knows; empty where nobody does, as in live training. */
    Optional<Truth> truth();

    default Fidelity fullFidelity() {
        return fidelities().get(fidelities().size() - 1);
    }
}
