package org.nasgauge.models.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.testkit.ProductSpace;

class RegressionTest {
    private final ProductSpace space = ProductSpace.of(3, 2, 3);
    private final List<Architecture> known = List.of(
            Architecture.of(0, 1, 2),
            Architecture.of(0, 1, 1),
            Architecture.of(2, 0, 0),
            Architecture.of(1, 1, 2),
            Architecture.of(2, 1, 0));
    private final double[] scores = {1.0, 0.4, -0.7, 2.5, 0.3};

    /** numpy: b = solve(Xc.T @ Xc + 0.5 I, Xc.T @ (y - mean(y))), Xc being the one-hot choices less their means. */
    @Test
    void ridgeRegressionAgreesWithAnotherImplementation() {
        RidgeRegression ridge = new RidgeRegression(space.decisions(), 0.5);
        ridge.fit(List.of(Architecture.of(0, 0, 0)), new double[] {99});
        ridge.fit(known, scores);
        assertThat(ridge.predict(Architecture.of(0, 0, 0))).isCloseTo(-0.5111475409836066, within(1e-12));
        assertThat(ridge.predict(Architecture.of(1, 0, 2))).isCloseTo(1.3701639344262295, within(1e-12));
        assertThat(ridge.predict(Architecture.of(2, 1, 1))).isCloseTo(0.4783606557377051, within(1e-12));
    }

    /** numpy: mean(y) + k @ solve(exp(-d / 1.7) + 0.05 I, y - mean(y)). */
    @Test
    void theGaussianProcessAgreesWithAnotherImplementation() {
        KernelRegression process = new KernelRegression(3, 1.7, 0.05);
        process.fit(List.of(Architecture.of(0, 0, 0)), new double[] {99});
        process.fit(known, scores);
        assertThat(process.predict(Architecture.of(0, 0, 0))).isCloseTo(-0.055316329075894455, within(1e-12));
        assertThat(process.predict(Architecture.of(1, 0, 2))).isCloseTo(1.2962218326837758, within(1e-12));
        assertThat(process.predict(Architecture.of(2, 1, 1))).isCloseTo(0.54741313893779, within(1e-12));
    }
}
