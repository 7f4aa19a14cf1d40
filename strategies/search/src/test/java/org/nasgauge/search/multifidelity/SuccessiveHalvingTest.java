package org.nasgauge.search.multifidelity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

class SuccessiveHalvingTest extends SearchStrategyContract {
    @Override
    protected SearchStrategy strategy() {
        return new SuccessiveHalving(new Rungs(3, 1), 2);
    }

    /** Rungs of 1, 3, 9 and 27 epochs with 54, 18, 6 and 2 architectures, each the best of the one before. */
    @Test
    void theBestThirdOfEachRungGoesOn() {
        ToyBenchmark benchmark = ToyBenchmark.additive(31, 29, 23);
        List<Observation> told = Trials.run(create(benchmark.problem(81), 1), benchmark, 81);
        assertThat(told)
                .extracting(observation -> observation.trial().fidelity().epoch())
                .containsExactlyElementsOf(epochs());
        List<Architecture> rung = architectures(told.subList(0, 54));
        int from = 54;
        for (int size : new int[] {18, 6, 2}) {
            List<Architecture> best = rung.stream()
                    .sorted(Comparator.comparingDouble(benchmark.score()).reversed())
                    .limit(size)
                    .toList();
            rung = architectures(told.subList(from, Math.min(from + size, told.size())));
            assertThat(rung).isEqualTo(best);
            from += size;
        }
    }

    private static List<Integer> epochs() {
        List<Integer> epochs = new ArrayList<>(Collections.nCopies(54, 1));
        epochs.addAll(Collections.nCopies(18, 3));
        epochs.addAll(Collections.nCopies(6, 9));
        epochs.addAll(Collections.nCopies(2, 27));
        epochs.add(1);
        return epochs;
    }

    private static List<Architecture> architectures(List<Observation> told) {
        return told.stream()
                .map(observation -> observation.trial().architecture())
                .toList();
    }
}
