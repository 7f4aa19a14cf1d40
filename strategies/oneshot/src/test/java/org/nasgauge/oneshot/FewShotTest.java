package org.nasgauge.oneshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Evidence;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.tape.SharedWeights;

class FewShotTest {
    private static final Training TRAINING = new Training(3, 0.05, 0, Training.Schedule.LINEAR, 0.9, 5e-4, 0, false);
    private static final Scoring SCORING = new Scoring(2, 6, Scoring.Measure.LOSS, Scoring.Moments.RECALIBRATED, 2);
    private static final Evidence NOTHING = new Evidence(Metric.ACCURACY, Optional.empty(), Map.of());
    private static final int SPLIT_ON = 3;

    private final SharedWeights shared = SmallSupernets.shared();
    private final SeedTree seed = SeedTree.root(SeedTree.root(1).generator().nextLong());

    private Estimation start(Split split, boolean none) {
        Problem problem = Problem.of(SmallSupernets.SPACE, List.of(Fidelity.full(1)), Constraint.evaluations(1))
                .withWeightSharing(shared);
        return new FewShot(TRAINING, SCORING, none, split)
                .start(problem, SeedTree.root(1).generator());
    }

    private static List<Architecture> cells(int choice) {
        return List.of(Architecture.of(3, 2, choice, 1, 3, 2), Architecture.of(4, 3, choice, 3, 0, 1));
    }

    private PathTraining supernetOf(Paths paths) {
        return new PathTraining(shared, paths, TRAINING, Sampler.UNIFORM, seed);
    }

    private void assertScoresAre(PathTraining training, Estimation estimation, int choice) {
        TrainedSupernet supernet = training.supernet();
        Scoring.Scorer scorer = SCORING.scorer(shared, seed);
        assertThat(cells(choice))
                .allSatisfy(cell -> assertThat(estimation.estimate(cell, NOTHING))
                        .isEqualTo(scorer.score(supernet, supernet.path(cell))));
    }

    private static void train(PathTraining training) {
        while (training.epoch() < TRAINING.epochs()) {
            training.advance();
        }
    }

    @Test
    void fromScratchEachPartIsTheSupernetOfItsSubSpaceToTheBit() {
        Estimation estimation = start(new Split(SPLIT_ON, TRAINING.epochs(), false), true);
        estimation.prepare();
        for (int choice = 0; choice < 5; choice++) {
            PathTraining sub = supernetOf(SmallSupernets.paths(true).with(SPLIT_ON - 1, choice));
            train(sub);
            assertScoresAre(sub, estimation, choice);
        }
    }

    @Test
    void partsBeginWithTheWeightsOfTheWholeAndAllTrainingIsCharged() {
        Estimation estimation = start(new Split(SPLIT_ON, TRAINING.epochs(), true), true);
        double seconds = estimation.prepare();
        PathTraining whole = supernetOf(SmallSupernets.paths(true));
        train(whole);
        long work = whole.work();
        for (int choice = 0; choice < 5; choice++) {
            PathTraining part = supernetOf(SmallSupernets.paths(true).with(SPLIT_ON - 1, choice));
            part.inherit(whole.supernet());
            train(part);
            work += part.work();
            assertScoresAre(part, estimation, choice);
        }
        assertThat(seconds).isEqualTo(work / 1e9);
    }

    @Test
    void whatNoPartHasIsNotScored() {
        Estimation estimation = start(new Split(1, 1, false), false);
        estimation.prepare();
        assertThatThrownBy(() -> estimation.estimate(Architecture.of(0, 1, 1, 1, 1, 1), NOTHING))
                .isInstanceOf(Estimation.Impossible.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 100})
    void aDecisionThatTheSpaceHasNotIsRefused(int splitOn) {
        assertThatThrownBy(() -> start(new Split(splitOn, 1, true), true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("split-on: " + splitOn + ", of 6 decisions");
    }
}
