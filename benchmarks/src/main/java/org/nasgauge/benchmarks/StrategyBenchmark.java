package org.nasgauge.benchmarks;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.spaces.nasbench201.CellSpace;
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

/**
 * One ask and tell of a strategy with its standard settings, averaged over a run of 150, making the strategy included;
 * rewards are made up.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StrategyBenchmark {
    private static final int EVALUATIONS = 150;
    private static final List<Fidelity> FIDELITIES =
            List.of(new Fidelity(1, 27), new Fidelity(3, 27), new Fidelity(9, 27), Fidelity.full(27));

    @Param({
        "random-search",
        "local-search",
        "regularized-evolution",
        "genetic-algorithm",
        "simulated-annealing",
        "factored-epsilon-greedy",
        "factored-ucb1",
        "factored-thompson-sampling",
        "reinforce",
        "tpe",
        "gp-bo",
        "smac",
        "predictor-guided",
        "asha",
        "pasha",
        "hyperband",
        "bohb",
        "dehb",
        "mobster",
        "bananas",
        "npenas",
        "lstm-controller"
    })
    public String strategy = "";

    @Param({"nasbench201", "nasbench201-729"})
    public String of = "";

    private CellSpace space = CellSpace.nasbench201();
    private Optional<SearchStrategy> made = Optional.empty();
    private long seed;

    @Setup
    public void find() {
        space = of.equals(space.name()) ? space : CellSpace.nasbench201Of729();
        made = ServiceLoader.load(SearchStrategy.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(one -> one.name().equals(strategy))
                .findFirst();
    }

    @Benchmark
    @OperationsPerInvocation(EVALUATIONS)
    public Search askAndTell() {
        Problem problem = Problem.of(space, FIDELITIES, Constraint.evaluations(EVALUATIONS));
        Search search = made.orElseThrow().start(problem, SeedTree.root(seed++).generator());
        Optional<Proposal.Trial> further = Optional.empty();
        for (int i = 0; i < EVALUATIONS; i++) {
            if ((further.isPresent() ? further.get() : search.ask()) instanceof Proposal.Trial trial) {
                double score = (space.indexOf(trial.architecture()) * 0x9E3779B9) >>> 8;
                search.tell(new Observation.Scored(trial, score, 1));
                further = search.goOn();
            }
        }
        return search;
    }
}
