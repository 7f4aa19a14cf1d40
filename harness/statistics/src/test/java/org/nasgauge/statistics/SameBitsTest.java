package org.nasgauge.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nasgauge.statistics.anytime.Axis;
import org.nasgauge.statistics.anytime.ExpectedMaximum;
import org.nasgauge.statistics.anytime.StepFunction;
import org.nasgauge.statistics.correlation.RankCorrelation;
import org.nasgauge.statistics.correlation.RankedPairs;
import org.nasgauge.statistics.resampling.Bootstrap;
import org.nasgauge.statistics.significance.Friedman;
import org.nasgauge.statistics.significance.MannWhitney;
import org.nasgauge.statistics.significance.TestResult;
import org.nasgauge.statistics.significance.WilcoxonSignedRank;

/**
 * Every bit of a few hundred results, folded into one number. It differs when a JDK computes another value, and when
 * someone changes a formula: published numbers change with it.
 */
class SameBitsTest {
    private long fold;

    @Test
    void resultsAreTheSameOnEveryJdk() {
        Random random = new Random(20);
        for (int round = 0; round < 20; round++) {
            double[] x = random.doubles(30).toArray();
            double[] y = random.doubles(30).toArray();
            summary(x);
            correlation(RankedPairs.of(x, y).spearmanRho());
            correlation(RankedPairs.of(x, y).kendallTauB());
            anytime(x, y);
            test(MannWhitney.withDefaults().test(x, y));
            test(MannWhitney.withDefaults().withExactUpTo(0).test(x, y));
            test(WilcoxonSignedRank.withDefaults().withExactUpTo(0).test(x, y));
            comparison(Friedman.of(new double[][] {{x[0], x[1], x[2]}, {y[0], y[1], y[2]}, {x[3], y[3], x[4]}}));
            Bootstrap.withDefaults()
                    .withResamples(40)
                    .interval(x, values -> Summary.of(values).mean(), random)
                    .ifPresent(this::interval);
        }
        assertThat(Long.toHexString(fold)).isEqualTo("7578440bce4442fa");
    }

    private void summary(double[] x) {
        Summary summary = Summary.of(x);
        add(summary.mean(), summary.median(), summary.standardError().orElseThrow());
        interval(summary.meanInterval(0.95).orElseThrow());
    }

    private void correlation(RankCorrelation correlation) {
        add(correlation.coefficient().orElseThrow());
        interval(correlation.interval(0.95).orElseThrow());
    }

    private void anytime(double[] x, double[] y) {
        StepFunction f = StepFunction.of(Axis.LOGARITHMIC.grid(0.5, 20, x.length), y);
        add(
                f.meanOver(1, 30, Axis.LOGARITHMIC).orElseThrow(),
                f.meanOver(1, 30, Axis.LINEAR).orElseThrow());
        add(ExpectedMaximum.of(x).withReplacement(7), ExpectedMaximum.of(x).withoutReplacement(7));
    }

    private void comparison(Friedman friedman) {
        test(friedman.chiSquaredTest());
        friedman.imanDavenportTest().ifPresent(this::test);
        add(friedman.criticalDifference(0.05), friedman.nemenyiP(0, 1));
    }

    private void test(TestResult result) {
        add(result.statistic(), result.p());
    }

    private void interval(Interval interval) {
        add(interval.lower(), interval.upper());
    }

    private void add(double... values) {
        for (double value : values) {
            fold = fold * 0x5851F42D4C957F2DL + Double.doubleToLongBits(value);
        }
    }
}
