package org.nasgauge.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Scheduling;
import org.nasgauge.engine.fixture.Script;
import org.nasgauge.engine.fixture.SyntheticBenchmark;
import org.nasgauge.engine.record.SearchRecord;

/** Number 8 takes 2 seconds an epoch: 4 at half fidelity and 8 at the full one. Validation carries a draw of 0 or 1. */
class PausedTrainingsTest {
    private static final Proposal.Trial HALF = Script.trial(8, SyntheticBenchmark.HALF);
    private static final Proposal.Trial FULL = Script.trial(8, SyntheticBenchmark.FULL);
    private static final Constraint FROM_SCRATCH = Constraint.evaluations(10);
    private static final Constraint CONTINUING = FROM_SCRATCH.withCheckpoints();

    @Test
    void a_paused_training_is_continued_for_the_difference() {
        assertThat(seconds(CONTINUING, HALF, FULL)).containsExactly(4.0, 4.0);
        assertThat(seconds(FROM_SCRATCH, HALF, FULL)).containsExactly(4.0, 8.0);
    }

    @Test
    void each_paused_training_is_continued_once() {
        assertThat(seconds(CONTINUING, HALF, HALF, FULL, FULL, FULL)).containsExactly(4.0, 4.0, 4.0, 4.0, 8.0);
    }

    @Test
    void the_same_or_a_lower_fidelity_is_another_training_at_the_full_price() {
        assertThat(seconds(CONTINUING, FULL, FULL, HALF)).containsExactly(8.0, 8.0, 4.0);
    }

    @Test
    void what_is_continued_is_the_same_training() {
        boolean redrawn = false;
        for (int seed = 0; seed < 40; seed++) {
            List<Observation> continued = heard(CONTINUING, seed, HALF, FULL);
            assertThat(score(continued.get(1)) - score(continued.get(0))).isEqualTo(10);
            List<Observation> fresh = heard(FROM_SCRATCH, seed, HALF, FULL);
            assertThat(fresh.get(0)).isEqualTo(continued.get(0));
            redrawn |= score(fresh.get(1)) - score(fresh.get(0)) != 10;
        }
        assertThat(redrawn).isTrue();
    }

    @Test
    void a_training_that_is_under_way_cannot_be_continued() {
        Script script = new Script(List.of(HALF, FULL));
        SearchRecord record = run(CONTINUING.withWorkers(2, Scheduling.ASYNCHRONOUS), 1, script);
        assertThat(script.heard()).extracting(Observation::seconds).containsExactly(4.0, 8.0);
        assertThat(record.seconds()).hasValue(8);
    }

    @Test
    void a_training_that_failed_is_not_continued() {
        assertThat(seconds(
                        CONTINUING, Script.trial(7, SyntheticBenchmark.HALF), Script.trial(7, SyntheticBenchmark.FULL)))
                .containsExactly(1.0, 1.0);
    }

    @Test
    void of_several_trainings_the_furthest_is_continued_and_only_on_its_own_schedule() {
        PausedTrainings paused = new PausedTrainings();
        assertThat(train(paused, new Fidelity(1, 4))).isEqualTo(2);
        assertThat(train(paused, new Fidelity(3, 4))).isEqualTo(4);
        assertThat(train(paused, new Fidelity(1, 4))).isEqualTo(2);
        assertThat(train(paused, new Fidelity(4, 8))).isEqualTo(8);
        assertThat(train(paused, new Fidelity(4, 4))).isEqualTo(2);
        assertThat(train(paused, new Fidelity(4, 4))).isEqualTo(6);
    }

    private static double train(PausedTrainings paused, Fidelity fidelity) {
        Proposal.Trial trial = Script.trial(8, fidelity);
        Task.Started started = paused.take(trial)
                .map(training -> training.goOn(trial))
                .orElseGet(() -> Progress.begin(
                        SyntheticBenchmark.resumable()
                                .checkpoints()
                                .orElseThrow()
                                .begin(
                                        trial.architecture(),
                                        fidelity,
                                        SeedTree.root(1).generator()),
                        trial));
        paused.keep(trial.architecture(), started.training().orElseThrow());
        return started.evaluation().seconds();
    }

    private static List<Double> seconds(Constraint constraint, Proposal.Trial... trials) {
        return heard(constraint, 1, trials).stream().map(Observation::seconds).toList();
    }

    private static List<Observation> heard(Constraint constraint, long seed, Proposal.Trial... trials) {
        Script script = new Script(List.of(trials));
        SearchRecord record = run(constraint, seed, script);
        assertThat(record.seconds().orElseThrow())
                .isEqualTo(script.heard().stream()
                        .mapToDouble(Observation::seconds)
                        .sum());
        return script.heard();
    }

    private static SearchRecord run(Constraint constraint, long seed, Script script) {
        return new SearchRun(
                        SyntheticBenchmark.resumable(),
                        constraint,
                        Optional.empty(),
                        SeedTree.root(seed).generator())
                .record("study", seed, () -> script);
    }

    private static double score(Observation observation) {
        return ((Observation.Scored) observation).score();
    }
}
