package org.nasgauge.search.multifidelity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.search.bayesian.AcquisitionSearch;
import org.nasgauge.search.bayesian.Lie;
import org.nasgauge.search.bayesian.ProcessSettings;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

class MobsterTest extends SearchStrategyContract {
    private static final ProcessSettings SMALL = new ProcessSettings(true, 3, 0.01, true, Lie.BELIEVER, 40);

    @Override
    protected SearchStrategy strategy() {
        return new Mobster(new Rungs(3, 1), 10, 20, SMALL, new AcquisitionSearch(20, 2));
    }

    @Override
    protected boolean fitsAModel() {
        return true;
    }

    /** New architectures are those at one epoch. */
    @Test
    void drawsBetterArchitecturesOnceItHasAModel() {
        ToyBenchmark benchmark = ToyBenchmark.additive(5, 5, 5, 5);
        double before = 0;
        double after = 0;
        for (int seed = 0; seed < 10; seed++) {
            List<Double> drawn = Trials.run(create(benchmark.problem(90), seed), benchmark, 90).stream()
                    .filter(observation -> observation.trial().fidelity().epoch() == 1)
                    .map(observation -> ((Observation.Scored) observation).score())
                    .toList();
            before += mean(drawn.subList(0, 10));
            after += mean(drawn.subList(30, 45));
        }
        assertThat(after / 10).isGreaterThan(before / 10 + 1);
    }

    private static double mean(List<Double> scores) {
        return scores.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
