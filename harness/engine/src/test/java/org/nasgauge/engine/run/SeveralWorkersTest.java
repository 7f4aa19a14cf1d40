package org.nasgauge.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
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
import org.nasgauge.engine.record.SearchRecord.Incumbent;

/**
 * Sequences of events worked out by hand. At full fidelity number i takes 4 + i/2 seconds: number 0 takes 4, 8 takes 8,
 * 16 takes 12, 24 takes 16, 32 takes 20.
 */
class SeveralWorkersTest {
    private static final Fidelity FULL = SyntheticBenchmark.FULL;
    private static final Constraint TWO = Constraint.evaluations(10).withWorkers(2, Scheduling.ASYNCHRONOUS);
    private static final Constraint PAIRS = Constraint.evaluations(10).withWorkers(2, Scheduling.SYNCHRONOUS);

    private final SyntheticBenchmark benchmark = SyntheticBenchmark.withoutNoise();

    /**
     * Worker 1: number 32 from 0 to 20. Worker 2: 8 from 0 to 8, 16 from 8 to 20, then, 32 having begun first, 24 from
     * 20 to 36 on worker 1, and 0 from 20 to 24 on worker 2.
     */
    @Test
    void asynchronous_workers_are_asked_as_soon_as_each_is_free() {
        Diary diary = new Diary(32, 8, 16, 24, 0);
        SearchRecord record = run(TWO, diary);
        assertThat(diary.lines)
                .containsExactly(
                        "ask 32", "ask 8", "tell 8", "ask 16", "tell 32", "ask 24", "tell 16", "ask 0", "tell 0",
                        "ask end", "tell 24");
        assertThat(record.seconds()).hasValue(36);
        assertThat(record.evaluations()).isEqualTo(5);
        assertThat(record.end()).isEqualTo(End.STRATEGY);
        assertThat(record.trajectory()).extracting(Incumbent::evaluation).containsExactly(1, 4);
        assertThat(record.trajectory()).extracting(Incumbent::seconds).containsExactly(8.0, 24.0);
    }

    /** 32 and 8 from 0 to 20 and 8; 16 and 24 from 20 to 32 and 36; 0 from 36 to 40. */
    @Test
    void synchronous_workers_are_asked_together_when_the_last_of_them_is_free() {
        Diary diary = new Diary(32, 8, 16, 24, 0);
        SearchRecord record = run(PAIRS, diary);
        assertThat(diary.lines)
                .containsExactly(
                        "ask 32", "ask 8", "tell 8", "tell 32", "ask 16", "ask 24", "tell 16", "tell 24", "ask 0",
                        "ask end", "tell 0");
        assertThat(record.seconds()).hasValue(40);
        assertThat(record.trajectory()).extracting(Incumbent::seconds).containsExactly(8.0, 40.0);
    }

    @Test
    void trials_that_end_together_are_told_in_the_order_of_their_start() {
        Diary diary = new Diary(8, 9, 8, 9, 8, 9);
        run(Constraint.evaluations(10).withWorkers(6, Scheduling.ASYNCHRONOUS), diary);
        assertThat(diary.told()).containsExactly(8, 8, 8, 9, 9, 9);
        assertThat(diary.tellings)
                .extracting(Observation::trial)
                .containsExactly(
                        diary.asked.get(0),
                        diary.asked.get(2),
                        diary.asked.get(4),
                        diary.asked.get(1),
                        diary.asked.get(3),
                        diary.asked.get(5));
    }

    @Test
    void no_more_trials_are_begun_than_the_budget_has_evaluations() {
        Diary diary = new Diary(32, 8, 16, 24, 0);
        SearchRecord record = run(Constraint.evaluations(3).withWorkers(2, Scheduling.ASYNCHRONOUS), diary);
        assertThat(diary.lines).containsExactly("ask 32", "ask 8", "tell 8", "ask 16", "tell 32", "tell 16");
        assertThat(record.end()).isEqualTo(End.EVALUATIONS);
        assertThat(record.seconds()).hasValue(20);
    }

    /** With 23 seconds, number 0 would end at 24 and number 24 at 36. */
    @Test
    void what_would_end_after_the_budget_is_neither_charged_nor_told() {
        Diary diary = new Diary(32, 8, 16, 24, 0);
        SearchRecord record = run(Constraint.seconds(23).withWorkers(2, Scheduling.ASYNCHRONOUS), diary);
        assertThat(diary.told()).containsExactly(8, 32, 16);
        assertThat(record.evaluations()).isEqualTo(3);
        assertThat(record.seconds()).hasValue(20);
        assertThat(record.secondsWithin()).isEmpty();
        assertThat(record.end()).isEqualTo(End.SECONDS);
    }

    @Test
    void with_overshoot_the_first_trial_that_crosses_the_budget_is_charged_and_told() {
        Diary diary = new Diary(32, 8, 16, 24, 0);
        SearchRecord record = run(
                Constraint.seconds(23).withWorkers(2, Scheduling.ASYNCHRONOUS).withEdge(BudgetEdge.OVERSHOOT), diary);
        assertThat(diary.told()).containsExactly(8, 32, 16, 0);
        assertThat(record.evaluations()).isEqualTo(4);
        assertThat(record.seconds()).hasValue(24);
        assertThat(record.secondsWithin()).hasValue(20);
        assertThat(record.end()).isEqualTo(End.SECONDS);
    }

    /** One worker, 4 seconds a trial: 2 end within 10 seconds, the third at 12. */
    @Test
    void one_worker_overshoots_by_one_trial_and_not_at_all_where_the_budget_is_used_up_exactly() {
        Constraint ten = Constraint.seconds(10);
        assertThat(run(ten, new Diary(0, 0, 0, 0)).evaluations()).isEqualTo(2);
        for (BudgetEdge edge : List.of(BudgetEdge.OVERSHOOT, BudgetEdge.INTERPOLATE)) {
            SearchRecord over = run(ten.withEdge(edge), new Diary(0, 0, 0, 0));
            assertThat(over.evaluations()).isEqualTo(3);
            assertThat(over.seconds()).hasValue(12);
            assertThat(over.secondsWithin()).hasValue(8);
            SearchRecord exact = run(Constraint.seconds(8).withEdge(edge), new Diary(0, 0, 0, 0));
            assertThat(exact.evaluations()).isEqualTo(2);
            assertThat(exact.seconds()).hasValue(8);
            assertThat(exact.secondsWithin()).isEmpty();
        }
    }

    /** Both trials end at 8 seconds, which is the budget: both count. */
    @Test
    void with_overshoot_all_that_ends_with_the_budget_counts() {
        Constraint eight =
                Constraint.seconds(8).withWorkers(3, Scheduling.ASYNCHRONOUS).withEdge(BudgetEdge.OVERSHOOT);
        SearchRecord record = run(eight, new Diary(8, 32, 8, 0));
        assertThat(record.evaluations()).isEqualTo(2);
        assertThat(record.seconds()).hasValue(8);
    }

    @Test
    void to_wait_leaves_workers_free_until_the_next_trial_ends() {
        List<String> lines = new ArrayList<>();
        Search oneAtATime = new Search() {
            private final Script script = Script.of(FULL, 8, 16);
            private boolean underWay;

            @Override
            public Proposal ask() {
                if (underWay) {
                    lines.add("wait");
                    return Proposal.Wait.UNTIL_TOLD;
                }
                underWay = true;
                lines.add("ask");
                return script.ask();
            }

            @Override
            public void tell(Observation observation) {
                underWay = false;
                lines.add("tell");
            }
        };
        SearchRecord record = run(TWO, oneAtATime);
        assertThat(lines).containsExactly("ask", "wait", "tell", "ask", "wait", "tell", "ask");
        assertThat(record.seconds()).hasValue(8 + 12);
    }

    /** Against a plain simulation: many workers, each free at its own time. */
    @Test
    void random_sequences_end_when_a_plain_simulation_says() {
        for (int seed = 0; seed < 50; seed++) {
            SeededRandom random = SeedTree.root(seed).generator();
            int workers = 1 + random.nextInt(7);
            int[] numbers = new int[40];
            double[] free = new double[workers];
            for (int i = 0; i < numbers.length; i++) {
                do {
                    numbers[i] = random.nextInt(60);
                } while (SyntheticBenchmark.fails(numbers[i]));
                int first = 0;
                for (int w = 1; w < workers; w++) {
                    first = free[w] < free[first] ? w : first;
                }
                free[first] += 4 + numbers[i] / 2.0;
            }
            double last = Arrays.stream(free).max().orElseThrow();
            SearchRecord record =
                    run(Constraint.evaluations(40).withWorkers(workers, Scheduling.ASYNCHRONOUS), new Diary(numbers));
            assertThat(record.seconds()).as("seed %d", seed).hasValue(last);
            assertThat(record.evaluations()).isEqualTo(40);
        }
    }

    private SearchRecord run(Constraint constraint, Search strategy) {
        return new SearchRun(
                        benchmark,
                        constraint,
                        Optional.empty(),
                        SeedTree.root(1).generator())
                .record("study", 3, () -> strategy);
    }

    /** Proposes these numbers, and keeps a diary. */
    private static final class Diary implements Search {
        private final List<String> lines = new ArrayList<>();
        private final List<Proposal.Trial> asked = new ArrayList<>();
        private final List<Observation> tellings = new ArrayList<>();
        private final int[] numbers;

        Diary(int... numbers) {
            this.numbers = numbers;
        }

        @Override
        public Proposal ask() {
            if (asked.size() == numbers.length) {
                lines.add("ask end");
                return Proposal.End.OF_SEARCH;
            }
            int number = numbers[asked.size()];
            lines.add("ask " + number);
            Proposal.Trial trial = Script.trial(number, FULL);
            asked.add(trial);
            return trial;
        }

        @Override
        public void tell(Observation observation) {
            lines.add("tell " + number(observation));
            tellings.add(observation);
        }

        private List<Integer> told() {
            return tellings.stream().map(Diary::number).toList();
        }

        private static int number(Observation observation) {
            return SyntheticBenchmark.able().space().indexOf(observation.trial().architecture());
        }
    }
}
