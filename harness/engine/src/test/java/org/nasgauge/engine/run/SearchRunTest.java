package org.nasgauge.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.engine.fixture.Script;
import org.nasgauge.engine.fixture.SyntheticBenchmark;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.SearchRecord.End;
import org.nasgauge.engine.record.SearchRecord.Incumbent;

/** Costs are those of the synthetic benchmark: number i takes 1 + i/8 s an epoch, four epochs at full fidelity. */
class SearchRunTest {
    private static final Fidelity HALF = SyntheticBenchmark.HALF;
    private static final Fidelity FULL = SyntheticBenchmark.FULL;

    private final SyntheticBenchmark benchmark = SyntheticBenchmark.withoutNoise();

    @Test
    void the_clock_advances_by_each_cost_and_the_run_ends_with_the_strategy() {
        SearchRecord record = run(Constraint.evaluations(10), Script.of(FULL, 8, 16, 0));
        assertThat(record.end()).isEqualTo(End.STRATEGY);
        assertThat(record.evaluations()).isEqualTo(3);
        assertThat(record.seconds()).hasValue(8 + 12 + 4);
    }

    @Test
    void the_last_evaluation_of_the_budget_is_told_and_none_is_asked_for_after_it() {
        Script script = Script.of(FULL, 8, 16, 24, 32);
        SearchRecord record = run(Constraint.evaluations(2), script);
        assertThat(record.end()).isEqualTo(End.EVALUATIONS);
        assertThat(record.evaluations()).isEqualTo(2);
        assertThat(script.heard()).hasSize(2);
    }

    @Test
    void an_evaluation_that_ends_with_the_budget_counts() {
        SearchRecord record = run(Constraint.seconds(20), Script.of(FULL, 8, 16, 0));
        assertThat(record.evaluations()).isEqualTo(2);
        assertThat(record.seconds()).hasValue(20);
        assertThat(record.end()).isEqualTo(End.SECONDS);
    }

    @Test
    void an_evaluation_that_would_exceed_the_budget_is_neither_charged_nor_told() {
        Script script = Script.of(FULL, 8, 16, 0);
        SearchRecord record = run(Constraint.seconds(19.5), script);
        assertThat(record.evaluations()).isEqualTo(1);
        assertThat(record.seconds()).hasValue(8);
        assertThat(record.end()).isEqualTo(End.SECONDS);
        assertThat(script.heard()).hasSize(1);
        assertThat(record.trajectory()).hasSize(1);
    }

    @Test
    void what_a_strategy_works_by_itself_is_charged_and_counts_as_no_evaluation() {
        List<Proposal> proposals =
                List.of(new Proposal.Work(5), Script.trial(8, FULL), new Proposal.Work(3), Script.trial(0, FULL));
        SearchRecord whole = run(Constraint.evaluations(2), new Script(proposals));
        assertThat(whole.evaluations()).isEqualTo(2);
        assertThat(whole.seconds()).hasValue(5 + 8 + 3 + 4);
        assertThat(whole.trajectory()).extracting(Incumbent::seconds).containsExactly(5.0 + 8, 5.0 + 8 + 3 + 4);

        SearchRecord cut = run(Constraint.seconds(15.5), new Script(proposals));
        assertThat(cut.end()).isEqualTo(End.SECONDS);
        assertThat(cut.evaluations()).isEqualTo(1);
        assertThat(cut.seconds()).hasValue(5 + 8);
        assertThatIllegalArgumentException().isThrownBy(() -> new Proposal.Work(0));
    }

    @Test
    void whichever_budget_is_used_up_first_ends_the_run() {
        Constraint both = new Constraint(OptionalInt.of(2), OptionalDouble.of(20));
        assertThat(run(both, Script.of(FULL, 0, 1, 2)).evaluations()).isEqualTo(2);
        assertThat(run(both, Script.of(FULL, 32, 1, 2)).evaluations()).isEqualTo(1);
    }

    @Test
    void failures_are_charged_and_told() {
        Script script = Script.of(FULL, 7, 8);
        SearchRecord record = run(Constraint.evaluations(10), script);
        assertThat(record.evaluations()).isEqualTo(2);
        assertThat(record.failed()).isEqualTo(1);
        assertThat(record.seconds()).hasValue(1 + 8);
        assertThat(script.heard().get(0)).isEqualTo(new Observation.Failed(Script.trial(7, FULL), "did not train", 1));
        assertThat(record.trajectory()).extracting(Incumbent::evaluation).containsExactly(2);
    }

    @Test
    void proposals_outside_the_space_or_at_no_known_fidelity_are_charged_failures() {
        Script script = new Script(List.of(
                new Proposal.Trial(Architecture.of(9, 9, 9), FULL),
                new Proposal.Trial(Architecture.of(0), FULL),
                Script.trial(8, new Fidelity(3, 4)),
                Script.trial(8, FULL)));
        SearchRecord record = run(Constraint.evaluations(10), script);
        assertThat(record.evaluations()).isEqualTo(4);
        assertThat(record.failed()).isEqualTo(3);
        assertThat(record.seconds()).hasValue(8);
        assertThat(script.heard().subList(0, 3))
                .allSatisfy(heard -> assertThat(heard).isInstanceOf(Observation.Failed.class));
    }

    @Test
    void only_better_validation_makes_a_new_incumbent_and_the_first_of_equals_stays() {
        SearchRecord record = run(Constraint.evaluations(10), Script.of(FULL, 20, 30, 10, 40, 0));
        assertThat(record.trajectory())
                .containsExactly(
                        new Incumbent(1, 14, "1-2-2", 80, Reading.of(80)),
                        new Incumbent(3, 14 + 19 + 9, "0-3-1", 90, Reading.of(90)),
                        new Incumbent(5, 14 + 19 + 9 + 24 + 4, "0-0-0", 100, Reading.of(100)));
        SearchRecord equals = run(Constraint.evaluations(10), Script.of(FULL, 20, 20));
        assertThat(equals.trajectory()).hasSize(1);
    }

    @Test
    void a_trial_at_higher_fidelity_takes_precedence_over_any_at_a_lower_one() {
        SearchRecord record = run(
                Constraint.evaluations(10),
                new Script(List.of(
                        Script.trial(1, HALF), Script.trial(30, FULL), Script.trial(0, HALF), Script.trial(29, FULL))));
        assertThat(record.trajectory()).extracting(Incumbent::evaluation).containsExactly(1, 2, 4);
    }

    @Test
    void a_strategy_that_throws_ends_its_run_and_what_it_had_found_stands() {
        Search good = Script.of(FULL, 8);
        Search throwing = new Search() {
            private int told;

            @Override
            public Proposal ask() {
                return told == 0 ? good.ask() : Script.trial(0, FULL);
            }

            @Override
            public void tell(Observation observation) {
                if (++told == 2) {
                    throw new IllegalStateException("lost count");
                }
            }
        };
        SearchRecord record = run(Constraint.evaluations(10), throwing);
        assertThat(record.end()).isEqualTo(End.FAULT);
        assertThat(record.fault()).contains("tell: lost count");
        assertThat(record.evaluations()).isEqualTo(2);
        assertThat(record.incumbent().orElseThrow().validation()).isEqualTo(100);
    }

    @Test
    void a_strategy_that_cannot_be_made_leaves_a_record_without_evaluations() {
        SearchRecord record = record(Constraint.evaluations(10), () -> {
            throw new UnsupportedOperationException("not here");
        });
        assertThat(record.fault()).contains("start: not here");
        assertThat(record.evaluations()).isZero();
        assertThat(record.incumbent()).isEmpty();
    }

    /** Numbers 8, 16 and 0 cost 8, 12 and 4 seconds. */
    @Test
    void an_end_gives_its_true_reason() {
        Constraint both = new Constraint(OptionalInt.of(2), OptionalDouble.of(20));
        assertThat(run(both, Script.of(FULL, 8, 16, 0)).end()).isEqualTo(End.EVALUATIONS);
        assertThat(run(both, Script.of(FULL, 32, 16, 0)).end()).isEqualTo(End.SECONDS);
        assertThat(run(Constraint.evaluations(3), Script.of(FULL, 8, 16, 0)).end())
                .isEqualTo(End.EVALUATIONS);
        assertThat(run(Constraint.evaluations(4), Script.of(FULL, 8, 16, 0)).end())
                .isEqualTo(End.STRATEGY);
        assertThat(run(Constraint.seconds(24), Script.of(FULL, 8, 16, 0)).end()).isEqualTo(End.STRATEGY);
        assertThat(run(Constraint.seconds(23.5), Script.of(FULL, 8, 16, 0)).end())
                .isEqualTo(End.SECONDS);
        Script exhausted = new Script(List.of(Script.trial(8, FULL), Proposal.End.OF_SPACE));
        assertThat(run(Constraint.evaluations(4), exhausted).end()).isEqualTo(End.SPACE);
    }

    @Test
    void a_strategy_that_fails_when_it_is_closed_is_faulty_and_what_it_had_found_stands() {
        Script script = Script.of(FULL, 8);
        SearchRecord record = record(Constraint.evaluations(10), new Dialogue.Partner() {
            @Override
            public Search begin() {
                return script;
            }

            @Override
            public void end() {
                throw new IllegalStateException("not to be closed");
            }
        });
        assertThat(record.end()).isEqualTo(End.FAULT);
        assertThat(record.fault()).contains("close: not to be closed");
        assertThat(record.trajectory()).hasSize(1);
    }

    /** What Java calls a failure is nothing for a report. */
    @Test
    void a_failure_is_told_without_the_names_of_classes() {
        List<Throwable> failures = List.of(
                new NullPointerException("Cannot invoke \"java.util.List.size()\" because \"<local1>\" is null"),
                new ClassCastException("class java.lang.String cannot be cast to class java.lang.Integer"),
                new ArithmeticException("/ by zero"),
                new IndexOutOfBoundsException("Index 5 out of bounds for length 3"),
                new StackOverflowError(),
                new NoClassDefFoundError("com/example/Missing"),
                new IllegalStateException(new IllegalArgumentException("eta 1")),
                new IllegalStateException((String) null),
                new java.util.NoSuchElementException("No value present"));
        assertThat(failures)
                .extracting(StrategyFault::words)
                .allSatisfy(
                        words -> assertThat(words).isNotBlank().doesNotContain("java.", "Exception", "Error", "null"));
        assertThat(StrategyFault.words(failures.get(6))).isEqualTo("eta 1");
    }

    @Test
    void to_wait_though_nothing_is_under_way_is_a_fault() {
        SearchRecord record = run(Constraint.evaluations(10), new Script(List.of(Proposal.Wait.UNTIL_TOLD)));
        assertThat(record.end()).isEqualTo(End.FAULT);
        assertThat(record.fault()).contains("ask: waits, though no trial is under way");
    }

    @Test
    void free_failures_for_ever_do_not_keep_a_run_in_seconds_from_ending() {
        Proposal outside = new Proposal.Trial(Architecture.of(9), FULL);
        SearchRecord record = run(Constraint.seconds(5), new Script(Collections.nCopies(1_000_000, outside)));
        assertThat(record.end()).isEqualTo(End.STALLED);
        assertThat(record.evaluations()).isEqualTo(SearchRun.IDLE_TRIALS);
        assertThat(record.failed()).isEqualTo(SearchRun.IDLE_TRIALS);
    }

    @Test
    void free_failures_use_up_a_budget_in_evaluations() {
        Proposal outside = new Proposal.Trial(Architecture.of(9), FULL);
        SearchRecord record = run(Constraint.evaluations(20_000), new Script(Collections.nCopies(1_000_000, outside)));
        assertThat(record.end()).isEqualTo(End.EVALUATIONS);
        assertThat(record.failed()).isEqualTo(20_000);
    }

    @Test
    void where_nobody_knows_the_truth_test_values_are_missing() {
        SearchRecord record = new SearchRun(
                        SyntheticBenchmark.unable(),
                        Constraint.evaluations(1),
                        Optional.empty(),
                        SeedTree.root(1).generator())
                .record("study", 3, () -> Script.of(FULL, 8));
        assertThat(record.incumbent().orElseThrow().test())
                .isEqualTo(Reading.missing("the benchmark does not know test performance"));
    }

    private SearchRecord run(Constraint constraint, Search strategy) {
        return record(constraint, () -> strategy);
    }

    private SearchRecord record(Constraint constraint, Dialogue.Partner start) {
        return new SearchRun(
                        benchmark,
                        constraint,
                        Optional.empty(),
                        SeedTree.root(1).generator())
                .record("study", 3, start);
    }
}
