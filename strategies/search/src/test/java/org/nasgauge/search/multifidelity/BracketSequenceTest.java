package org.nasgauge.search.multifidelity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.testkit.ToyBenchmark;

class BracketSequenceTest {
    private static final ToyBenchmark BENCHMARK = ToyBenchmark.additive(31, 29, 23);

    static Stream<SearchStrategy> strategies() {
        return Stream.of(new SuccessiveHalving(), new Hyperband(), new Bohb(), new Dehb());
    }

    /** Whatever is under way, and in whatever order it ends. */
    @ParameterizedTest
    @MethodSource("strategies")
    void aFreeWorkerNeverWaits(SearchStrategy strategy) {
        for (int workers : new int[] {1, 2, 3, 8, 100}) {
            SeededRandom random = SeedTree.root(workers).generator();
            Search search = strategy.start(BENCHMARK.problem(1_000), random);
            List<Proposal.Trial> underWay = new ArrayList<>();
            for (int told = 0; told < 300; told++) {
                while (underWay.size() < workers) {
                    Proposal proposal = search.ask();
                    assertThat(proposal).isInstanceOf(Proposal.Trial.class);
                    underWay.add((Proposal.Trial) proposal);
                }
                search.tell(BENCHMARK.apply(underWay.remove(random.nextInt(workers))));
            }
        }
    }

    /** By hand, with two workers: 3 and 1 trials a bracket. The older bracket goes first as soon as it accepts one. */
    @Test
    void theNextBracketOpensWhileTheOthersWait() {
        Queue<Integer> choices = new ArrayDeque<>(IntStream.range(0, 12).boxed().toList());
        Searcher searcher = rung -> BENCHMARK.space().at(choices.remove());
        Search search = new BracketSequence(
                number -> new HalvingBracket(ToyBenchmark.FIDELITIES.subList(2, 4), new int[] {3, 1}, searcher),
                searcher::watchFits);
        assertThat(ask(search)).isEqualTo("0 at 9");
        assertThat(ask(search)).isEqualTo("1 at 9");
        tell(search, 0, 2);
        assertThat(ask(search)).isEqualTo("2 at 9");
        tell(search, 1, 2);
        assertThat(ask(search)).as("the first bracket waits for 2").isEqualTo("3 at 9");
        tell(search, 2, 2);
        assertThat(ask(search)).as("the best of the first bracket").isEqualTo("2 at 27");
        tell(search, 3, 2);
        assertThat(ask(search)).isEqualTo("4 at 9");
        tell(search, 2, 3);
        assertThat(ask(search)).isEqualTo("5 at 9");
        tell(search, 4, 2);
        tell(search, 5, 2);
        assertThat(ask(search)).isEqualTo("5 at 27");
        assertThat(ask(search)).isEqualTo("6 at 9");
    }

    private static String ask(Search search) {
        Proposal.Trial trial = (Proposal.Trial) search.ask();
        return BENCHMARK.space().indexOf(trial.architecture()) + " at "
                + trial.fidelity().epoch();
    }

    private static void tell(Search search, int index, int rung) {
        Proposal.Trial trial = new Proposal.Trial(BENCHMARK.space().at(index), ToyBenchmark.FIDELITIES.get(rung));
        search.tell(new Observation.Scored(trial, index, 1));
    }
}
