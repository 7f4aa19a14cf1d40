package org.nasgauge.models.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

class BayesianLinearRegressionTest {
    /**
     * numpy and scipy: the α and β that scipy.optimize.minimize (Nelder-Mead, xatol 1e-12) finds for the logarithm of the
     * evidence, Bishop's equation 3.86; A = α I + β Pᵀ P, m = β solve(A, Pᵀ y), deviation sqrt(1 / β + x @ solve(A, x)).
     */
    @Test
    void agreesWithAnotherImplementation() {
        List<double[]> known = new ArrayList<>();
        double[] scores = new double[12];
        for (int i = 1; i <= scores.length; i++) {
            double[] row = {Math.sin(i * 1.3), Math.sin(i * 2.3), Math.sin(i * 3.3)};
            known.add(row);
            scores[i - 1] = 2 * row[0] - row[1] + 0.5 + 0.3 * Math.cos(5.0 * i);
        }
        BayesianLinearRegression model = new BayesianLinearRegression(1, 100);
        model.fit(known, scores);
        assertThat(model.alpha()).isCloseTo(0.7494017304987065, within(1e-5));
        assertThat(model.beta()).isCloseTo(15.482409016887177, within(1e-4));
        double[] one = {0.2, -0.4, 0.7};
        assertThat(model.predict(one)).isCloseTo(1.2674894049096899, within(1e-6));
        assertThat(model.deviation(one).orElseThrow()).isCloseTo(0.2750427084184619, within(1e-6));
    }

    /** Features that say the same twice, as one-hot ones do, leave a matrix without an inverse. */
    @Test
    void redundantFeaturesDoNoHarm() {
        SeededRandom random = SeedTree.root(3).generator();
        for (int trial = 0; trial < 20; trial++) {
            List<double[]> known = new ArrayList<>();
            double[] scores = new double[40];
            for (int i = 0; i < scores.length; i++) {
                double bit = random.nextInt(2);
                double other = random.nextInt(2);
                known.add(new double[] {bit, 1 - bit, bit, other, 0});
                scores[i] = 3 * bit - other + 0.01 * random.nextGaussian();
            }
            BayesianLinearRegression model = new BayesianLinearRegression(1, 100);
            model.fit(known, scores);
            assertThat(model.predict(new double[] {1, 0, 1, 0, 0})).isCloseTo(3, within(0.05));
            assertThat(model.predict(new double[] {0, 1, 0, 1, 0})).isCloseTo(-1, within(0.05));
        }
    }

    /** Also where there is nothing to learn, or no noise at all. */
    @Test
    void scoresThatAreAllAlikeOrExactArePredicted() {
        List<double[]> known = List.of(new double[] {0}, new double[] {1}, new double[] {2});
        BayesianLinearRegression model = new BayesianLinearRegression(1, 100);
        model.fit(known, new double[3]);
        assertThat(model.predict(new double[] {5})).isCloseTo(0, within(1e-9));
        model.fit(known, new double[] {1, 3, 5});
        assertThat(model.predict(new double[] {3})).isCloseTo(7, within(1e-3));
        assertThat(model.deviation(new double[] {3}).orElseThrow()).isBetween(0.0, 0.1);
    }
}
