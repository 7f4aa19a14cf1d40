package org.nasgauge.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.BudgetEdge;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Scheduling;
import org.nasgauge.api.search.Search;
import org.nasgauge.engine.fixture.Script;
import org.nasgauge.engine.fixture.SyntheticBenchmark;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.SearchRecord.End;

/** Number 8 takes 4 seconds up to half fidelity and 8 up to the full one; 16 takes 6 and 12, 32 takes 10 and 20. */
class WatchedTrainingsTest {
    private static final Fidelity HALF = SyntheticBenchmark.HALF;
    private static final Fidelity FULL = SyntheticBenchmark.FULL;
    private static final Constraint TEN = Constraint.evaluations(10);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_training_that_is_watched_goes_on_and_is_charged_once(boolean checkpoints) {
        for (int seed = 0; seed < 20; seed++) {
            Watcher watcher = Watcher.of(8, 16);
            SearchRecord record = run(checkpoints ? TEN.withCheckpoints() : TEN, watcher, seed);
            assertThat(watcher.heard()).containsExactly("8 half 4.0", "8 full 4.0", "16 half 6.0", "16 full 6.0");
            assertThat(record.seconds()).hasValue(20);
            assertThat(record.evaluations()).isEqualTo(4);
            for (int half = 0; half < 4; half += 2) {
                assertThat(score(watcher.told.get(half + 1)) - score(watcher.told.get(half)))
                        .as("the same training")
                        .isEqualTo(10);
            }
        }
    }

    /** Worker 1: 32 up to 10 and on to 20. Worker 2: 8 up to 4 and on to 8, then 16 up to 14 and on to 20 (or from 20 on). */
    @ParameterizedTest
    @EnumSource(Scheduling.class)
    void it_keeps_its_worker(Scheduling scheduling) {
        Watcher watcher = Watcher.of(32, 8, 16);
        SearchRecord record = run(TEN.withWorkers(2, scheduling), watcher, 1);
        boolean together = scheduling == Scheduling.SYNCHRONOUS;
        assertThat(watcher.heard())
                .containsExactlyElementsOf(
                        together
                                ? List.of(
                                        "8 half 4.0",
                                        "8 full 4.0",
                                        "32 half 10.0",
                                        "32 full 10.0",
                                        "16 half 6.0",
                                        "16 full 6.0")
                                : List.of(
                                        "8 half 4.0",
                                        "8 full 4.0",
                                        "32 half 10.0",
                                        "16 half 6.0",
                                        "32 full 10.0",
                                        "16 full 6.0"));
        assertThat(record.seconds()).hasValue(together ? 32 : 20);
    }

    @Test
    void it_goes_on_only_as_far_as_the_budget() {
        Watcher evaluations = Watcher.of(8, 16);
        SearchRecord record = run(Constraint.evaluations(3), evaluations, 1);
        assertThat(record.end()).isEqualTo(End.EVALUATIONS);
        assertThat(evaluations.heard()).containsExactly("8 half 4.0", "8 full 4.0", "16 half 6.0");

        Watcher seconds = Watcher.of(8, 16);
        assertThat(run(Constraint.seconds(14), seconds, 1).end()).isEqualTo(End.SECONDS);
        assertThat(seconds.heard()).containsExactly("8 half 4.0", "8 full 4.0", "16 half 6.0");

        Watcher over = Watcher.of(8, 16);
        assertThat(run(Constraint.seconds(15).withEdge(BudgetEdge.OVERSHOOT), over, 1)
                        .seconds())
                .hasValue(20);
    }

    /** The first training is given up at half fidelity, and the next trial of number 8 goes on from there. */
    @Test
    void one_that_was_given_up_is_paused_where_there_are_checkpoints() {
        Watcher watcher = new Watcher(
                trial -> Optional.empty(), Script.trial(8, HALF), Script.trial(8, FULL), Script.trial(8, FULL));
        run(TEN.withCheckpoints(), watcher, 1);
        assertThat(watcher.heard()).containsExactly("8 half 4.0", "8 full 4.0", "8 full 8.0");
    }

    @Test
    void one_that_goes_on_is_not_paused() {
        Watcher watcher = new Watcher(WatchedTrainingsTest::toTheEnd, Script.trial(8, HALF), Script.trial(8, FULL));
        run(TEN.withCheckpoints().withWorkers(2, Scheduling.ASYNCHRONOUS), watcher, 1);
        assertThat(watcher.heard()).containsExactly("8 half 4.0", "8 full 8.0", "8 full 4.0");
    }

    @Test
    void a_strategy_that_goes_on_to_where_the_training_does_not_lead_is_at_fault() {
        for (Proposal.Trial wrong :
                List.of(Script.trial(8, HALF), Script.trial(16, FULL), Script.trial(8, new Fidelity(3, 4)))) {
            Watcher watcher = new Watcher(trial -> Optional.of(wrong), Script.trial(8, HALF));
            SearchRecord record = run(TEN, watcher, 1);
            assertThat(record.end()).isEqualTo(End.FAULT);
            assertThat(record.fault().orElseThrow()).startsWith("goOn: to ").contains("does not lead");
        }
        assertThat(run(TEN, Watcher.of(7), 1).fault().orElseThrow())
                .as("a training that failed")
                .contains("does not lead");
    }

    private static SearchRecord run(Constraint constraint, Search strategy, long seed) {
        return new SearchRun(
                        SyntheticBenchmark.resumable(),
                        constraint,
                        Optional.empty(),
                        SeedTree.root(seed).generator())
                .record("study", seed, () -> strategy);
    }

    private static double score(Observation observation) {
        return ((Observation.Scored) observation).score();
    }

    /** Proposes these trials, and goes on with each as it is told to. */
    private static final class Watcher implements Search {
        private final Deque<Proposal.Trial> trials;
        private final Function<Proposal.Trial, Optional<Proposal.Trial>> further;
        private final List<Observation> told = new ArrayList<>();

        Watcher(Function<Proposal.Trial, Optional<Proposal.Trial>> further, Proposal.Trial... trials) {
            this.further = further;
            this.trials = new ArrayDeque<>(List.of(trials));
        }

        /** With these numbers at half fidelity, and then at the full one. */
        static Watcher of(int... numbers) {
            return new Watcher(
                    WatchedTrainingsTest::toTheEnd,
                    IntStream.of(numbers)
                            .mapToObj(number -> Script.trial(number, HALF))
                            .toArray(Proposal.Trial[]::new));
        }

        @Override
        public Proposal ask() {
            return trials.isEmpty() ? Proposal.End.OF_SEARCH : trials.remove();
        }

        @Override
        public void tell(Observation observation) {
            told.add(observation);
        }

        @Override
        public Optional<Proposal.Trial> goOn() {
            return further.apply(told.get(told.size() - 1).trial());
        }

        private List<String> heard() {
            return told.stream()
                    .map(one -> SyntheticBenchmark.able()
                                    .space()
                                    .indexOf(one.trial().architecture())
                            + (one.trial().fidelity().equals(FULL) ? " full " : " half ")
                            + one.seconds())
                    .toList();
        }
    }

    private static Optional<Proposal.Trial> toTheEnd(Proposal.Trial trial) {
        return trial.fidelity().equals(HALF)
                ? Optional.of(new Proposal.Trial(trial.architecture(), FULL))
                : Optional.empty();
    }
}
