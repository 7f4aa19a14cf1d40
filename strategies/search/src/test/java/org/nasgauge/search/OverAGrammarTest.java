package org.nasgauge.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.spaces.grammar.Grammar;
import org.nasgauge.spaces.grammar.GrammarSpace;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

/**
 * Derivations of a recursive grammar, in which most decisions are not reached by most derivations: only 147 of the
 * 2³ · 3⁷ genomes that the decisions alone would allow are derivations.
 */
class OverAGrammarTest {
    private static final int EVALUATIONS = 200;
    private static final GrammarSpace SPACE = blocks();

    private static GrammarSpace blocks() {
        Map<String, List<List<String>>> rules = new LinkedHashMap<>();
        rules.put("BLOCK", List.of(List.of("one", "OP"), List.of("seq", "BLOCK", "BLOCK")));
        rules.put("OP", List.of(List.of("conv"), List.of("pool"), List.of("skip")));
        return GrammarSpace.of(Grammar.of("blocks", "BLOCK", rules, OptionalInt.of(4)));
    }

    /** Of those that learn for long: less says as much of what they propose. */
    private static final Map<String, Map<String, ?>> SHORT = Map.of(
            "bananas", Map.of("layers", 3, "epochs", 50, "ensemble", 3),
            "cqr", Map.of("quantiles", 3, "trees", 15, "candidates", 100),
            "dyhpo", Map.of("candidates", 20, "epochs", 20, "refining-epochs", 2, "from-scratch", 3),
            "lstm-controller", Map.of("hidden", 8),
            "npenas", Map.of("layers", 3, "epochs", 50));

    static Stream<SearchStrategy> strategies() {
        return ServiceLoader.load(SearchStrategy.class).stream()
                .map(ServiceLoader.Provider::get)
                .map(found -> Settings.read("test", found, SHORT.getOrDefault(found.name(), Map.of())));
    }

    /** The more convolutions the better, and the shorter. */
    private static ToyBenchmark landscape() {
        return new ToyBenchmark((EnumerableSpace) SPACE, derivation -> {
            List<String> word = SPACE.word(derivation);
            return 10 * word.stream().filter("conv"::equals).count() - word.size();
        });
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void everyStrategyProposesDerivationsAndNothingElse(SearchStrategy provider) {
        ToyBenchmark benchmark = landscape();
        Problem problem = benchmark.problem(EVALUATIONS);
        List<Observation> told = new ArrayList<>(Trials.run(
                provider.start(problem, SeedTree.root(1).child(provider.name()).generator()), benchmark, EVALUATIONS));
        told.addAll(Trials.run(
                provider.start(problem, SeedTree.root(2).child(provider.name()).generator()),
                OverAGrammarTest::answer,
                EVALUATIONS,
                4,
                SeedTree.root(3).generator()));
        assertThat(told).isNotEmpty();
        for (Observation observation : told) {
            assertThat(SPACE.violation(observation.trial().architecture())).isEmpty();
        }
    }

    /** Every third derivation fails. */
    private static Observation answer(Proposal.Trial trial) {
        int index = ((EnumerableSpace) SPACE).indexOf(trial.architecture());
        return index % 3 == 0
                ? new Observation.Failed(trial, "did not train", 1)
                : landscape().apply(trial);
    }
}
