package org.nasgauge.benchmarks;

import java.util.concurrent.TimeUnit;
import org.nasgauge.api.benchmark.Evaluation;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.SeedPolicy;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.tabular.benchmark.Protocol;
import org.nasgauge.tabular.benchmark.TabularBenchmark;
import org.nasgauge.tabular.catalogue.Catalogue;
import org.nasgauge.tabular.query.Lookup;
import org.nasgauge.tabular.query.Query;
import org.nasgauge.tabular.query.Table;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Random look-ups in the embedded table, once warm. */
@State(Scope.Benchmark)
public class TableBenchmark {
    private static final String NAME = "nasbench201-fashion";
    private static final int ASKED = 1 << 12;

    private final Architecture[] architectures = new Architecture[ASKED];
    private final SeededRandom random = SeedTree.root(0).generator();
    private Table table = Catalogue.standard().open(NAME);
    private Lookup lookup = lookup(table);
    private TabularBenchmark benchmark = new TabularBenchmark(table, Protocol.standard());
    private Fidelity full = benchmark.fullFidelity();
    private int next;

    private static Lookup lookup(Table table) {
        int schedule = table.schedules().get(0);
        return table.lookup(
                Query.of(Series.TEST_ACCURACY).at(Fidelity.full(schedule)).under(SeedPolicy.mean()));
    }

    @Setup
    public void draw() {
        for (int i = 0; i < ASKED; i++) {
            architectures[i] = table.space().sample(random);
        }
    }

    private Architecture any() {
        next = (next + 1) & (ASKED - 1);
        return architectures[next];
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    @Warmup(iterations = 3, time = 1)
    @Measurement(iterations = 5, time = 1)
    @Fork(1)
    public double lookUpMeanOfSeeds() {
        return lookup.value(table.row(any()));
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    @Warmup(iterations = 3, time = 1)
    @Measurement(iterations = 5, time = 1)
    @Fork(1)
    public Evaluation evaluate() {
        return benchmark.evaluate(any(), full, random);
    }
}
