package org.nasgauge.api.benchmark;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;

/**
 * A search space, a dataset, and a backend that evaluates architectures on it. What not every backend can do is a value
 * that may be absent. Safe for use by many threads.
 */
public interface Benchmark {
    String name();

    SearchSpace space();

    /** What is optimised, on validation by strategies and on test by the judge. */
    Metric objective();

    /** What was found by its name to answer from, such as a trainer: its code decides the answers as the backend's does. */
    default List<Object> parts() {
        return List.of(space());
    }

    /** What can be asked for, from the cheapest to the full one; at least one. */
    List<Fidelity> fidelities();

    /**
     * Only where it {@link #evaluates}.
     *
     * @param draw chooses among the trainings of the architecture, where the seed policy leaves that open
     */
    Evaluation evaluate(Architecture architecture, Fidelity fidelity, SeededRandom draw);

    /** Whether it can {@link #evaluate}: a table of test values alone cannot, but estimators can be judged on it. */
    default boolean evaluates() {
        return true;
    }

    /**
     * Whether it knows what a training takes. Where it does not, its evaluations come with 0 seconds, and nobody may count
     * them.
     */
    default boolean knowsSeconds() {
        return true;
    }

    /** What its costs hold of the passes over the validation images. Those over the test images are never charged. */
    default ValidationPass validationPass() {
        return ValidationPass.UNKNOWN;
    }

    /**
     * How much of it is there, where it answers from a table.
     *
     * @throws org.nasgauge.api.error.UserError if nothing can be evaluated in full, or nothing can be judged, under the seeds
     *     that were asked for, though there are values under others
     */
    default Optional<Coverage> coverage() {
        return Optional.empty();
    }

    default Fidelity fullFidelity() {
        return fidelities().get(fidelities().size() - 1);
    }

    /** Trainings that are continued from an earlier fidelity. */
    default Optional<Checkpoints> checkpoints() {
        return Optional.empty();
    }

    /** Trainings epoch by epoch. */
    default Optional<Curves> curves() {
        return Optional.empty();
    }

    /** The networks of its space before training, where somebody makes them. */
    default Optional<UntrainedNetworks> untrained() {
        return Optional.empty();
    }

    /** Counts the parameters and FLOPs of an architecture. */
    default Optional<Function<Architecture, Complexity>> complexity() {
        return Optional.empty();
    }

    /** What is known of an architecture without training it: counts, and measurements such as latencies. */
    default List<Metric> properties() {
        return complexity().isPresent() ? List.of(Metric.PARAMETERS, Metric.FLOPS) : List.of();
    }

    /** @param property one of {@link #properties()} */
    default Reading property(Architecture architecture, Metric property) {
        Complexity complexity = complexity().orElseThrow().apply(architecture);
        return Reading.of((double) (property.equals(Metric.PARAMETERS) ? complexity.parameters() : complexity.flops()));
    }

    /**
     * What the estimator of this name took for the architecture, in seconds, where that was measured; charged to those
     * who query it.
     */
    default OptionalDouble estimateSeconds(String estimator, Architecture architecture) {
        return OptionalDouble.empty();
    }

    /** Who knows the final test performance of an architecture; absent where nobody does. */
    Optional<Judge> judge();

    /** The best architecture by {@link #judge()}, where all are known: what regret is measured against. */
    default Optional<Optimum> optimum() {
        return Optional.empty();
    }

    /**
     * For each training that the judge does not use, or can do without: what it came to on test, beside what the judge says
     * without it; over an unbiased sample of some architectures. Empty where nothing was trained twice.
     */
    default List<Retraining> retrainings(List<Architecture> among) {
        return List.of();
    }

    /** Whether a forward pass over the validation images is charged for each value that a strategy or estimator is shown. */
    enum ValidationPass {
        /** As it was measured or counted. */
        RECORDED,
        /** As the benchmark derives it from what it recorded of the training. */
        DERIVED,
        /** Not charged: the benchmark does not know what it takes. */
        UNKNOWN,
        /** Not charged: the experiment leaves it out. */
        LEFT_OUT;

        public boolean isCharged() {
            return this == RECORDED || this == DERIVED;
        }
    }

    /**
     * One training that the judge can do without, of several architectures.
     *
     * @param repeats one an architecture
     */
    record Retraining(List<Repeat> repeats) {
        /**
         * Test values of one architecture; greater is better.
         *
         * @param judged by the trainings that the judge uses, this one left out
         * @param again by this one
         */
        public record Repeat(double judged, double again) {}

        public Retraining {
            repeats = List.copyOf(repeats);
        }
    }

    /**
     * How much of a table is there.
     *
     * @param complete rows that can be evaluated in full and judged
     */
    record Coverage(int complete, int rows) {}

    /** Begins trainings that can be paused and continued. */
    @FunctionalInterface
    interface Checkpoints {
        /**
         * A training of the architecture: at the fidelity it begins with it gives what {@link Benchmark#evaluate} would
         * have given under the same draw.
         */
        Training begin(Architecture architecture, Fidelity first, SeededRandom draw);
    }

    /** One training of one architecture, which can be paused and continued on its schedule. */
    @FunctionalInterface
    interface Training {
        /**
         * What it has come to at this fidelity, and the seconds up to there from scratch; the same at every call.
         *
         * @param fidelity on the schedule that the training was begun on
         */
        Evaluation at(Fidelity fidelity);
    }

    /** The learning curves of trainings, without the test split. */
    @FunctionalInterface
    interface Curves {
        /**
         * The first epochs of one training of the architecture: fewer where it ended before, none where there is none.
         *
         * @param epochs how many at the most, from 1
         */
        Optional<LearningCurve> of(Architecture architecture, int epochs, SeededRandom draw);
    }

    /** Never shown to a strategy. */
    @FunctionalInterface
    interface Judge {
        /** The objective on the test split at full fidelity, under the benchmark's seed policy for test. */
        Reading test(Architecture architecture);
    }

    /**
     * Never shown to a strategy.
     *
     * @param architecture the first in the order of the space where several share the best value
     * @param test its value on the test split
     */
    record Optimum(Architecture architecture, double test) {}
}
