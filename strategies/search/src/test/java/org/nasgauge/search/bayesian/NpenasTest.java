package org.nasgauge.search.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.spaces.darts.DartsSpace;
import org.nasgauge.spaces.nasbench101.NasBench101Space;
import org.nasgauge.spaces.nasbench201.CellSpace;
import org.nasgauge.spaces.transnas.TransNasMicroSpace;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

class NpenasTest extends SearchStrategyContract {
    private static final Npenas BY_GRAPHS = new Npenas(
            new RankedMutants(),
            Npenas.Predictor.NP,
            new NetworkSettings(),
            new GraphPredictorSettings(3, 32, 0.1, 2, 16, 0.005, 1e-4));

    @Override
    protected SearchStrategy strategy() {
        return new Npenas(
                new RankedMutants(),
                Npenas.Predictor.FULLY_CONNECTED,
                new NetworkSettings(2, 20, 5, 0.01),
                new GraphPredictorSettings());
    }

    @Override
    protected boolean fitsAModel() {
        return true;
    }

    /** 60 of 15,625 architectures; uniform random search is at the optimum in one run of 260. */
    @Test
    void findsTheOptimumOfAnAdditiveLandscape() {
        ToyBenchmark benchmark = ToyBenchmark.additive(5, 5, 5, 5, 5, 5);
        Npenas strategy = new Npenas(
                new RankedMutants(),
                Npenas.Predictor.FULLY_CONNECTED,
                new NetworkSettings(2, 20, 150, 0.01),
                new GraphPredictorSettings());
        long found = IntStream.range(0, 10)
                .filter(seed -> {
                    List<Observation> told = Trials.run(
                            strategy.start(
                                    benchmark.problem(60), SeedTree.root(seed).generator()),
                            benchmark,
                            60);
                    return told.stream()
                            .anyMatch(observation ->
                                    observation.trial().architecture().equals(benchmark.best()));
                })
                .count();
        assertThat(found).isGreaterThanOrEqualTo(5);
    }

    @Test
    void aPredictorOfGraphsNeedsASpaceWithGraphs() {
        Problem problem = ToyBenchmark.additive(3, 3).problem(10);
        SeededRandom random = SeedTree.root(1).generator();
        assertThatThrownBy(() -> BY_GRAPHS.start(problem, random))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("npenas: predictor np reads graphs, and the space product[3, 3] has none");
    }

    @ParameterizedTest
    @MethodSource("spacesWithGraphs")
    void aPredictorOfGraphsSearchesEverySpaceThatHasThem(SearchSpace space) {
        Problem problem = Problem.of(space, ToyBenchmark.FIDELITIES, Constraint.evaluations(25));
        List<List<Observation>> twice = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Search search = BY_GRAPHS.start(problem, SeedTree.root(3).generator());
            twice.add(Trials.run(
                    search,
                    trial -> new Observation.Scored(trial, trial.architecture().choice(0), 1),
                    25));
        }
        assertThat(twice.get(0)).hasSize(25).isEqualTo(twice.get(1));
        assertThat(twice.get(0).stream().map(told -> told.trial().architecture()))
                .doesNotHaveDuplicates()
                .allMatch(architecture -> space.violation(architecture).isEmpty());
    }

    static Stream<SearchSpace> spacesWithGraphs() {
        return Stream.of(CellSpace.nasbench201(), new NasBench101Space(), new DartsSpace(), new TransNasMicroSpace());
    }
}
