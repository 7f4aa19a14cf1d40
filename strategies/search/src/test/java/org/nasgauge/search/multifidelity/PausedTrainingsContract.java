package org.nasgauge.search.multifidelity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

/** What every strategy over {@link PausedTrainings} promises. */
abstract class PausedTrainingsContract extends SearchStrategyContract {
    private static final int TRIALS = 60;

    @Override
    protected boolean fitsAModel() {
        return true;
    }

    @Test
    void trainingsGoOnStepByStepFromWhereTheyWerePaused() {
        ToyBenchmark benchmark = ToyBenchmark.additive(3, 3, 2);
        List<Integer> steps = ToyBenchmark.FIDELITIES.stream()
                .map(fidelity -> fidelity.epoch())
                .toList();
        Map<Architecture, Integer> taken = new HashMap<>();
        List<Observation> told = Trials.run(create(benchmark.problem(TRIALS), 3), benchmark, TRIALS);
        int resumed = 0;
        Architecture before = told.get(0).trial().architecture();
        for (Observation observation : told) {
            Architecture architecture = observation.trial().architecture();
            int step = taken.merge(architecture, 1, Integer::sum);
            assertThat(observation.trial().fidelity().epoch()).isEqualTo(steps.get(step - 1));
            resumed += step > 1 && !architecture.equals(before) ? 1 : 0;
            before = architecture;
        }
        assertThat(told).hasSize(TRIALS);
        assertThat(taken).hasSizeGreaterThan(4);
        assertThat(resumed).as("trainings that were gone on with after others").isPositive();
    }

    /** One whose second step fails is not asked for again; with every other one the search goes on to the end of the space. */
    @Test
    void aTrainingThatFailedIsNotGoneOnWith() {
        ToyBenchmark benchmark = ToyBenchmark.additive(3, 2);
        Architecture failing = Architecture.of(2, 1);
        List<Observation> told = Trials.run(
                create(benchmark.problem(TRIALS), 5),
                trial ->
                        trial.architecture().equals(failing) && trial.fidelity().epoch() > 1
                                ? new Observation.Failed(trial, "diverged", 1)
                                : benchmark.apply(trial),
                TRIALS);
        Map<Architecture, Long> counts = told.stream()
                .collect(Collectors.groupingBy(
                        observation -> observation.trial().architecture(), Collectors.counting()));
        assertThat(counts).hasSize(6);
        counts.forEach((architecture, count) ->
                assertThat(count).isEqualTo(architecture.equals(failing) ? 2 : ToyBenchmark.FIDELITIES.size()));
    }
}
