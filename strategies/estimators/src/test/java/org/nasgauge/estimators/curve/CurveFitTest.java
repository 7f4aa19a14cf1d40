package org.nasgauge.estimators.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.models.curve.CurveFamily;
import org.nasgauge.models.curve.FittedCurve;
import org.nasgauge.testkit.EstimatorContract;

class CurveFitTest extends EstimatorContract {
    @Override
    protected Estimator estimator() {
        return new CurveFit();
    }

    /** The toy training has 27 epochs. */
    @Test
    void theEstimateIsTheCurveAtTheEndInPercent() {
        double[] seen = Arrays.stream(Training.VALIDATION_ACCURACY)
                .map(percent -> percent / 100)
                .toArray();
        assertThat(Training.estimate(new CurveFit(5, CurveFamily.POW3)))
                .isCloseTo(100 * FittedCurve.of(CurveFamily.POW3, seen).at(27), within(1e-9));
    }

    @Test
    void fewerEpochsThanParametersAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CurveFit(3, CurveFamily.EXP4))
                .withMessage("epochs is 3, fewer than the 4 parameters of the family");
    }
}
