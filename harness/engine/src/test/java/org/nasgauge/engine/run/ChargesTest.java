package org.nasgauge.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.nasgauge.engine.fixture.Script.trial;
import static org.nasgauge.engine.fixture.SyntheticBenchmark.FULL;
import static org.nasgauge.engine.fixture.SyntheticBenchmark.HALF;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Need.Curve.Validated;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Scheduling;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.engine.fixture.Script;
import org.nasgauge.engine.fixture.SyntheticBenchmark;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.study.Objectives;
import org.nasgauge.engine.study.Study;
import org.nasgauge.engine.study.Supply;

/**
 * What reports say that is charged is what is charged. Number 8 takes 2 s an epoch and 0.5 s a pass over the validation
 * images; number 0 takes 1 s and 0.25 s.
 */
class ChargesTest {
    private static final Constraint TEN = Constraint.evaluations(10);

    private final SyntheticBenchmark benchmark = SyntheticBenchmark.validated();

    @Test
    void a_training_is_charged_with_one_pass_for_the_value_that_is_told() {
        assertThat(seconds(TEN, trial(8, FULL))).containsExactly(4 * 2 + 0.5);
        assertThat(seconds(TEN, trial(8, HALF))).containsExactly(2 * 2 + 0.5);
    }

    @Test
    void from_scratch_every_value_is_charged_its_whole_training() {
        assertThat(seconds(TEN, trial(8, HALF), trial(8, FULL), trial(8, FULL))).containsExactly(4.5, 8.5, 8.5);
    }

    @Test
    void a_continued_training_is_charged_the_difference_and_the_pass_of_its_new_value() {
        assertThat(seconds(TEN.withCheckpoints(), trial(8, HALF), trial(8, FULL)))
                .containsExactly(4.5, 4 + 0.5);
    }

    @Test
    void a_watched_training_is_charged_its_epochs_once_and_a_pass_at_each_look() {
        Watching watching = new Watching();
        SearchRecord record = new SearchRun(
                        benchmark, TEN, Optional.empty(), SeedTree.root(1).generator())
                .record("study", 1, () -> watching);
        assertThat(watching.seconds).containsExactly(4.5, 4 + 0.5);
        assertThat(record.seconds()).hasValue(4 * 2 + 2 * 0.5);
    }

    @Test
    void a_failed_training_is_charged_without_a_pass_and_what_is_invalid_nothing() {
        assertThat(seconds(TEN, trial(7, FULL))).containsExactly(1.0);
        assertThat(seconds(TEN.withCheckpoints(), trial(7, HALF), trial(7, FULL)))
                .containsExactly(1.0, 1.0);
        SearchRecord record = run(TEN, new Script(List.of(new Proposal.Trial(Architecture.of(9, 9, 9), FULL))));
        assertThat(record.evaluations()).isEqualTo(1);
        assertThat(record.seconds()).hasValue(0);
    }

    /** The first worker is busy to 8.5, the second to 4.25 with number 0 and then to 8.5 with it again. */
    @Test
    void a_pass_keeps_its_worker_busy() {
        Script script = new Script(List.of(trial(8, FULL), trial(0, FULL), trial(0, FULL)));
        SearchRecord record = run(TEN.withWorkers(2, Scheduling.ASYNCHRONOUS), script);
        assertThat(record.seconds()).hasValue(8.5);
    }

    /** Each of three answers, the end included, is declared to take three seconds. */
    @Test
    void what_a_strategy_declares_for_its_proposals_is_recorded_and_charged_where_that_is_asked_for() {
        for (boolean charged : new boolean[] {false, true}) {
            Script script = new Script(List.of(trial(8, FULL), trial(0, FULL)));
            SearchRecord record = new SearchRun(
                            benchmark,
                            Objectives.single(benchmark),
                            charged ? TEN.withChargedProposals() : TEN,
                            Optional.empty(),
                            SeedTree.root(1).generator(),
                            SearchRecord.Kept.ALL)
                    .record("study", 1, declaring(script, Map.of("seconds", 3.0, "tokens", 50.0)));
            double finding = charged ? 3 : 0;
            assertThat(record.declared()).isEqualTo(Map.of("seconds", 9.0, "tokens", 150.0));
            assertThat(record.seconds()).hasValue(2 * finding + 8.5 + 4.25);
            assertThat(script.heard()).extracting(Observation::seconds).containsExactly(finding + 8.5, finding + 4.25);
            assertThat(record.trials())
                    .extracting(SearchRecord.Trial::cost)
                    .containsExactly(finding + 8.5, finding + 4.25);
        }
    }

    @Test
    void a_pass_that_exceeds_the_budget_ends_the_run_before_its_evaluation() {
        assertThat(run(Constraint.seconds(8.4), Script.of(FULL, 8)).evaluations())
                .isZero();
        assertThat(run(Constraint.seconds(8.5), Script.of(FULL, 8)).evaluations())
                .isEqualTo(1);
    }

    @Test
    void an_estimate_is_charged_a_pass_for_each_validation_that_it_is_shown() {
        assertThat(estimate(new Need.Curve(3, Validated.NONE))).isEqualTo(3 * 2);
        assertThat(estimate(new Need.Curve(3, Validated.LAST))).isEqualTo(3 * 2 + 0.5);
        assertThat(estimate(new Need.Curve(3, Validated.EACH))).isEqualTo(3 * 2 + 3 * 0.5);
        assertThat(estimate(new Need.Property("parameters"))).isZero();
    }

    @Test
    void what_was_not_charged_is_not_shown() {
        for (Validated validated : Validated.values()) {
            Shown shown = new Shown(new Need.Curve(3, validated));
            rating(shown).of(benchmark.space().at(8));
            assertThat(shown.epochs).isEqualTo(validated == Validated.EACH ? 3 : validated == Validated.LAST ? 1 : 0);
        }
        assertThatThrownBy(() -> benchmark
                        .curves()
                        .orElseThrow()
                        .of(benchmark.space().at(8), 3, SeedTree.root(1).generator())
                        .orElseThrow()
                        .shown(new Need.Curve(3, Validated.LAST))
                        .at(Series.VALIDATION_ACCURACY, 2))
                .hasMessageContaining("not paid for");
    }

    @Test
    void what_an_estimator_learns_from_is_charged_as_evaluations() {
        Rating rating = rating(new Shown(new Need.Evaluations(59, Optional.of(HALF))));
        Rating.Answer first = rating.of(benchmark.space().at(8));
        Rating.Answer second = rating.of(benchmark.space().at(8));
        double all = 0;
        for (int index = 0; index < 60; index++) {
            all += benchmark
                    .evaluate(
                            benchmark.space().at(index), HALF, SeedTree.root(1).generator())
                    .seconds();
        }
        assertThat(first.evaluations()).isEqualTo(59);
        assertThat(first.seconds()).isBetween(all - 2.25 * (1 + 59 / 8.0), all);
        assertThat(second.seconds()).isZero();
    }

    /** The epochs that are shown are of the trainings that were evaluated: three passes more, of ⅛ of an epoch, and no training. */
    @Test
    void what_is_shown_of_evaluated_trainings_is_charged_its_passes() {
        Need.Evaluations evaluations = new Need.Evaluations(59, Optional.empty());
        Rating.Spent alone =
                rating(new Shown(evaluations)).of(benchmark.space().at(8)).preparation();
        Rating.Spent shown = rating(new Shown(evaluations, new Need.Curve(3)))
                .of(benchmark.space().at(8))
                .preparation();
        assertThat(shown.epochs()).isEqualTo(alone.epochs());
        assertThat(shown.seconds() - alone.seconds()).isCloseTo(3 * passes(59), within(3 * 2.5));
    }

    /** Of as many evaluations, each of which has one. */
    private double passes(int evaluations) {
        double sum = 0;
        for (int index = 0; index < evaluations; index++) {
            sum += benchmark
                    .evaluate(
                            benchmark.space().at(index), FULL, SeedTree.root(1).generator())
                    .validation();
        }
        return sum;
    }

    @Test
    void where_a_pass_is_not_known_training_alone_is_charged() {
        Script script = new Script(List.of(trial(8, HALF), trial(8, FULL)));
        SearchRecord record = new SearchRun(
                        SyntheticBenchmark.resumable(),
                        TEN.withCheckpoints(),
                        Optional.empty(),
                        SeedTree.root(1).generator())
                .record("study", 1, () -> script);
        assertThat(record.seconds()).hasValue(8);
    }

    private List<Double> seconds(Constraint constraint, Proposal.Trial... trials) {
        Script script = new Script(List.of(trials));
        SearchRecord record = run(constraint, script);
        List<Double> told = script.heard().stream().map(Observation::seconds).toList();
        assertThat(record.seconds())
                .hasValue(told.stream().mapToDouble(Double::doubleValue).sum());
        return told;
    }

    private SearchRecord run(Constraint constraint, Script script) {
        return new SearchRun(
                        benchmark,
                        constraint,
                        Optional.empty(),
                        SeedTree.root(1).generator())
                .record("study", 1, () -> script);
    }

    private static Dialogue.Partner declaring(Search strategy, Map<String, Double> costs) {
        return new Dialogue.Partner() {
            @Override
            public Search begin() {
                return strategy;
            }

            @Override
            public Map<String, Double> declaredCosts() {
                return costs;
            }
        };
    }

    private double estimate(Need need) {
        return rating(new Shown(need)).of(benchmark.space().at(8)).seconds();
    }

    private Rating rating(Estimator estimator) {
        Problem problem = Problem.of(benchmark.space(), benchmark.fidelities(), TEN);
        return new Rating(
                benchmark,
                new Study.Use<>(estimator, problem, Supply.of("test", "shown", estimator, benchmark)),
                () -> estimator.start(problem, SeedTree.root(2).generator()),
                SeedTree.root(4).generator(),
                SeedTree.root(3).generator());
    }

    /** Looks at number 8 after two epochs, and goes on to the end. */
    private static final class Watching implements Search {
        private final List<Double> seconds = new ArrayList<>();

        @Override
        public Proposal ask() {
            return seconds.isEmpty() ? trial(8, HALF) : Proposal.End.OF_SEARCH;
        }

        @Override
        public void tell(Observation observation) {
            seconds.add(observation.seconds());
        }

        @Override
        public Optional<Proposal.Trial> goOn() {
            return seconds.size() == 1 ? Optional.of(trial(8, FULL)) : Optional.empty();
        }
    }

    /** Counts the epochs whose validation it can see. */
    @Described(name = "shown", summary = "An estimator for tests.", source = "None")
    private static final class Shown implements Estimator {
        private final List<Need> needs;
        private int epochs;

        Shown(Need... needs) {
            this.needs = List.of(needs);
        }

        @Override
        public List<Need> needs() {
            return needs;
        }

        @Override
        public Estimation start(Problem problem, SeededRandom random) {
            return (architecture, evidence) -> {
                evidence.curve().ifPresent(curve -> {
                    for (int epoch = 1; epoch <= curve.epochs(); epoch++) {
                        try {
                            curve.at(Series.VALIDATION_ACCURACY, epoch);
                            epochs++;
                        } catch (IllegalArgumentException hidden) {
                            assertThat(hidden).hasMessageContaining("not paid for");
                        }
                    }
                });
                return 1;
            };
        }
    }
}
