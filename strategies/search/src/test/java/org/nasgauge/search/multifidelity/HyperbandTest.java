package org.nasgauge.search.multifidelity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

class HyperbandTest extends SearchStrategyContract {
    @Override
    protected SearchStrategy strategy() {
        return new Hyperband();
    }

    /** R = 81, eta = 3: the brackets of table 1 of Li et al. 2018. */
    @Test
    void bracketsAreThoseOfThePaper() {
        assertThat(IntStream.rangeClosed(0, 4).mapToObj(s -> Hyperband.sizes(4, s, 3)))
                .containsExactly(
                        new int[] {5}, new int[] {8, 2}, new int[] {15, 5, 1}, new int[] {34, 11, 3, 1}, new int[] {
                            81, 27, 9, 3, 1
                        });
    }

    /** Worked out by hand from its code. */
    @Test
    void bracketsOfHpBandSterAreRoundedDown() {
        assertThat(IntStream.rangeClosed(0, 3).mapToObj(s -> Hyperband.sizesOfHpBandSter(3, s, 2)))
                .containsExactly(new int[] {4}, new int[] {4, 2}, new int[] {4, 2, 1}, new int[] {8, 4, 2, 1});
    }

    /** R = 27, eta = 3: 27, 9, 3, 1 from 1 epoch; 12, 4, 1 from 3; 6, 2 from 9; 4 at 27; then from the start. */
    @Test
    void bracketsFollowOneAnotherFromTheLongestOn() {
        ToyBenchmark benchmark = ToyBenchmark.additive(31, 29, 23);
        List<Observation> told = Trials.run(create(benchmark.problem(70), 1), benchmark, 70);
        int[] counts = {27, 9, 3, 1, 12, 4, 1, 6, 2, 4, 1};
        int[] epochs = {1, 3, 9, 27, 3, 9, 27, 9, 27, 27, 1};
        assertThat(told)
                .extracting(observation -> observation.trial().fidelity().epoch())
                .containsExactlyElementsOf(IntStream.range(0, counts.length)
                        .flatMap(i -> IntStream.generate(() -> epochs[i]).limit(counts[i]))
                        .boxed()
                        .toList());
    }
}
