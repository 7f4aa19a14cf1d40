package org.nasgauge.search.multifidelity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

class DyHpoTest extends SearchStrategyContract {
    @Override
    protected SearchStrategy strategy() {
        return new DyHpo(1, 10, 10, 2, 3);
    }

    @Override
    protected boolean fitsAModel() {
        return true;
    }

    @Test
    void trainingsGoOnStepByStepFromWhereTheyWerePaused() {
        ToyBenchmark benchmark = ToyBenchmark.additive(3, 3);
        List<Integer> steps = benchmark.problem(25).fidelities().stream()
                .map(fidelity -> fidelity.epoch())
                .toList();
        Map<Architecture, Integer> taken = new HashMap<>();
        List<Observation> told = Trials.run(create(benchmark.problem(25), 3), benchmark, 25);
        int interrupted = 0;
        Architecture before = told.get(0).trial().architecture();
        for (Observation observation : told) {
            Architecture architecture = observation.trial().architecture();
            int step = taken.merge(architecture, 1, Integer::sum);
            assertThat(observation.trial().fidelity().epoch()).isEqualTo(steps.get(step - 1));
            interrupted += step > 1 && !architecture.equals(before) ? 1 : 0;
            before = architecture;
        }
        assertThat(taken).hasSizeGreaterThan(4);
        assertThat(interrupted)
                .as("trainings that were gone on with after others")
                .isPositive();
    }
}
