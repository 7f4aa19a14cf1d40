package org.nasgauge.search.multiobjective;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.search.NasBench201Numbers;
import org.nasgauge.search.RandomSearch;
import org.nasgauge.spaces.nasbench201.CellSpace;

/**
 * Strategies for several objectives against random search on NAS-Bench-201, CIFAR-10: accuracy against parameters, judged by
 * the hypervolume that the front by validation dominates on test. Populations and the pool are smaller than standard, for the
 * budget of 100 evaluations. Pareto evolution needs its sample: with a population of 10 and samples of 3, most of which nothing
 * in the sample dominates, it is better only by p = 0.002.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NasBench201HypervolumeTest {
    private final NasBench201Numbers numbers = new NasBench201Numbers(CellSpace.nasbench201());

    static Stream<Arguments> learners() {
        return Stream.of(
                Arguments.of(new Nsga2(), Map.of("population-size", 20)),
                Arguments.of(new ParetoRegularizedEvolution(), Map.of("population-size", 20, "sample-size", 10)),
                Arguments.of(new WeightedSum(), Map.of()),
                Arguments.of(new ParEgo(), Map.of()));
    }

    @ParameterizedTest
    @MethodSource("learners")
    void dominatesMoreThanRandomSearch(SearchStrategy provider, Map<String, ?> settings) {
        numbers.ofTwoObjectivesByEvaluations(new RandomSearch(), 100).assertBetter(provider, settings);
    }

    /** The budget is that of 50 whole trainings; one of 12 epochs costs 12. */
    @Test
    void asynchronousHalvingDominatesMoreThanRandomSearchInTheSameEpochs() {
        numbers.ofTwoObjectivesByEpochs(new RandomSearch(), 200 * 50).assertBetter(new MoAsha(), Map.of());
    }
}
