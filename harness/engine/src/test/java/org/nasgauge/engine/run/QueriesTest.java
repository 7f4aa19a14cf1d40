package org.nasgauge.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.estimate.Evidence;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.BudgetEdge;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Estimate;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Scheduling;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.engine.fixture.Script;
import org.nasgauge.engine.fixture.SyntheticBenchmark;
import org.nasgauge.engine.fixture.SyntheticComponents;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.SearchRecord.End;
import org.nasgauge.engine.study.Study;
import org.nasgauge.engine.study.Supply;

/** The estimator 'taste' trains for two epochs, 4 seconds for number 8; 'count' is free. */
class QueriesTest {
    private static final Fidelity FULL = SyntheticBenchmark.FULL;
    private static final Constraint TEN = Constraint.evaluations(10);

    private final SyntheticBenchmark benchmark = SyntheticBenchmark.withoutNoise();

    @Test
    void a_query_is_answered_before_the_next_ask_and_charged_what_the_estimator_trains() {
        Asker asker = new Asker(query(8), Script.trial(0, FULL));
        SearchRecord record = run(TEN, "taste", asker);
        assertThat(asker.heard).hasSize(2);
        assertThat(asker.heard.get(0)).isInstanceOfSatisfying(Estimate.class, estimate -> {
            assertThat(estimate.seconds()).isEqualTo(4);
            assertThat(estimate.value()).isPresent();
        });
        assertThat(record.seconds()).hasValue(4 + 4);
        assertThat(record.queries()).isEqualTo(1);
        assertThat(record.evaluations()).isEqualTo(1);
    }

    @Test
    void a_query_of_an_estimator_that_trains_nothing_is_free() {
        Asker asker = new Asker(query(8), query(9), Script.trial(0, FULL));
        SearchRecord record = run(TEN, "count", asker);
        assertThat(asker.heard.get(0)).isEqualTo(new Estimate(query(8), OptionalDouble.of(1_000 - 8), 0));
        assertThat(record.seconds()).hasValue(4);
        assertThat(record.queries()).isEqualTo(2);
    }

    @Test
    void what_cannot_be_estimated_has_no_value() {
        Proposal.Query outside = new Proposal.Query(Architecture.of(9, 9, 9));
        Asker asker = new Asker(query(7), outside);
        SearchRecord record = run(TEN, "taste", asker);
        assertThat(asker.heard)
                .containsExactly(
                        new Estimate(query(7), OptionalDouble.empty(), 0),
                        new Estimate(outside, OptionalDouble.empty(), 0));
        assertThat(record.queries()).isEqualTo(2);
    }

    @Test
    void a_query_that_would_exceed_the_budget_is_neither_charged_nor_told() {
        Asker asker = new Asker(Script.trial(0, FULL), query(8), Script.trial(0, FULL));
        SearchRecord record = run(Constraint.seconds(7.5), "taste", asker);
        assertThat(asker.heard).hasSize(1);
        assertThat(record.seconds()).hasValue(4);
        assertThat(record.queries()).isZero();
        assertThat(record.end()).isEqualTo(End.SECONDS);
    }

    @Test
    void with_overshoot_the_query_that_crosses_the_budget_is_charged_and_told() {
        Asker asker = new Asker(Script.trial(0, FULL), query(8), Script.trial(0, FULL));
        SearchRecord record = run(Constraint.seconds(7.5).withEdge(BudgetEdge.OVERSHOOT), "taste", asker);
        assertThat(asker.heard).hasSize(2);
        assertThat(record.seconds()).hasValue(8);
        assertThat(record.secondsWithin()).hasValue(4);
        assertThat(record.queries()).isEqualTo(1);
    }

    /** Worker 1 estimates number 8 from 0 to 4 and evaluates number 0 from 4 to 8; worker 2 evaluates 16 from 0 to 12. */
    @Test
    void a_query_keeps_the_worker_busy_that_asked() {
        Asker asker = new Asker(query(8), Script.trial(16, FULL), Script.trial(0, FULL));
        SearchRecord record = run(TEN.withWorkers(2, Scheduling.ASYNCHRONOUS), "taste", asker);
        assertThat(record.seconds()).hasValue(12);
        assertThat(record.trajectory().get(0).seconds()).isEqualTo(8);
    }

    @Test
    void trials_see_the_same_draws_with_and_without_queries() {
        SyntheticBenchmark noisy = SyntheticBenchmark.able();
        Asker plain = new Asker(Script.trial(0, FULL), Script.trial(1, FULL), Script.trial(2, FULL));
        Asker curious = new Asker(
                query(3), Script.trial(0, FULL), query(4), query(5), Script.trial(1, FULL), Script.trial(2, FULL));
        run(noisy, TEN, "taste", plain);
        run(noisy, TEN, "taste", curious);
        assertThat(curious.heard).filteredOn(Observation.class::isInstance).isEqualTo(plain.heard);
    }

    @Test
    void to_query_without_an_estimator_is_a_fault() {
        Asker asker = new Asker(query(8));
        SearchRecord record = new SearchRun(
                        benchmark, TEN, Optional.empty(), SeedTree.root(1).generator())
                .record("study", 1, () -> asker);
        assertThat(record.end()).isEqualTo(End.FAULT);
        assertThat(record.fault()).contains("ask: queries, though the study has no estimator");
    }

    /** It learns when it is asked after new ones, and evaluates none of its own. */
    @Test
    void an_estimator_that_follows_the_trials_learns_them_alone() {
        List<List<Integer>> fits = new ArrayList<>();
        Estimator learner = new Learner(fits);
        Problem problem = Problem.of(benchmark.space(), benchmark.fidelities(), TEN);
        Rating rating = new Rating(
                        benchmark,
                        new Study.Use<>(learner, problem, Supply.of("test", "learner", learner, benchmark)),
                        () -> learner.start(problem, SeedTree.root(2).generator()),
                        SeedTree.root(4).generator(),
                        SeedTree.root(3).generator())
                .followingTrials();
        Asker asker = new Asker(
                query(8),
                Script.trial(1, FULL),
                query(8),
                query(9),
                Script.trial(2, FULL),
                Script.trial(3, FULL),
                query(8));
        SearchRecord record = new SearchRun(
                        benchmark, TEN, Optional.of(rating), SeedTree.root(1).generator())
                .record("study", 1, () -> asker);
        assertThat(fits).containsExactly(List.of(1), List.of(1, 2, 3));
        assertThat(record.evaluations()).isEqualTo(3);
        assertThat(record.queries()).isEqualTo(4);
        assertThat(asker.heard.stream()
                        .filter(Estimate.class::isInstance)
                        .map(one -> ((Estimate) one).value().orElseThrow()))
                .containsExactly(0.0, 1.0, 1.0, 3.0);
    }

    /** Says how many it has learned. */
    @Described(name = "learner", summary = "An estimator for tests.", source = "None")
    private record Learner(List<List<Integer>> fits) implements Estimator {
        @Override
        public List<Need> needs() {
            return List.of(new Need.Evaluations(5, Optional.empty()));
        }

        @Override
        public Estimation start(Problem problem, SeededRandom random) {
            return new Estimation() {
                private int known;

                @Override
                public void fit(List<Evaluated> sample) {
                    known = sample.size();
                    fits.add(sample.stream()
                            .map(one -> IntStream.range(0, 10)
                                    .filter(number -> Script.trial(number, FULL)
                                            .architecture()
                                            .equals(one.architecture()))
                                    .findFirst()
                                    .orElse(-1))
                            .toList());
                }

                @Override
                public double estimate(Architecture architecture, Evidence evidence) {
                    return known;
                }
            };
        }
    }

    private SearchRecord run(Constraint constraint, String estimator, Search strategy) {
        return run(benchmark, constraint, estimator, strategy);
    }

    private static SearchRecord run(
            SyntheticBenchmark benchmark, Constraint constraint, String estimator, Search strategy) {
        Estimator component = SyntheticComponents.all().estimators().named("test", estimator);
        Problem problem = Problem.of(benchmark.space(), benchmark.fidelities(), constraint);
        Rating rating = new Rating(
                benchmark,
                new Study.Use<>(component, problem, Supply.of("test", estimator, component, benchmark)),
                () -> component.start(problem, SeedTree.root(2).generator()),
                SeedTree.root(4).generator(),
                SeedTree.root(3).generator());
        return new SearchRun(
                        benchmark,
                        constraint,
                        Optional.of(rating),
                        SeedTree.root(1).generator())
                .record("study", 1, () -> strategy);
    }

    private static Proposal.Query query(int number) {
        return new Proposal.Query(Script.trial(number, FULL).architecture());
    }

    /** Proposes what it was told to, and remembers all that it hears. */
    private static final class Asker implements Search {
        private final Iterator<Proposal> proposals;
        private final List<Object> heard = new ArrayList<>();

        Asker(Proposal... proposals) {
            this.proposals = Arrays.asList(proposals).iterator();
        }

        @Override
        public Proposal ask() {
            return proposals.hasNext() ? proposals.next() : Proposal.End.OF_SEARCH;
        }

        @Override
        public void tell(Observation observation) {
            heard.add(observation);
        }

        @Override
        public void tell(Estimate estimate) {
            heard.add(estimate);
        }
    }
}
