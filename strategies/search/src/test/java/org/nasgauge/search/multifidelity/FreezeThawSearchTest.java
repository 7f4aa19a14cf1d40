package org.nasgauge.search.multifidelity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

class FreezeThawSearchTest extends PausedTrainingsContract {
    @Override
    protected SearchStrategy strategy() {
        return new FreezeThawSearch(4, 10, 40);
    }

    /** Few are trained to their end, and those are good ones: 12 is the most. */
    @Test
    void whatIsTrainedToItsEndIsGood() {
        ToyBenchmark benchmark = ToyBenchmark.additive(5, 5, 5);
        int full = benchmark.problem(1).fullFidelity().epoch();
        double sum = 0;
        int ended = 0;
        for (int seed = 0; seed < 5; seed++) {
            for (Observation observation : Trials.run(create(benchmark.problem(100), seed), benchmark, 100)) {
                if (observation.trial().fidelity().epoch() == full) {
                    sum += benchmark.score().applyAsDouble(observation.trial().architecture());
                    ended++;
                }
            }
        }
        double mean = 0;
        for (int i = 0; i < 125; i++) {
            mean += benchmark.score().applyAsDouble(Architecture.of(i % 5, i / 5 % 5, i / 25)) / 125;
        }
        assertThat(ended).isBetween(5, 100);
        assertThat(sum / ended).isGreaterThan(mean + 2);
    }
}
