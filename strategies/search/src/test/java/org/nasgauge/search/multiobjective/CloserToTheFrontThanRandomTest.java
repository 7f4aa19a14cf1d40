package org.nasgauge.search.multiobjective;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.Observation;
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

    static Stream<Arguments> learners() {
        return Stream.of(
                Arguments.of(new Nsga2(), Map.of("population-size", 20)),
                Arguments.of(new ParetoRegularizedEvolution(), Map.of("population-size", 20, "sample-size", 10)),
                Arguments.of(new WeightedSum(), Map.of()),
                Arguments.of(new ParEgo(), Map.of("pool", 500)));
    }

    @ParameterizedTest
    @MethodSource("learners")
    void learnersDominateMoreThanRandomSearch(SearchStrategy learner, Map<String, ?> settings) {
        double[] random = shares(new RandomSearch(), Map.of());
        double[] learned = shares(learner, settings);
        assertThat(MannWhitney.withDefaults()
                        .with(Alternative.GREATER)
                        .test(learned, random)
                        .p())
                .isLessThan(0.001);
    }

    private static double[] shares(SearchStrategy provider, Map<String, ?> given) {
        SearchStrategy strategy = Settings.read("test", provider, given);
        return IntStream.range(0, RUNS)
                .mapToDouble(seed -> {
                    List<Observation> told = Trials.run(
                            strategy.start(
                                    TOY.problem(120),
                                    SeedTree.root(seed).child(provider.name()).generator()),
                            TOY,
                            120);
                    return TOY.dominatedShare(told);
                })
                .toArray();
    }
}
