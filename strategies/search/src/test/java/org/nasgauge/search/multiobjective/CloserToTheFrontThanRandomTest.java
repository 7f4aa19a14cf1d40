package org.nasgauge.search.multiobjective;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.search.RandomSearch;
import org.nasgauge.statistics.significance.Alternative;
import org.nasgauge.statistics.significance.MannWhitney;
import org.nasgauge.testkit.Trials;
import org.nasgauge.testkit.TwoObjectiveToy;

/** By hypervolume, after as many evaluations. Not among them: MO-ASHA, whose gain is in seconds. */
class CloserToTheFrontThanRandomTest {
    private static final int RUNS = 40;
    private static final TwoObjectiveToy TOY = TwoObjectiveToy.conflicting(5, 5, 5, 5, 5);

    static Stream<SearchStrategy> learners() {
        return Stream.of(
                new Nsga2(20, 0.9, 1, true), new ParetoRegularizedEvolution(20, 10), new WeightedSum(), new ParEgo());
    }

    @ParameterizedTest
    @MethodSource("learners")
    void learnersDominateMoreThanRandomSearch(SearchStrategy learner) {
        assertThat(MannWhitney.withDefaults()
                        .with(Alternative.GREATER)
                        .test(shares(learner), shares(new RandomSearch()))
                        .p())
                .isLessThan(0.001);
    }

    private static double[] shares(SearchStrategy strategy) {
        return IntStream.range(0, RUNS)
                .mapToDouble(seed -> {
                    SeededRandom random =
                            SeedTree.root(seed).child(strategy.name()).generator();
                    return TOY.dominatedShare(Trials.run(strategy.start(TOY.problem(120), random), TOY, 120));
                })
                .toArray();
    }
}
