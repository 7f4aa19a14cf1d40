package org.nasgauge.models.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

class NuSupportVectorsTest {
    private static final double[][] FEATURES = {
        {-0.652, -0.175}, {1.664, 0.659}, {-1.641, -0.005}, {-0.623, 0.149}, {-1.608, 0.242}, {0.235, 1.576},
        {0.317, 0.511}, {-1.493, 2.253}, {-1.916, 1.102}, {-0.33, -0.881}, {-0.656, -0.672}, {0.38, -0.11}
    };
    private static final double[] SCORES = {
        -0.546, 1.142, -1.0, -0.598, -0.801, 0.809, 0.533, 0.151, -0.538, -0.666, -0.928, 0.417
    };

    /**
     * The dual by scipy.optimize.minimize(½ βᵀKβ − yᵀβ, method='SLSQP', bounds=(0, C), constraints: Σα = Σα* = Cνn/2,
     * options=dict(ftol=1e-15)), and the offset from the variables between their bounds.
     */
    @Test
    void agreesWithAGeneralSolverOfTheDual() {
        NuSupportVectors model = new NuSupportVectors(new NuSupportVectors.Shape(1.5, 0.6, 0.5));
        model.fit(List.of(FEATURES), SCORES);
        assertThat(model.predict(new double[] {0, 0})).isCloseTo(0.021500124400329862, within(2e-3));
        assertThat(model.predict(new double[] {1, -1})).isCloseTo(0.25084413853781873, within(2e-3));
        assertThat(model.predict(new double[] {-0.5, 0.7})).isCloseTo(-0.08052218031705002, within(2e-3));
    }

    /** Schölkopf et al., proposition 1: ν is between the share outside of the tube and that of the support vectors. */
    @Test
    void outsideOfTheTubeAreAsManyAsNuSays() {
        SeededRandom random = SeedTree.root(9).generator();
        double[][] features = new double[60][2];
        double[] scores = new double[60];
        for (int i = 0; i < 60; i++) {
            features[i] = new double[] {random.nextGaussian(), random.nextGaussian()};
            scores[i] = features[i][0] * features[i][1] + 0.3 * random.nextGaussian();
        }
        for (double nu : new double[] {0.2, 0.5, 0.8}) {
            NuSupportVectors model = new NuSupportVectors(new NuSupportVectors.Shape(2, 0.5, nu));
            model.fit(List.of(features), scores);
            double[] errors = new double[60];
            Arrays.setAll(errors, i -> Math.abs(scores[i] - model.predict(features[i])));
            Arrays.sort(errors);
            int outside = (int) Math.round(nu * 60);
            double next = errors[Math.max(0, 60 - outside - 1)];
            double spread = Arrays.stream(errors)
                    .filter(error -> Math.abs(error - next) < 5e-3)
                    .count();
            assertThat(spread).as("on the edge of the tube, at %s", nu).isGreaterThanOrEqualTo(2);
        }
    }
}
