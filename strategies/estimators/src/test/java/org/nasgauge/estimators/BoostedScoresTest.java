package org.nasgauge.estimators;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.testkit.EstimatorContract;
import org.nasgauge.testkit.ToyBenchmark;

class BoostedScoresTest extends EstimatorContract {
    @Override
    protected Estimator estimator() {
        return new BoostedScores(60, 50, 4, 0.3, 1, 1, true);
    }

    @Test
    void tooFewToLearnFromAreRefused() {
        Estimation estimation = new BoostedScores()
                .start(ToyBenchmark.additive(2, 2).problem(1), SeedTree.root(1).generator());
        assertThatIllegalStateException()
                .isThrownBy(() -> estimation.fit(List.of()))
                .withMessage("0 evaluated architectures that all members have a score for, too few to learn from");
    }
}
