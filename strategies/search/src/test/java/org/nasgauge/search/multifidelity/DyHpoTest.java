package org.nasgauge.search.multifidelity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

class DyHpoTest extends PausedTrainingsContract {
    @Override
    protected SearchStrategy strategy() {
        return new DyHpo(1, 5, 4, 1, 2);
    }

    /** The race is among the candidates and the first trial, until all of them are trained to the end. */
    @Test
    void candidatesAreDrawnOnce() {
        ToyBenchmark benchmark = ToyBenchmark.additive(9, 9, 9);
        int all = 6 * ToyBenchmark.FIDELITIES.size();
        List<Observation> told = Trials.run(create(benchmark.problem(all + 1), 3), benchmark, all + 1);
        assertThat(told.subList(0, all).stream()
                        .map(observation -> observation.trial().architecture())
                        .distinct())
                .hasSize(6);
        assertThat(told.get(all).trial().fidelity()).isEqualTo(ToyBenchmark.FIDELITIES.get(0));
    }
}
