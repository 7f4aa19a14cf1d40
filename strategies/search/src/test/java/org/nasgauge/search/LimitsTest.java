package org.nasgauge.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.search.bayesian.GaussianProcessSearch;
import org.nasgauge.search.bayesian.PredictorGuidedSearch;
import org.nasgauge.search.bayesian.Smac;
import org.nasgauge.search.bayesian.TreeParzen;
import org.nasgauge.search.evolution.GeneticAlgorithm;
import org.nasgauge.search.evolution.RegularizedEvolution;
import org.nasgauge.search.multifidelity.Asha;
import org.nasgauge.search.multifidelity.Bohb;
import org.nasgauge.search.multifidelity.Dehb;
import org.nasgauge.search.multifidelity.Hyperband;
import org.nasgauge.search.multifidelity.Mobster;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

/**
 * The greater the choices, the better; but the first two may be 1 at most, as in a ninth of the space. No neighbour of the
 * best of all is within that, and climbing within it needs no way through what is not.
 */
class LimitsTest {
    private static final int EVALUATIONS = 150;
    private static final int LIMIT = 1;

    private final ToyBenchmark benchmark = ToyBenchmark.additive(6, 6, 6, 6, 6);

    static Stream<Arguments> strategies() {
        return Stream.of(
                arguments(new LocalSearch(), Map.of()),
                arguments(new SimulatedAnnealing(), Map.of("initial-temperature", 0.1)),
                arguments(new RegularizedEvolution(), Map.of("population-size", 20, "sample-size", 5)),
                arguments(new GeneticAlgorithm(), Map.of()),
                arguments(new TreeParzen(), Map.of()),
                arguments(new GaussianProcessSearch(), Map.of()),
                arguments(new Smac(), Map.of("candidates", 50, "local-searches", 2)),
                arguments(new PredictorGuidedSearch(), Map.of("pool", 500)),
                arguments(new Asha(), Map.of()),
                arguments(new Hyperband(), Map.of()),
                arguments(new Bohb(), Map.of()),
                arguments(new Mobster(), Map.of()),
                arguments(new Dehb(), Map.of()));
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void whoHearsOfViolationsFindsBetterOnesWithinTheLimits(SearchStrategy strategy, Map<String, ?> settings) {
        double heard = 0;
        double unheard = 0;
        for (long seed = 0; seed < 5; seed++) {
            heard += best(strategy, settings, seed, true);
            unheard += best(strategy, settings, seed, false);
        }
        assertThat(heard).isGreaterThan(unheard);
    }

    /** The best score of a full training that keeps the limit; 0, the least of all, where there is none. */
    private double best(SearchStrategy strategy, Map<String, ?> settings, long seed, boolean told) {
        Problem problem = benchmark.problem(EVALUATIONS);
        return Trials.run(
                        Settings.read("test", strategy, settings)
                                .start(problem, SeedTree.root(seed).generator()),
                        trial -> answer(trial, told),
                        EVALUATIONS)
                .stream()
                .map(Observation::trial)
                .filter(trial -> trial.fidelity().isFull() && violation(trial.architecture()) == 0)
                .mapToDouble(trial -> benchmark.score().applyAsDouble(trial.architecture()))
                .max()
                .orElse(0);
    }

    private Observation answer(Proposal.Trial trial, boolean told) {
        return new Observation.Scored(
                trial,
                benchmark.score().applyAsDouble(trial.architecture()),
                List.of(),
                told ? violation(trial.architecture()) : 0,
                1);
    }

    private static double violation(Architecture architecture) {
        return Math.max(0, architecture.choice(0) - LIMIT) + Math.max(0, architecture.choice(1) - LIMIT);
    }
}
