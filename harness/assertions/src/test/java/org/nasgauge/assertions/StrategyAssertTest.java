package org.nasgauge.assertions;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nasgauge.assertions.NasAssertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;

/** What is worse, not deterministic or peeks fails with a message that says so; what is as good does not. */
class StrategyAssertTest {
    private static final Constraint BUDGET = Constraint.evaluations(20);

    /** Asks for what a function of problem and chance says, and learns nothing. */
    private static final class Asking implements SearchStrategy {
        private final String name;
        private final BiFunction<Problem, SeededRandom, Architecture> next;

        Asking(String name, BiFunction<Problem, SeededRandom, Architecture> next) {
            this.name = name;
            this.next = next;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Search start(Problem problem, SeededRandom random) {
            return new Search() {
                @Override
                public Proposal ask() {
                    return new Proposal.Trial(next.apply(problem, random), problem.fullFidelity());
                }

                @Override
                public void tell(Observation observation) {}
            };
        }
    }

    private static final SearchStrategy RANDOM =
            new Asking("drawing", (problem, random) -> problem.space().sample(random));

    /** Random search that repeats itself: of ten proposals nine are the same. */
    private static final SearchStrategy REPEATING = new Asking("repeating", (problem, random) -> {
        EnumerableSpace space = (EnumerableSpace) problem.space();
        Architecture drawn = problem.space().sample(random);
        return random.nextInt(10) == 0 ? drawn : space.at(0);
    });

    @Test
    void whoRepeatsItselfIsFoundWithinTheStatedSeeds(@OnTable("nasbench201-729-fashion") Benchmark table) {
        assertThatThrownBy(() -> assertThat(REPEATING)
                        .on(table)
                        .withBudget(BUDGET)
                        .withSeeds(0, 60)
                        .isNoWorseThan(RANDOM))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("repeating is worse than drawing on nasbench201-729-fashion")
                .hasMessageContaining("99 % interval")
                .hasMessageContaining("first at seed ");
        assertThatCode(() -> assertThat(RANDOM).on(table).withBudget(BUDGET).isNoWorseThan(REPEATING))
                .doesNotThrowAnyException();
    }

    @Test
    void noiseIsNoLoss(@OnTable("nasbench201-729-fashion") Benchmark table) {
        SearchStrategy other = new Asking("drawing-twice", (problem, random) -> {
            Architecture unused = problem.space().sample(random);
            return unused.length() > 0 ? problem.space().sample(random) : unused;
        });
        for (int i = 0; i < 5; i++) {
            assertThat(other)
                    .on(table)
                    .withBudget(BUDGET)
                    .withSeeds(100L * i, 100L * i + 100)
                    .isNoWorseThan(RANDOM);
        }
    }

    @Test
    void regretsAreJudgedByHalfOfTheRuns() {
        assertThat(RANDOM).withBudget(BUDGET).reachesRegretBelow(50);
        assertThatThrownBy(() -> assertThat(RANDOM).withBudget(BUDGET).reachesRegretBelow(1e-9))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("does not reach a regret below");
    }

    @Test
    void whatIsRecordedIsHeld(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("drawing.csv");
        assertThatThrownBy(() -> assertThat(RANDOM).withBudget(BUDGET).isNoWorseThan(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no recorded regrets");
        RecordedRegrets.write(file, LongStream.range(0, 100), seed -> 50);
        assertThat(RANDOM).withBudget(BUDGET).isNoWorseThan(file);
        RecordedRegrets.write(file, LongStream.range(0, 100), seed -> 0);
        assertThatThrownBy(() -> assertThat(RANDOM).withBudget(BUDGET).isNoWorseThan(file))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("is worse than");
        Files.write(file, List.of("seed,regret", "x"));
        assertThatThrownBy(() -> assertThat(RANDOM).withBudget(BUDGET).isNoWorseThan(file))
                .isInstanceOf(UserError.class);
    }

    @Test
    void stateThatRunsShareIsNotDeterministic() {
        AtomicInteger shared = new AtomicInteger();
        assertThat(RANDOM).withBudget(BUDGET).isDeterministic();
        assertThatThrownBy(() -> assertThat(new Asking(
                                "counting",
                                (problem, random) ->
                                        ((EnumerableSpace) problem.space()).at(shared.getAndIncrement() % 700)))
                        .withBudget(BUDGET)
                        .isDeterministic())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("under seed 0 proposal 1 is ");
    }

    @Test
    void whoLooksIntoTheTableIsFound(@OnTable("nasbench201-729-fashion") Benchmark table) {
        Architecture best = table.optimum().orElseThrow().architecture();
        assertThat(RANDOM).on(table).withBudget(BUDGET).withSeeds(0, 200).peeksAtNothing();
        assertThatThrownBy(() -> assertThat(new Asking("peeking", (problem, random) -> best))
                        .on(table)
                        .withBudget(BUDGET)
                        .peeksAtNothing())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("without having been told");
    }
}
