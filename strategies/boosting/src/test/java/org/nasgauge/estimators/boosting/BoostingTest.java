package org.nasgauge.estimators.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.estimators.predictor.VectorPredictor;
import org.nasgauge.models.regression.Regression;
import org.nasgauge.testkit.EstimatorContract;
import org.nasgauge.testkit.ToyBenchmark;

class BoostingTest {
    static List<VectorPredictor> predictors() {
        return List.of(new XgBoost(), new LightGbm());
    }

    private static Regression<double[]> model(VectorPredictor predictor) {
        return predictor.model(
                ToyBenchmark.additive(3, 3).problem(1), SeedTree.root(1).generator());
    }

    /** A product of two choices, which no sum of single ones tells. */
    @ParameterizedTest
    @MethodSource("predictors")
    void learnsWhatHangsOnTwoFeatures(VectorPredictor predictor) {
        SeededRandom random = SeedTree.root(3).generator();
        List<double[]> rows = new ArrayList<>();
        double[] scores = new double[300];
        for (int i = 0; i < scores.length; i++) {
            rows.add(new double[] {random.nextInt(2), random.nextInt(2), random.nextInt(2)});
            scores[i] = rows.get(i)[0] == rows.get(i)[1] ? 1 : -1;
        }
        Regression<double[]> model = model(predictor);
        model.fit(rows, scores);
        for (double[] row : rows.subList(0, 20)) {
            assertThat(model.predict(row) * (row[0] == row[1] ? 1 : -1)).isBetween(0.8, 1.2);
        }
    }

    /** What was learned before is gone, and what was learned twice is the same to the bit. */
    @ParameterizedTest
    @MethodSource("predictors")
    void learnsAnew(VectorPredictor predictor) {
        List<double[]> rows = new ArrayList<>();
        double[] scores = new double[60];
        double[] other = new double[60];
        for (int i = 0; i < scores.length; i++) {
            rows.add(new double[] {i % 3, i % 7});
            scores[i] = i % 3 - i % 7;
            other[i] = i;
        }
        Regression<double[]> once = model(predictor);
        once.fit(rows, scores);
        Regression<double[]> again = model(predictor);
        again.fit(rows, other);
        again.fit(rows, scores);
        for (double[] row : rows) {
            assertThat(again.predict(row)).isEqualTo(once.predict(row));
        }
    }

    /** Two rows, and scores without a difference: too few to split by, and still an answer. */
    @ParameterizedTest
    @MethodSource("predictors")
    void littleDataGivesFiniteAnswers(VectorPredictor predictor) {
        Regression<double[]> model = model(predictor);
        model.fit(List.of(new double[] {0}, new double[] {1}), new double[] {-1, 1});
        assertThat(model.predict(new double[] {0})).isBetween(-1.5, 1.5);
        model.fit(List.of(new double[] {0}, new double[] {0}), new double[] {0, 0});
        assertThat(model.predict(new double[] {0})).isBetween(-1e-6, 1e-6);
    }

    @Test
    void aLibraryThatDoesNotLoadIsNamed() {
        Regression<double[]> broken = new NativeTrees("Oak") {
            @Override
            Booster learn(List<double[]> rows, double[] scores) {
                throw new UnsatisfiedLinkError("no oak");
            }
        };
        assertThatIllegalStateException()
                .isThrownBy(() -> broken.fit(List.of(new double[1]), new double[1]))
                .withMessageContaining("the native library of Oak does not load here (no oak)");
    }

    @Nested
    class XgBoostContract extends EstimatorContract {
        @Override
        protected Estimator estimator() {
            return new XgBoost();
        }
    }

    @Nested
    class LightGbmContract extends EstimatorContract {
        @Override
        protected Estimator estimator() {
            return new LightGbm();
        }
    }
}
