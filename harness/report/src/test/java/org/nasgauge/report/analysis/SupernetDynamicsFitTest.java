package org.nasgauge.report.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.statistics.Interval;
import org.nasgauge.statistics.resampling.Bootstrap;

class SupernetDynamicsFitTest {
    private static final double[] EPOCHS = {1, 5, 20, 60, 120};
    private static final int N = 30;
    private static final Bootstrap BOOTSTRAP =
            Bootstrap.withDefaults().with(Bootstrap.Method.PERCENTILE).withResamples(100);

    private static double[] gaussians(SeededRandom random, double sd) {
        double[] values = new double[N];
        Arrays.setAll(values, i -> sd * random.nextGaussian());
        return values;
    }

    /** Of a share of s that any function of the epoch gives. */
    private static SupernetDynamicsFit fit(SeededRandom random, DoubleUnaryOperator share, double noise) {
        double[] alone = gaussians(random, 5);
        double[] shared = gaussians(random, 5);
        double[][] measured = Arrays.stream(EPOCHS)
                .mapToObj(epoch -> {
                    double[] scores = gaussians(random, noise);
                    double of = share.applyAsDouble(epoch);
                    Arrays.setAll(scores, i -> scores[i] + of * alone[i] + (1 - of) * shared[i]);
                    return scores;
                })
                .toArray(double[][]::new);
        return SupernetDynamicsFit.of(EPOCHS, alone, measured, BOOTSTRAP, random);
    }

    @Test
    void intervalsOfLambdaHoldWhatWasSimulatedAboutAsOftenAsTheySay() {
        SeededRandom random = SeedTree.root(6).generator();
        int held = 0;
        for (int simulation = 0; simulation < 16; simulation++) {
            SupernetDynamicsFit fit = fit(random, epoch -> epoch / (epoch + 25), 1);
            Interval lambda = fit.lambda().orElseThrow();
            assertThat(lambda.lower()).isLessThan(lambda.upper()).isGreaterThan(5);
            held += lambda.lower() <= 25 && 25 <= lambda.upper() ? 1 : 0;
            assertThat(fit.holds()).isTrue();
        }
        assertThat(held).isBetween(12, 16);
    }

    @Test
    void withoutNoiseTheModelIsAllThereIs() {
        SupernetDynamicsFit fit = fit(SeedTree.root(7).generator(), epoch -> epoch / (epoch + 25), 0);
        assertThat(fit.skill()).isCloseTo(1, within(1e-9));
        assertThat(fit.model().lambda()).isCloseTo(25, within(1e-3));
    }

    /** Once away from s, and once towards it and back again. */
    @Test
    void scoresThatDoNotComeNearerDoNotHold() {
        SupernetDynamicsFit away = fit(SeedTree.root(8).generator(), epoch -> -epoch / (epoch + 25), 1);
        SupernetDynamicsFit back = fit(SeedTree.root(9).generator(), epoch -> epoch == 20 ? 0.9 : 0.1, 1);
        assertThat(away.holds()).isFalse();
        assertThat(back.holds()).isFalse();
    }

    @Test
    void twoEpochsLeaveNothingToForetell() {
        assertThatThrownBy(() -> SupernetDynamicsFit.of(
                        new double[] {1, 2, 2},
                        new double[] {1},
                        new double[][] {{1}, {1}, {1}},
                        BOOTSTRAP,
                        SeedTree.root(1).generator()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("three different numbers");
    }
}
