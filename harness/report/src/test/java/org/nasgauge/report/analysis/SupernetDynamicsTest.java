package org.nasgauge.report.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

class SupernetDynamicsTest {
    private static final double[] EPOCHS = {0, 5, 10, 20, 50, 100, 200};

    @Test
    void the_first_epochs_rank_backwards_where_untrained_weights_oppose() {
        double[] alone = {1, 2, 3, 4};
        SupernetDynamics dynamics = new SupernetDynamics(10, new double[] {3, 2, 1, 0});
        // p_i - p_j = (2 α - 1)(s_i - s_j): backwards before λ, undecided at it, right after it.
        assertThat(dynamics.rankCorrelation(alone, 0)).hasValue(-1);
        assertThat(dynamics.rankCorrelation(alone, 9)).hasValue(-1);
        assertThat(dynamics.rankCorrelation(alone, 11)).hasValue(1);
        assertThat(dynamics.scores(alone, 10)).containsExactly(2, 2, 2, 2);
        assertThat(dynamics.rankCorrelation(alone, 10)).isEmpty();
    }

    @Test
    void the_correlation_rises_with_the_epochs() {
        SeededRandom random = SeedTree.root(2).generator();
        double[] alone = gaussians(random, 500, 1);
        SupernetDynamics dynamics = new SupernetDynamics(30, gaussians(random, 500, 1));
        double[] rhos = Arrays.stream(EPOCHS)
                .map(epochs -> dynamics.rankCorrelation(alone, epochs).orElseThrow())
                .toArray();
        assertThat(rhos).isSorted();
        assertThat(rhos[0]).isCloseTo(0, within(0.15));
        // Two independent scores of one spread: Pearson's r is α over the root of α² + (1 - α)².
        double share = dynamics.share(50);
        double pearson = share / StrictMath.hypot(share, 1 - share);
        assertThat(rhos[4]).isCloseTo(6 / StrictMath.PI * StrictMath.asin(pearson / 2), within(0.05));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 7, 30, 400})
    void what_was_simulated_is_recovered(double lambda) {
        SeededRandom random = SeedTree.root(3).generator();
        double[] alone = gaussians(random, 50, 5);
        SupernetDynamics truth = new SupernetDynamics(lambda, gaussians(random, 50, 5));
        double[][] measured = Arrays.stream(EPOCHS)
                .mapToObj(epochs -> truth.scores(alone, epochs))
                .toArray(double[][]::new);
        SupernetDynamics fitted = SupernetDynamics.fit(EPOCHS, alone, measured);
        assertThat(fitted.lambda()).isCloseTo(lambda, within(1e-5 * lambda));
        assertThat(fitted.shared()).containsExactly(truth.shared(), within(1e-4));
    }

    @Test
    void noise_moves_the_fit_a_little() {
        SeededRandom random = SeedTree.root(4).generator();
        double[] alone = gaussians(random, 200, 5);
        SupernetDynamics truth = new SupernetDynamics(40, gaussians(random, 200, 5));
        double[][] measured = Arrays.stream(EPOCHS)
                .mapToObj(epochs -> {
                    double[] noise = gaussians(random, 200, 0.5);
                    double[] scores = truth.scores(alone, epochs);
                    Arrays.setAll(scores, i -> scores[i] + noise[i]);
                    return scores;
                })
                .toArray(double[][]::new);
        assertThat(SupernetDynamics.fit(EPOCHS, alone, measured).lambda()).isCloseTo(40, within(2.0));
    }

    @Test
    void too_little_to_tell_lambda_from_q_is_refused() {
        assertThatThrownBy(() -> SupernetDynamics.fit(new double[] {5, 5}, new double[] {1}, new double[][] {{1}, {1}}))
                .hasMessageContaining("two different numbers of epochs");
        assertThatThrownBy(() -> SupernetDynamics.fit(new double[] {5, 6}, new double[] {1}, new double[][] {{1}}))
                .hasMessageContaining("2 rows of 1 architectures");
        assertThatThrownBy(() -> new SupernetDynamics(0, new double[0])).hasMessageContaining("lambda is 0.0");
    }

    private static double[] gaussians(SeededRandom random, int n, double sd) {
        double[] values = new double[n];
        Arrays.setAll(values, i -> sd * random.nextGaussian());
        return values;
    }
}
