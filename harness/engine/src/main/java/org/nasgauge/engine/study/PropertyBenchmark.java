package org.nasgauge.engine.study;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.benchmark.Complexity;
import org.nasgauge.api.benchmark.Evaluation;
import org.nasgauge.api.benchmark.UntrainedNetworks;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.SearchSpace;

/**
 * A benchmark whose objective is a property of another one, such as a latency: what estimators of the property learn from
 * and are judged by. Nothing is trained. An evaluation is a measurement, and costs the seconds that were recorded for it.
 */
final class PropertyBenchmark implements Benchmark {
    private static final Fidelity MEASUREMENT = Fidelity.full(1);

    private final Benchmark whole;
    private final Metric property;

    /** @param property one of the benchmark's */
    PropertyBenchmark(Benchmark whole, Metric property) {
        this.whole = whole;
        this.property = property;
    }

    @Override
    public String name() {
        return whole.name();
    }

    @Override
    public SearchSpace space() {
        return whole.space();
    }

    @Override
    public List<Object> parts() {
        return whole.parts();
    }

    @Override
    public Metric objective() {
        return property;
    }

    @Override
    public List<Fidelity> fidelities() {
        return List.of(MEASUREMENT);
    }

    @Override
    public Evaluation evaluate(Architecture architecture, Fidelity fidelity, SeededRandom draw) {
        double seconds = whole.estimateSeconds(property.name(), architecture).orElse(0);
        return whole.property(architecture, property) instanceof Reading.Present present
                ? new Evaluation.Completed(
                        new Evaluation.Measurement(new Series(property, Split.VALIDATION), fidelity, present.value()),
                        seconds)
                : new Evaluation.Failed(reason(architecture), seconds);
    }

    private String reason(Architecture architecture) {
        return property.name() + " is not known: "
                + ((Reading.Missing) whole.property(architecture, property)).reason();
    }

    @Override
    public boolean knowsSeconds() {
        return whole.properties().stream().map(Metric::name).anyMatch((property.name() + "-seconds")::equals);
    }

    @Override
    public Optional<UntrainedNetworks> untrained() {
        return whole.untrained();
    }

    @Override
    public Optional<Function<Architecture, Complexity>> complexity() {
        return whole.complexity();
    }

    @Override
    public List<Metric> properties() {
        return whole.properties();
    }

    @Override
    public Reading property(Architecture architecture, Metric other) {
        return whole.property(architecture, other);
    }

    @Override
    public OptionalDouble estimateSeconds(String estimator, Architecture architecture) {
        return whole.estimateSeconds(estimator, architecture);
    }

    @Override
    public Optional<Judge> judge() {
        return Optional.of(architecture -> whole.property(architecture, property));
    }

    @Override
    public Optional<Optimum> optimum() {
        Direction direction = property.direction();
        return whole.space() instanceof EnumerableSpace space
                ? IntStream.range(0, space.size())
                        .mapToObj(space::at)
                        .filter(one -> whole.property(one, property) instanceof Reading.Present)
                        .map(one ->
                                new Optimum(one, whole.property(one, property).orThrow()))
                        .reduce((a, b) -> direction.score(b.test()) > direction.score(a.test()) ? b : a)
                : Optional.empty();
    }
}
