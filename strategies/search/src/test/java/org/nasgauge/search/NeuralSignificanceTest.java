package org.nasgauge.search;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.search.bayesian.Bananas;
import org.nasgauge.search.bayesian.Npenas;
import org.nasgauge.search.reinforcement.LstmController;
import org.nasgauge.spaces.nasbench201.CellSpace;
import org.nasgauge.testkit.AgainstRandomSearch;

/**
 * Strategies that train a network against random search on NAS-Bench-201, CIFAR-10: what they find by validation, judged by
 * mean test accuracy after 200 epochs. To save time, networks are smaller than standard, and fitted once a run, with a third of the epochs, for the last 20
 * of 40 evaluations.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NeuralSignificanceTest {
    private final NasBench201Numbers numbers = new NasBench201Numbers(CellSpace.nasbench201());
    private final AgainstRandomSearch inFewEvaluations =
            numbers.byEvaluations(new RandomSearch(), 40, numbers::testOfIncumbent);
    private final AgainstRandomSearch inManyEvaluations =
            numbers.byEvaluations(new RandomSearch(), 100, numbers::testOfIncumbent);

    /** Of which the papers say that they find better architectures. */
    static Stream<Arguments> predictors() {
        return Stream.of(
                Arguments.of(
                        new Bananas(),
                        Map.of("random-trials", 20, "batch", 20, "layers", 3, "epochs", 50, "ensemble", 3)),
                Arguments.of(new Npenas(), Map.of("random-trials", 20, "batch", 20, "layers", 3, "epochs", 50)),
                Arguments.of(
                        new Npenas(),
                        Map.of("random-trials", 20, "batch", 20, "predictor", "np", "np-epochs", 30, "np-width", 16)));
    }

    @ParameterizedTest
    @MethodSource("predictors")
    void predictorsFindBetterOnesThanRandomSearch(SearchStrategy provider, Map<String, ?> settings) {
        inFewEvaluations.assertBetter(provider, settings);
    }

    /** The papers say so of thousands of trials, and of larger batches and smaller learning rates. */
    static Stream<Map<String, ?>> hastyControllers() {
        return Stream.of(
                Map.of("hidden", 8, "batch", 10, "learning-rate", 0.01),
                Map.of("hidden", 8, "batch", 5, "learning-rate", 0.03, "update", "reinforce"));
    }

    @ParameterizedTest
    @MethodSource("hastyControllers")
    void controllersFindBetterOnesThanRandomSearch(Map<String, ?> settings) {
        inManyEvaluations.assertBetter(new LstmController(), settings);
    }

    /** After 100 trials they have hardly begun to learn. */
    static Stream<Map<String, ?>> controllersOfThePapers() {
        return Stream.of(Map.of("hidden", 8), Map.of("hidden", 8, "update", "reinforce", "learning-rate", 0.0006));
    }

    @ParameterizedTest
    @MethodSource("controllersOfThePapers")
    void controllersAreNoWorseThanRandomSearch(Map<String, ?> settings) {
        inManyEvaluations.assertNoWorse(new LstmController(), settings);
    }
}
