package org.nasgauge.search.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.component.OldSettings;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategyProvider;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.spaces.darts.DartsSpace;
import org.nasgauge.spaces.nasbench101.NasBench101Space;
import org.nasgauge.spaces.nasbench201.CellSpace;
import org.nasgauge.spaces.transnas.TransNasMicroSpace;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

class NpenasTest extends SearchStrategyContract {
    @Override
    protected SearchStrategyProvider provider() {
        return new Npenas();
    }

    @Override
    protected boolean fitsAModel() {
        return true;
    }

    @Override
    protected Map<String, ?> settings() {
        return Map.of("layers", 2, "epochs", 5);
    }

    /** 60 of 15,625 architectures; uniform random search is at the optimum in one run of 260. */
    @Test
    void findsTheOptimumOfAnAdditiveLandscape() {
        ToyBenchmark benchmark = ToyBenchmark.additive(5, 5, 5, 5, 5, 5);
        long found = IntStream.range(0, 10)
                .filter(seed -> {
                    List<Observation> told = Trials.run(
                            provider()
                                    .create(
                                            benchmark.problem(60),
                                            OldSettings.read("test", provider(), Map.of("layers", 2)),
                                            SeedTree.root(seed).generator()),
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
        assertThatThrownBy(() -> provider()
                        .create(
                                ToyBenchmark.additive(3, 3).problem(10),
                                OldSettings.read("test", provider(), Map.of("predictor", "np")),
                                SeedTree.root(1).generator()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("npenas: predictor np reads graphs, and the space product[3, 3] has none");
    }

    @ParameterizedTest
    @MethodSource("spacesWithGraphs")
    void aPredictorOfGraphsSearchesEverySpaceThatHasThem(SearchSpace space) {
        Problem problem = Problem.of(space, ToyBenchmark.FIDELITIES, Constraint.evaluations(25));
        OldSettings settings = OldSettings.read("test", provider(), Map.of("predictor", "np", "np-epochs", 2));
        List<List<Observation>> twice = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Search search =
                    provider().create(problem, settings, SeedTree.root(3).generator());
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
