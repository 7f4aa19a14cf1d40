package org.nasgauge.search.multifidelity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

class BohbTest extends SearchStrategyContract {
    @Override
    protected SearchStrategy strategy() {
        return new Bohb();
    }

    @Override
    protected boolean fitsAModel() {
        return true;
    }

    /** The first rungs of the first and of the fifth bracket have 27 architectures each. */
    @Test
    void drawsBetterArchitecturesOnceItHasAModel() {
        ToyBenchmark benchmark = ToyBenchmark.additive(5, 5, 5, 5);
        double before = 0;
        double after = 0;
        for (int seed = 0; seed < 20; seed++) {
            List<Observation> told = Trials.run(create(benchmark.problem(100), seed), benchmark, 100);
            before += mean(told.subList(0, 14));
            after += mean(told.subList(69, 96));
        }
        assertThat(after / 20).isGreaterThan(before / 20 + 1);
    }

    private static double mean(List<Observation> told) {
        return told.stream()
                .mapToDouble(observation -> ((Observation.Scored) observation).score())
                .average()
                .orElseThrow();
    }
}
