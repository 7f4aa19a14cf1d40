package org.nasgauge.tabular.benchmark;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.benchmark.Complexity;
import org.nasgauge.api.benchmark.Evaluation;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.benchmark.Truth;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.tabular.table.Table;

/** A table as a benchmark. */
public final class TabularBenchmark implements Benchmark {
    private final Table table;
    private final Protocol protocol;

    /**
     * @throws org.nasgauge.api.error.UserError if the table does not hold what the protocol asks for
     */
    public TabularBenchmark(Table table, Protocol protocol) {
        this.table = table;
        this.protocol = protocol;
    }

    @Override
    public String name() {
        return table.name();
    }

    @Override
    public EnumerableSpace space() {
        return table.space();
    }

    @Override
    public Metric objective() {
        return protocol.objective();
    }

    @Override
    public List<Fidelity> fidelities() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<Capability> capabilities() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Evaluation evaluate(Architecture architecture, Fidelity fidelity, SeededRandom draw) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<LearningCurve> curve(Architecture architecture, SeededRandom draw) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Complexity complexity(Architecture architecture) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Truth> truth() {
        throw new UnsupportedOperationException();
    }
}
