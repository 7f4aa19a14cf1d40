package org.nasgauge.benchmarks;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.search.SearchStrategyProvider;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.tabular.benchmark.Protocol;
import org.nasgauge.tabular.benchmark.TabularBenchmark;
import org.nasgauge.tabular.catalogue.Catalogue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One ask and tell of a strategy with its standard settings, averaged over a run of 200; rewards are made up. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StrategyBenchmark {
    private static final int EVALUATIONS = 200;

    @Param({
        "random-search",
        "local-search",
        "regularized-evolution",
        "constant",
        "oracle",
        "grid-search",
        "simulated-annealing",
        "genetic-algorithm",
        "reinforce",
        "tpe",
        "gp-bo"
    })
    public String strategy = "";

    private final TabularBenchmark benchmark =
            new TabularBenchmark(Catalogue.standard().open("nasbench201-729-fashion"), Protocol.standard());
    private final EnumerableSpace space = benchmark.space();
    private Optional<SearchStrategyProvider> provider = Optional.empty();
    private long seed;

    @Setup
    public void find() {
        provider = ServiceLoader.load(SearchStrategyProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(one -> one.name().equals(strategy))
                .findFirst();
    }

    @Benchmark
    @OperationsPerInvocation(EVALUATIONS)
    public SearchStrategy askAndTell() {
        SearchStrategyProvider made = provider.orElseThrow();
        boolean baseline = made.requirements().contains(Capability.TRUE_OPTIMUM);
        Problem problem = new Problem(
                space,
                benchmark.fidelities(),
                Constraint.evaluations(EVALUATIONS),
                List.of(benchmark.objective()),
                Optional.of(benchmark::complexity),
                baseline ? Optional.of(space.at(0)) : Optional.empty());
        SearchStrategy search = made.create(
                problem, Settings.standard(made), SeedTree.root(seed++).generator());
        for (int i = 0; i < EVALUATIONS; i++) {
            if (search.ask() instanceof Proposal.Trial trial) {
                double score = (space.indexOf(trial.architecture()) * 0x9E3779B9) >>> 8;
                search.tell(new Observation.Scored(trial, score, 1));
            }
        }
        return search;
    }
}
