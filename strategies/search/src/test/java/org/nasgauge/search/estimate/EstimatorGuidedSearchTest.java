package org.nasgauge.search.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.Estimate;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;

class EstimatorGuidedSearchTest extends SearchStrategyContract {
    private final ToyBenchmark benchmark = ToyBenchmark.additive(4, 4, 4);

    @Override
    protected SearchStrategy strategy() {
        return new EstimatorGuidedSearch(6, 4, 40);
    }

    /** The estimator hears of trials, not the strategy. */
    @Override
    protected boolean learnsFromEveryTrial() {
        return false;
    }

    /** The whole space is rated, and of what is left the four best come in their order. */
    @Test
    void afterRandomTrialsEachBatchIsTheBestRated() {
        Search search = new EstimatorGuidedSearch(6, 4, 64)
                .start(benchmark.problem(30), SeedTree.root(1).generator());
        List<Architecture> trained = new ArrayList<>();
        for (int trial = 0; trial < 18; trial++) {
            List<Architecture> asked = new ArrayList<>();
            Proposal proposal = search.ask();
            while (proposal instanceof Proposal.Query query) {
                asked.add(query.architecture());
                search.tell(new Estimate(query, OptionalDouble.of(rating(query.architecture())), 0));
                proposal = search.ask();
            }
            Proposal.Trial next = (Proposal.Trial) proposal;
            assertThat(asked).hasSize(trial >= 6 && (trial - 6) % 4 == 0 ? 64 - trial : 0);
            if (!asked.isEmpty()) {
                assertThat(asked).doesNotContainAnyElementsOf(trained);
                assertThat(next.architecture())
                        .isEqualTo(asked.stream()
                                .max(Comparator.comparingDouble(EstimatorGuidedSearchTest::rating))
                                .orElseThrow());
            }
            trained.add(next.architecture());
            search.tell(benchmark.apply(next));
        }
        assertThat(trained).doesNotHaveDuplicates();
        assertThat(trained.subList(6, 18))
                .isSortedAccordingTo(Comparator.comparingDouble(EstimatorGuidedSearchTest::rating)
                        .reversed());
    }

    /** No two alike. */
    private static double rating(Architecture one) {
        return one.choice(0) + 5.0 * one.choice(1) - 0.1 * one.choice(2);
    }

    @Test
    void whereNothingCanBeRatedTrialsAreRandomAndQueriesEnd() {
        Search search = create(benchmark.problem(64), 1);
        List<Architecture> trained = new ArrayList<>();
        for (int trial = 0; trial < 64; trial++) {
            Proposal proposal = search.ask();
            for (int queries = 0; proposal instanceof Proposal.Query query; queries++) {
                assertThat(queries).isLessThan(40);
                search.tell(new Estimate(query, OptionalDouble.empty(), 0));
                proposal = search.ask();
            }
            trained.add(((Proposal.Trial) proposal).architecture());
            search.tell(benchmark.apply((Proposal.Trial) proposal));
        }
        assertThat(trained).doesNotHaveDuplicates();
        assertThat(search.ask()).isInstanceOf(Proposal.End.class);
    }
}
