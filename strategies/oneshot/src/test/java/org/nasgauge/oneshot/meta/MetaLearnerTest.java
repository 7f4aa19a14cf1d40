package org.nasgauge.oneshot.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.networks.Mixture;
import org.nasgauge.networks.NetworkCounts;
import org.nasgauge.networks.Supernet;
import org.nasgauge.oneshot.Paths;
import org.nasgauge.oneshot.SmallSupernets;
import org.nasgauge.oneshot.TrainingSearches;
import org.nasgauge.oneshot.meta.MetaLearner.Adapted;
import org.nasgauge.oneshot.meta.MetaLearner.Outcome;
import org.nasgauge.tape.SharedWeights;

class MetaLearnerTest {
    private static final Map<String, Object> BRIEF =
            Map.of("meta-steps", 4, "meta-tasks", 2, "task-steps", 2, "test-steps", 3);
    private static final SharedWeights SHARED = SmallTasks.shared();

    static Stream<MetaLearner> learners() {
        return ServiceLoader.load(MetaLearner.class).stream().map(ServiceLoader.Provider::get);
    }

    private static Outcome learn(MetaLearner learner, int tasks, long seed) {
        return learner.learn(
                SmallSupernets.SPACE, SHARED, SmallTasks.tasks(SHARED, seed), tasks, SeedTree.root(seed), done -> {});
    }

    @ParameterizedTest
    @MethodSource("learners")
    void theSeedDecidesAllAndNoTaskHangsOnAnother(MetaLearner learner) {
        MetaLearner brief = Settings.read("test", learner, BRIEF);
        Outcome outcome = learn(brief, 4, 1);
        assertThat(learn(brief, 4, 1)).isEqualTo(outcome);
        assertThat(learn(brief, 2, 1).tasks()).isEqualTo(outcome.tasks().subList(0, 2));
        assertThat(learn(brief, 4, 2).tasks()).isNotEqualTo(outcome.tasks());
        assertThat(outcome.tasks()).allSatisfy(task -> {
            assertThat(task.accuracy()).isBetween(0.0, 100.0);
            assertThat(task.mixture()).isBetween(0.0, 100.0);
        });
    }

    /** Killed after each step and each task that it tells of, and learnt again with what was kept. */
    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void aStudyThatWasKilledGoesOnToTheSameBits(int scratchSteps) {
        MetaLearner brief =
                Settings.read("test", Settings.read("test", new TNas(), BRIEF), Map.of("scratch-steps", scratchSteps));
        SharedWeights kept = SHARED.keptIn(new TrainingSearches.Kept(new HashMap<>()));
        List<Integer> told = new ArrayList<>();
        for (int killed = 1; killed <= brief.steps(5); killed++) {
            int at = killed;
            told.clear();
            assertThatThrownBy(() -> learn(brief, kept, done -> {
                        told.add(done);
                        if (done == at) {
                            throw new IllegalStateException("killed");
                        }
                    }))
                    .hasMessage("killed");
            assertThat(told).as("done that was not kept").containsExactly(killed);
        }
        Outcome outcome = learn(brief, kept, done -> assertThat(done).isNull());
        assertThat(outcome).isEqualTo(learn(brief, 5, 1));
    }

    private static Outcome learn(MetaLearner learner, SharedWeights shared, IntConsumer progress) {
        return learner.learn(SmallSupernets.SPACE, shared, SmallTasks.tasks(shared, 1), 5, SeedTree.root(1), progress);
    }

    @Test
    void tasksHaveArchitecturesOfTheirOwnOrOneForAll() {
        List<Adapted> own =
                learn(Settings.read("test", new TNas(), BRIEF), 8, 1).tasks();
        List<Adapted> one =
                learn(Settings.read("test", new AutoMaml(), BRIEF), 8, 1).tasks();
        assertThat(own.stream().map(Adapted::architecture).distinct().count()).isGreaterThan(1);
        assertThat(own).anyMatch(task -> task.changed() > 0);
        assertThat(one.stream().map(Adapted::architecture).distinct()).hasSize(1);
        assertThat(one).allMatch(task -> task.changed() == 0);
        MetaLearner resting =
                Settings.read("test", new TNas(), Map.of("task-architecture-learning-rate", 0, "meta-steps", 4));
        MetaLearner baseline = Settings.read("test", new AutoMaml(), Map.of("meta-steps", 4));
        assertThat(learn(resting, 3, 1)).isEqualTo(learn(baseline, 3, 1));
    }

    /** Three passes an image and step of a task; 'none' is not among the choices. */
    @Test
    void whatIsCalculatedIsCharged() {
        Outcome outcome = learn(Settings.read("test", new AutoMaml(), BRIEF), 5, 1);
        Supernet supernet = SHARED.supernet().withoutAffine().withClasses(3);
        Paths paths = Paths.of(SmallSupernets.SPACE, supernet, false);
        long mixture = NetworkCounts.of(new Mixture(paths::choices, 1, false).of(supernet))
                .multiplyAccumulates();
        long path = NetworkCounts.of(supernet.path(outcome.tasks().get(0).architecture()::choice))
                .multiplyAccumulates();
        int support = 3 * 2;
        int query = 3 * 4;
        assertThat(outcome.seconds().learning())
                .isEqualTo(4L * 2 * 3 * (2 * support + query) * mixture / Trainer.Work.A_SECOND);
        assertThat(outcome.seconds().adapting() * Trainer.Work.A_SECOND)
                .isCloseTo(
                        5.0 * (3L * 3 * support + query) * (mixture + path),
                        org.assertj.core.api.Assertions.within(1.0));
        assertThat(outcome.seconds().scratch()).isZero();
    }

    @Test
    void eachArchitectureIsLearntFromScratchOnce() {
        MetaLearner scratch =
                Settings.read("test", Settings.read("test", new TNas(), BRIEF), Map.of("scratch-steps", 3));
        Outcome outcome = learn(scratch, 6, 1);
        Outcome shared = learn(Settings.read("test", scratch, Map.of("scratch-steps", 0)), 6, 1);
        Supernet supernet = SHARED.supernet().withoutAffine().withClasses(3);
        long learnt = new HashSet<>(
                        outcome.tasks().stream().map(Adapted::architecture).toList())
                .stream()
                        .mapToLong(one ->
                                NetworkCounts.of(supernet.path(one::choice)).multiplyAccumulates())
                        .map(path -> path * 3 * 2 * 3 * (2 * 6 + 12))
                        .sum();
        long judged = outcome.tasks().stream()
                .mapToLong(task -> NetworkCounts.of(supernet.path(task.architecture()::choice))
                        .multiplyAccumulates())
                .map(path -> path * (3L * 3 * 6 + 12))
                .sum();
        assertThat(outcome.seconds().scratch()).isEqualTo((learnt + judged) / Trainer.Work.A_SECOND);
        for (int at = 0; at < 6; at++) {
            assertThat(outcome.tasks().get(at).architecture())
                    .isEqualTo(shared.tasks().get(at).architecture());
            assertThat(outcome.tasks().get(at).mixture())
                    .isEqualTo(shared.tasks().get(at).mixture());
        }
        assertThat(outcome.tasks()).isNotEqualTo(shared.tasks());
    }

    /** A third would be right by chance. */
    @Test
    void learningHelpsOnClassesThatWereNotSeen() {
        Map<String, Object> rates = Map.of("meta-learning-rate", 0.01, "task-learning-rate", 0.1, "meta-tasks", 2);
        MetaLearner learner = Settings.read("test", new TNas(), rates);
        double untaught = mixture(Settings.read("test", learner, Map.of("meta-steps", 1)));
        double taught = mixture(Settings.read("test", learner, Map.of("meta-steps", 60)));
        assertThat(taught).isGreaterThan(untaught + 5).isGreaterThan(50);
    }

    private static double mixture(MetaLearner learner) {
        return learn(learner, 30, 1).tasks().stream()
                .mapToDouble(Adapted::mixture)
                .average()
                .orElseThrow();
    }
}
