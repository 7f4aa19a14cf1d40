package org.nasgauge.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;

/** Strategies that break one promise each: the contract must notice. */
class SearchStrategyContractTest {
    @Test
    void anIllegalArchitectureIsNoticed() {
        Contract contract =
                contract((problem, random) -> () -> new Proposal.Trial(Architecture.of(99), problem.fullFidelity()));
        assertNoticed(contract::proposesOnlyLegalTrials);
    }

    @Test
    void stateThatInstancesShareIsNoticed() {
        int[] shared = new int[1];
        Contract contract = contract((problem, random) -> () -> new Proposal.Trial(
                ToyBenchmark.additive(5, 4, 3, 3, 2).space().at(shared[0]++ % 360), problem.fullFidelity()));
        assertNoticed(contract::theSameSeedGivesTheSameTrials);
        assertNoticed(contract::instancesDoNotInfluenceOneAnother);
    }

    @Test
    void waitingForNothingIsNoticed() {
        Contract contract = contract((problem, random) -> () -> Proposal.Wait.UNTIL_TOLD);
        assertNoticed(contract::worksWithSeveralWorkersWhateverTheOrderOfTheAnswers);
        assertNoticed(contract::proposesOnlyLegalTrials);
    }

    @Test
    void keepingEveryCandidateOfEveryTrialIsNoticed() {
        Contract contract = contract((problem, random) -> new Answers() {
            private final List<List<Architecture>> pools = new ArrayList<>();

            @Override
            public Proposal ask() {
                EnumerableSpace space = (EnumerableSpace) problem.space();
                pools.add(IntStream.range(0, space.size()).mapToObj(space::at).toList());
                return new Proposal.Trial(pools.get(0).get(pools.size()), problem.fullFidelity());
            }
        });
        assertNoticed(contract::holdsBoundedMemory);
    }

    @Test
    void comingBackAfterTheEndIsNoticed() {
        Contract contract = contract((problem, random) -> new Answers() {
            private boolean ended;

            @Override
            public Proposal ask() {
                ended = !ended;
                return ended
                        ? Proposal.End.OF_SEARCH
                        : new Proposal.Trial(problem.space().sample(random), problem.fullFidelity());
            }
        });
        assertNoticed(contract::keepsToItsEnd);
    }

    @Test
    void aStrategyThatIsNotRegisteredIsNoticed() {
        assertNoticed(contract((problem, random) -> () -> Proposal.End.OF_SEARCH)::isFoundByItsName);
    }

    private static void assertNoticed(ThrowingCallable promise) {
        assertThatThrownBy(promise).isInstanceOf(AssertionError.class);
    }

    private static Contract contract(BiFunction<Problem, SeededRandom, Answers> strategy) {
        return new Contract(new Broken(strategy));
    }

    @FunctionalInterface
    private interface Answers extends Search {
        @Override
        default void tell(Observation observation) {}
    }

    private static final class Contract extends SearchStrategyContract {
        private final Broken broken;

        Contract(Broken broken) {
            this.broken = broken;
        }

        @Override
        protected SearchStrategy strategy() {
            return broken;
        }
    }

    private static final class Broken implements SearchStrategy {
        private final BiFunction<Problem, SeededRandom, Answers> answers;

        Broken(BiFunction<Problem, SeededRandom, Answers> answers) {
            this.answers = answers;
        }

        @Override
        public String name() {
            return "broken";
        }

        @Override
        public Search start(Problem problem, SeededRandom random) {
            return answers.apply(problem, random);
        }
    }
}
