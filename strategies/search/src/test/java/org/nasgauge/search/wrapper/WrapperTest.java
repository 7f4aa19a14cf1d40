package org.nasgauge.search.wrapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.StrategyWrapper;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.search.RandomSearch;
import org.nasgauge.spaces.nasbench201.CellSpace;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

class WrapperTest {
    private static final ToyBenchmark TOY = ToyBenchmark.additive(5, 5);
    private static final Problem PROBLEM = TOY.problem(100);
    private static final Proposal.Trial A = trial(1, 2);
    private static final Proposal.Trial B = trial(0, 4);
    private static final Proposal.Trial C = trial(3, 3);

    @Test
    void a_duplicate_is_answered_with_what_came_of_it_before_at_no_cost() {
        Dictated inner = new Dictated(A, A, B);
        Search wrapped = wrap(new NoDuplicates(), inner, Map.of());
        assertThat(wrapped.ask()).isEqualTo(A);
        wrapped.tell(scored(A, 0.5, 7));
        assertThat(wrapped.ask()).isEqualTo(B);
        assertThat(inner.heard()).containsExactly(scored(A, 0.5, 7), scored(A, 0.5, 0));
        assertThat(wrapped.ask()).isEqualTo(Proposal.End.OF_SEARCH);
    }

    @Test
    void a_duplicate_of_what_is_under_way_is_answered_together_with_it() {
        Dictated inner = new Dictated(A, A, B);
        Search wrapped = wrap(new NoDuplicates(), inner, Map.of());
        assertThat(wrapped.ask()).isEqualTo(A);
        assertThat(wrapped.ask()).isEqualTo(B);
        assertThat(inner.heard()).isEmpty();
        wrapped.tell(failed(A, 2));
        assertThat(inner.heard()).containsExactly(failed(A, 2), failed(A, 0));
    }

    @Test
    void the_same_architecture_at_another_fidelity_is_no_duplicate() {
        Proposal.Trial cheap = new Proposal.Trial(A.architecture(), new Fidelity(3, 27));
        Search wrapped = wrap(new NoDuplicates(), new Dictated(A, cheap), Map.of());
        assertThat(wrapped.ask()).isEqualTo(A);
        assertThat(wrapped.ask()).isEqualTo(cheap);
    }

    @Test
    void after_so_many_duplicates_in_a_row_the_next_goes_through_or_the_search_ends() {
        Search through = wrap(new NoDuplicates(), new Dictated(A, A, A, A), Map.of("tries", 2));
        assertThat(through.ask()).isEqualTo(A);
        assertThat(through.ask()).isEqualTo(A);
        Search ending = wrap(new NoDuplicates(), new Dictated(A, A, A, B), Map.of("tries", 2, "then", "end"));
        assertThat(ending.ask()).isEqualTo(A);
        assertThat(ending.ask()).isEqualTo(B);
        Search sooner = wrap(new NoDuplicates(), new Dictated(A, A, A, B), Map.of("tries", 1, "then", "end"));
        assertThat(sooner.ask()).isEqualTo(A);
        assertThat(sooner.ask()).isEqualTo(Proposal.End.OF_SEARCH);
    }

    /** Counted: whoever never proposes anything new hears a constant times as much as is evaluated. */
    @Test
    void what_a_strategy_is_told_for_nothing_is_bounded_by_what_it_evaluates() {
        for (int evaluations : new int[] {10, 100, 1_000}) {
            Dictated stubborn = new Dictated(Collections.nCopies(1_000_000, A).toArray(new Proposal[0]));
            Search wrapped = wrap(new NoDuplicates(), stubborn, Map.of("tries", 100, "per-evaluation", 3));
            for (int i = 0; i < evaluations; i++) {
                assertThat(wrapped.ask()).isEqualTo(A);
                wrapped.tell(scored(A, 0.5, 7));
            }
            assertThat(stubborn.heard()).hasSizeBetween(4 * (evaluations - 1), 100 + 4 * evaluations);
        }
    }

    /** What was not used earlier may be used later: near the end of a small space, many in a row are known. */
    @Test
    void a_space_is_exhausted_without_repeats() {
        ToyBenchmark small = ToyBenchmark.additive(5, 5);
        Search wrapped = new NoDuplicates()
                .wrap(
                        new RandomSearch().start(PROBLEM, SeedTree.root(3).generator()),
                        PROBLEM,
                        SeedTree.root(1).generator());
        List<Observation> told = Trials.run(wrapped, small, 25);
        assertThat(told)
                .extracting(observation -> observation.trial().architecture())
                .doesNotHaveDuplicates()
                .hasSize(25);
    }

    /** In both, nothing but the skip connection from input to output carries anything. */
    @Test
    void isomorphic_architectures_are_duplicates_unless_the_setting_says_exact() {
        CellSpace space = CellSpace.nasbench201();
        Architecture one = space.parse("|none~0|+|none~0|none~1|+|skip_connect~0|nor_conv_3x3~1|none~2|");
        Architecture two = space.parse("|none~0|+|none~0|none~1|+|skip_connect~0|avg_pool_3x3~1|none~2|");
        assertThat(space.canonical(one)).isEqualTo(space.canonical(two));
        Fidelity full = Fidelity.full(200);
        Problem problem = Problem.of(space, List.of(full), Constraint.evaluations(10));
        Proposal.Trial first = new Proposal.Trial(one, full);
        Proposal.Trial second = new Proposal.Trial(two, full);
        Dictated inner = new Dictated(first, second);
        Search isomorphic = wrap(new NoDuplicates(), inner, problem, Map.of());
        assertThat(isomorphic.ask()).isEqualTo(first);
        isomorphic.tell(scored(first, 3, 1));
        assertThat(isomorphic.ask()).isEqualTo(Proposal.End.OF_SEARCH);
        assertThat(inner.heard()).containsExactly(scored(first, 3, 1), scored(second, 3, 0));
        Search exact = wrap(new NoDuplicates(), new Dictated(first, second), problem, Map.of("same", "exact"));
        assertThat(exact.ask()).isEqualTo(first);
        assertThat(exact.ask()).isEqualTo(second);
    }

    /** The toy has one parameter more than the sum of the choices, and ten FLOPs for each parameter. */
    @Test
    void what_is_too_large_is_told_as_a_failure_that_costs_nothing() {
        Dictated inner = new Dictated(C, A, B);
        Search wrapped = wrap(new Filter(), inner, Map.of("most", 4));
        assertThat(wrapped.ask()).isEqualTo(A);
        assertThat(inner.heard()).containsExactly(new Observation.Failed(C, "filtered: 7 parameters", 0));
        assertThat(wrapped.ask()).isEqualTo(Proposal.End.OF_SEARCH);
        assertThat(inner.heard()).hasSize(2);
        Search byFlops = wrap(new Filter(), new Dictated(C, A, B), Map.of("measure", "flops", "most", 70));
        assertThat(byFlops.ask()).isEqualTo(C);
    }

    @Test
    void too_many_rejections_in_a_row_end_the_search() {
        Search wrapped = wrap(new Filter(), new Dictated(C, C, A), Map.of("most", 4, "tries", 2));
        assertThat(wrapped.ask()).isEqualTo(Proposal.End.OF_SEARCH);
    }

    @Test
    void a_failure_is_tried_again_and_the_last_attempt_is_told_with_the_seconds_of_all() {
        Dictated inner = new Dictated(A, B);
        Search wrapped = wrap(new Retry(), inner, Map.of("times", 2));
        assertThat(wrapped.ask()).isEqualTo(A);
        wrapped.tell(failed(A, 1));
        assertThat(inner.heard()).isEmpty();
        assertThat(wrapped.ask()).isEqualTo(A);
        wrapped.tell(scored(A, 0.5, 4));
        assertThat(inner.heard()).containsExactly(scored(A, 0.5, 5));
        assertThat(wrapped.ask()).isEqualTo(B);
        assertThat(wrapped.ask()).isEqualTo(Proposal.Wait.UNTIL_TOLD);
        wrapped.tell(failed(B, 1));
        assertThat(wrapped.ask()).isEqualTo(B);
        wrapped.tell(failed(B, 1));
        assertThat(wrapped.ask()).isEqualTo(B);
        wrapped.tell(failed(B, 1));
        assertThat(inner.heard().get(1)).isEqualTo(failed(B, 3));
        assertThat(wrapped.ask()).isEqualTo(Proposal.End.OF_SEARCH);
    }

    @Test
    void each_trial_is_evaluated_several_times_and_the_mean_of_what_did_not_fail_is_told() {
        Dictated inner = new Dictated(A, B);
        Search wrapped = wrap(new RepeatAndAverage(), inner, Map.of("times", 3));
        for (Observation told : List.of(scored(A, 1, 5), failed(A, 1), scored(A, 4, 6))) {
            assertThat(wrapped.ask()).isEqualTo(A);
            wrapped.tell(told);
        }
        assertThat(inner.heard()).containsExactly(scored(A, 2.5, 12));
        for (int i = 0; i < 3; i++) {
            assertThat(wrapped.ask()).isEqualTo(B);
            wrapped.tell(failed(B, 2));
        }
        assertThat(inner.heard().get(1)).isEqualTo(failed(B, 6));
    }

    @Test
    void further_objectives_and_violations_are_averaged_as_well() {
        Dictated inner = new Dictated(A);
        Search wrapped = wrap(new RepeatAndAverage(), inner, Map.of("times", 2));
        assertThat(wrapped.ask()).isEqualTo(A);
        assertThat(wrapped.ask()).isEqualTo(A);
        wrapped.tell(new Observation.Scored(A, 1, List.of(10.0, -2.0), 0, 1));
        wrapped.tell(new Observation.Scored(A, 2, List.of(20.0, -3.0), 1, 1));
        assertThat(inner.heard()).containsExactly(new Observation.Scored(A, 1.5, List.of(15.0, -2.5), 0.5, 2));
    }

    private static Search wrap(StrategyWrapper wrapper, Search inner, Map<String, ?> settings) {
        return wrap(wrapper, inner, PROBLEM, settings);
    }

    private static Search wrap(StrategyWrapper wrapper, Search inner, Problem problem, Map<String, ?> settings) {
        return Settings.read("test", wrapper, settings)
                .wrap(inner, problem, SeedTree.root(1).generator());
    }

    private static Proposal.Trial trial(int... choices) {
        return new Proposal.Trial(Architecture.of(choices), Fidelity.full(27));
    }

    private static Observation scored(Proposal.Trial trial, double score, double seconds) {
        return new Observation.Scored(trial, score, seconds);
    }

    private static Observation failed(Proposal.Trial trial, double seconds) {
        return new Observation.Failed(trial, "did not train", seconds);
    }
}
