package org.nasgauge.search.multifidelity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

class PashaTest extends SearchStrategyContract {
    private final ToyBenchmark benchmark = ToyBenchmark.additive(31, 29, 23);

    @Override
    protected SearchStrategy strategy() {
        return new Pasha();
    }

    @Test
    void rankingsThatDoNotChangeAreNotFollowedFurther() {
        List<Observation> told = Trials.run(create(benchmark.problem(200), 1), benchmark, 200);
        assertThat(told)
                .extracting(observation -> observation.trial().fidelity().epoch())
                .containsOnly(1, 3);
    }

    /** From rung to rung the best become the worst. */
    @Test
    void rankingsThatChangeAddRungs() {
        List<Observation> told = Trials.run(create(benchmark.problem(200), 1), this::turned, 200);
        int first3 = firstAt(told, 3);
        int first9 = firstAt(told, 9);
        int first27 = firstAt(told, 27);
        assertThat(first3).isLessThan(first9);
        assertThat(first9).isLessThan(first27);
        // One architecture alone has no ranking: the second on three epochs is the first that can change it.
        assertThat(told.subList(0, first9).stream()
                        .filter(observation -> observation.trial().fidelity().epoch() == 3)
                        .count())
                .isGreaterThanOrEqualTo(3);
    }

    private static int firstAt(List<Observation> told, int epochs) {
        return told.stream()
                .filter(observation -> observation.trial().fidelity().epoch() == epochs)
                .map(told::indexOf)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Observation turned(Proposal.Trial trial) {
        double score = benchmark.score().applyAsDouble(trial.architecture());
        int epochs = trial.fidelity().epoch();
        return new Observation.Scored(trial, epochs == 1 || epochs == 9 ? score : -score, epochs);
    }
}
