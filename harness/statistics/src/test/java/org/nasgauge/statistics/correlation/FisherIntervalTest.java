package org.nasgauge.statistics.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nasgauge.statistics.Interval;

class FisherIntervalTest {
    @Test
    void ofRhoFollowsBonettAndWright() {
        // h = norm.ppf(.975) * sqrt((1 + r*r/2) / (12-3)); tanh(arctanh(r) ± h)
        Interval interval = interval(RankMeasure.SPEARMAN_RHO, 12, 0.1415796863640157);
        assertThat(interval.lower()).isCloseTo(-0.4730946598459608, within(1e-14));
        assertThat(interval.upper()).isCloseTo(0.6635469204756993, within(1e-14));
    }

    @Test
    void ofTauFollowsBonettAndWright() {
        // h = norm.ppf(.975) * sqrt(.437 / (12-4)); tanh(arctanh(r) ± h)
        Interval interval = interval(RankMeasure.KENDALL_TAU_B, 12, 0.17109647770728875);
        assertThat(interval.lower()).isCloseTo(-0.2777908843665559, within(1e-14));
        assertThat(interval.upper()).isCloseTo(0.5586569109926148, within(1e-14));
    }

    @Test
    void isAbsentWhereTheStandardErrorIs() {
        assertThat(FisherInterval.of(RankMeasure.SPEARMAN_RHO, 3, 0.5, 0.95)).isEmpty();
        assertThat(FisherInterval.of(RankMeasure.SPEARMAN_RHO, 4, 0.5, 0.95)).isPresent();
        assertThat(FisherInterval.of(RankMeasure.KENDALL_TAU_B, 4, 0.5, 0.95)).isEmpty();
        assertThat(FisherInterval.of(RankMeasure.KENDALL_TAU_B, 5, 0.5, 0.95)).isPresent();
        assertThat(FisherInterval.of(RankMeasure.KENDALL_TAU_C, 100, 0.5, 0.95)).isEmpty();
        assertThat(FisherInterval.of(RankMeasure.SPEARMAN_RHO, 100, 1, 0.95)).isEmpty();
        assertThat(FisherInterval.of(RankMeasure.SPEARMAN_RHO, 100, -1, 0.95)).isEmpty();
    }

    @Test
    void coversTheTrueCorrelationAsOftenAsItSays() {
        // Normal pairs of correlation r have Spearman's rho 6/pi asin(r/2) and Kendall's tau 2/pi asin(r).
        double r = 0.7;
        double rho = 6 / StrictMath.PI * StrictMath.asin(r / 2);
        double tau = 2 / StrictMath.PI * StrictMath.asin(r);
        Random random = new Random(2);
        int rounds = 2000;
        int rhoCovered = 0;
        int tauCovered = 0;
        for (int round = 0; round < rounds; round++) {
            double[] x = new double[60];
            double[] y = new double[60];
            for (int i = 0; i < x.length; i++) {
                x[i] = random.nextGaussian();
                y[i] = r * x[i] + StrictMath.sqrt(1 - r * r) * random.nextGaussian();
            }
            RankedPairs pairs = RankedPairs.of(x, y);
            rhoCovered += covers(pairs.spearmanRho(), rho);
            tauCovered += covers(pairs.kendallTauB(), tau);
        }
        assertThat((double) rhoCovered / rounds).isBetween(0.935, 0.965);
        assertThat((double) tauCovered / rounds).isBetween(0.935, 0.965);
    }

    private static int covers(RankCorrelation correlation, double truth) {
        return correlation.interval(0.95).orElseThrow().contains(truth) ? 1 : 0;
    }

    private static Interval interval(RankMeasure measure, int n, double value) {
        return FisherInterval.of(measure, n, value, 0.95).orElseThrow();
    }
}
