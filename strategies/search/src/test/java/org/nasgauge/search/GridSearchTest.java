package org.nasgauge.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.spaces.darts.DartsSpace;
import org.nasgauge.spaces.grammar.Grammar;
import org.nasgauge.spaces.grammar.GrammarSpace;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

class GridSearchTest extends SearchStrategyContract {
    @Override
    protected SearchStrategy strategy() {
        return new GridSearch();
    }

    @Override
    protected boolean learnsFromEveryTrial() {
        return false;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 30})
    void proposesEveryArchitectureOnceWhateverTheSize(int choices) {
        ToyBenchmark benchmark = ToyBenchmark.additive(choices, 3);
        for (long seed = 0; seed < 20; seed++) {
            assertThat(proposed(create(benchmark.problem(1_000), seed), 1_000))
                    .containsExactlyInAnyOrderElementsOf(all(benchmark));
        }
    }

    @Test
    void seedsGiveDifferentOrders() {
        Problem problem = ToyBenchmark.additive(5, 5, 5).problem(1_000);
        assertThat(proposed(create(problem, 1), 1_000)).isNotEqualTo(proposed(create(problem, 2), 1_000));
    }

    @Test
    void aHugeGridIsShuffledWithoutRepeats() {
        assertShuffled(new DartsSpace());
    }

    /** 10¹² derivations, among far more combinations of choices of which next to none is one. */
    @Test
    void aHugeGrammarIsShuffledWithoutRepeats() {
        Map<String, List<List<String>>> rules = new LinkedHashMap<>();
        rules.put("BLOCK", List.of(List.of("one", "OP"), List.of("seq", "BLOCK", "BLOCK")));
        rules.put("OP", List.of(List.of("conv"), List.of("pool"), List.of("skip")));
        GrammarSpace space = GrammarSpace.of(Grammar.of("blocks", "BLOCK", rules, OptionalInt.of(7)));
        assertThat(space.count().bitLength()).isGreaterThan(Integer.SIZE);
        assertShuffled(space);
    }

    private void assertShuffled(SearchSpace space) {
        List<Architecture> proposed =
                proposed(create(Problem.of(space, ToyBenchmark.FIDELITIES, Constraint.evaluations(2_000)), 3), 2_000);
        assertThat(proposed).hasSize(2_000).doesNotHaveDuplicates();
        assertThat(proposed)
                .allMatch(architecture -> space.violation(architecture).isEmpty());
    }

    private static List<Architecture> proposed(Search search, int most) {
        return IntStream.range(0, most)
                .mapToObj(i -> search.ask())
                .takeWhile(Proposal.Trial.class::isInstance)
                .map(proposal -> ((Proposal.Trial) proposal).architecture())
                .toList();
    }

    private static List<Architecture> all(ToyBenchmark benchmark) {
        return IntStream.range(0, benchmark.space().size())
                .mapToObj(benchmark.space()::at)
                .toList();
    }

    @Nested
    class Lexicographic extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return new GridSearch(GridSearch.Order.LEXICOGRAPHIC);
        }

        @Override
        protected boolean learnsFromEveryTrial() {
            return false;
        }

        @Test
        void proposesEveryArchitectureOnceInOrder() {
            ToyBenchmark benchmark = ToyBenchmark.additive(2, 3, 1, 4);
            assertThat(Trials.run(create(benchmark.problem(1_000), 1), benchmark, 1_000))
                    .extracting(observation -> observation.trial().architecture())
                    .containsExactlyElementsOf(all(benchmark));
        }
    }
}
