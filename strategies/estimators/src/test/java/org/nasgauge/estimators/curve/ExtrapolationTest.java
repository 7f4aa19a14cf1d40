package org.nasgauge.estimators.curve;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.Problem;
import org.nasgauge.models.curve.CurveFamily;
import org.nasgauge.testkit.ToyBenchmark;

class ExtrapolationTest {
    private static final Problem PROBLEM = ToyBenchmark.additive(2, 2).problem(1);

    static Stream<IntFunction<Estimator>> byEpochs() {
        return Stream.of(
                epochs -> new CurveFit(epochs, CurveFamily.MMF),
                epochs -> new EnsembleOfCurves(epochs, 2, 3, 1),
                epochs -> new PriorOfCurves(epochs, 100),
                epochs -> new FreezeThaw(epochs, 2));
    }

    /** Where a whole training is seen there is nothing left to follow a curve to. */
    @ParameterizedTest
    @MethodSource("byEpochs")
    void curvesAreFollowedBeyondWhatIsSeenOnly(IntFunction<Estimator> estimator) {
        int end = PROBLEM.fullFidelity().epoch();
        for (int epochs : List.of(end, end + 1, 1_000)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> start(estimator.apply(epochs)))
                    .withMessage("epochs is " + epochs + ", not below the " + end + " of a full training");
        }
        for (int epochs : List.of(4, end - 1)) {
            assertThatCode(() -> start(estimator.apply(epochs))).doesNotThrowAnyException();
        }
    }

    private static void start(Estimator estimator) {
        estimator.start(PROBLEM, SeedTree.root(1).generator());
    }
}
