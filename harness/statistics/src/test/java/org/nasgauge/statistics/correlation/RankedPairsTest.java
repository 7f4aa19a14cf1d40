package org.nasgauge.statistics.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.hipparchus.stat.correlation.KendallsCorrelation;
import org.hipparchus.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.Test;
import org.nasgauge.statistics.Ties;

class RankedPairsTest {
    private static final double[] X = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8};
    private static final double[] Y = {2, 7, 1, 8, 2, 8, 1, 8, 2, 8, 4, 5};

    @Test
    void agreesWithScipyOnTies() {
        RankedPairs pairs = RankedPairs.of(X, Y);
        assertThat(value(pairs.spearmanRho())).isCloseTo(0.1415796863640157, within(1e-15)); // stats.spearmanr(x, y)
        assertThat(value(pairs.kendallTauB())).isCloseTo(0.17109647770728875, within(1e-15)); // stats.kendalltau(x, y)
        // stats.kendalltau(x, y, variant='c')
        assertThat(value(pairs.kendallTauC())).isCloseTo(0.16666666666666666, within(1e-15));
        assertThat(pairs.predictedTies()).isEqualTo(new Ties(3, 7, 3, 5));
        assertThat(pairs.actualTies()).isEqualTo(new Ties(3, 9, 4, 10));
    }

    @Test
    void countsPairsAsTheDefinition() {
        Random random = new Random(3);
        for (int round = 0; round < 300; round++) {
            int n = random.nextInt(40);
            double[] x =
                    random.ints(n, 0, 1 + random.nextInt(20)).asDoubleStream().toArray();
            double[] y =
                    random.ints(n, 0, 1 + random.nextInt(20)).asDoubleStream().toArray();
            assertThat(RankedPairs.of(x, y).pairCounts()).isEqualTo(countAll(x, y));
        }
    }

    private static PairCounts countAll(double[] x, double[] y) {
        long concordant = 0;
        long discordant = 0;
        long tiedX = 0;
        long tiedY = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                int product = Double.compare(x[i], x[j]) * Double.compare(y[i], y[j]);
                concordant += product > 0 ? 1 : 0;
                discordant += product < 0 ? 1 : 0;
                tiedX += x[i] == x[j] ? 1 : 0;
                tiedY += y[i] == y[j] ? 1 : 0;
            }
        }
        return new PairCounts(concordant, discordant, tiedX, tiedY, (long) x.length * (x.length - 1) / 2);
    }

    @Test
    void agreesWithHipparchus() {
        Random random = new Random(5);
        for (int round = 0; round < 50; round++) {
            double[] x = random.ints(200, 0, 60).asDoubleStream().toArray();
            double[] y = random.doubles(200).toArray();
            RankedPairs pairs = RankedPairs.of(x, y);
            assertThat(value(pairs.spearmanRho()))
                    .isCloseTo(new SpearmansCorrelation().correlation(x, y), within(1e-12));
            assertThat(value(pairs.kendallTauB()))
                    .isCloseTo(new KendallsCorrelation().correlation(x, y), within(1e-14));
        }
    }

    @Test
    void perfectAgreementIsExactlyOne() {
        Random random = new Random(8);
        for (int n = 2; n < 300; n++) {
            double[] x = random.ints(n, 0, n).asDoubleStream().toArray();
            x[0] = -1;
            double[] up = Arrays.stream(x).map(StrictMath::cbrt).toArray();
            double[] down = Arrays.stream(x).map(v -> -v).toArray();
            assertThat(value(RankedPairs.of(x, up).spearmanRho())).isEqualTo(1);
            assertThat(value(RankedPairs.of(x, up).kendallTauB())).isEqualTo(1);
            assertThat(value(RankedPairs.of(x, down).spearmanRho())).isEqualTo(-1);
            assertThat(value(RankedPairs.of(x, down).kendallTauB())).isEqualTo(-1);
        }
    }

    @Test
    void isExactWhereSumsOfSquaresPassTheRangeOfDoubles() {
        // With one neighbouring swap, rho = 1 - 12 / (n (n^2 - 1)) and tau = 1 - 4 / (n (n - 1)).
        int n = 300_001;
        double[] x = new double[n];
        Arrays.setAll(x, i -> i);
        double[] y = x.clone();
        y[1000] = 1001;
        y[1001] = 1000;
        RankedPairs pairs = RankedPairs.of(x, y);
        assertThat(1 - value(pairs.spearmanRho())).isCloseTo(12 / ((double) n * n * n), within(1.2e-16));
        assertThat(pairs.pairCounts().discordant()).isEqualTo(1);
    }

    @Test
    void saysWhyThereIsNone() {
        double[] varied = {1, 2, 3};
        double[] constant = {4, 4, 4};
        assertThat(RankedPairs.of(constant, varied).spearmanRho())
                .isEqualTo(new RankCorrelation.Undefined(
                        RankMeasure.SPEARMAN_RHO, 3, RankCorrelation.Reason.PREDICTED_CONSTANT));
        assertThat(RankedPairs.of(varied, constant).kendallTauB())
                .isEqualTo(new RankCorrelation.Undefined(
                        RankMeasure.KENDALL_TAU_B, 3, RankCorrelation.Reason.ACTUAL_CONSTANT));
        RankCorrelation one = RankedPairs.of(new double[] {1}, new double[] {1}).kendallTauC();
        assertThat(one)
                .isEqualTo(new RankCorrelation.Undefined(
                        RankMeasure.KENDALL_TAU_C, 1, RankCorrelation.Reason.TOO_FEW_PAIRS));
        assertThat(one.coefficient()).isEmpty();
        assertThat(one.interval(0.95)).isEmpty();
    }

    @Test
    void refusesWhatCannotBePaired() {
        assertThatThrownBy(() -> RankedPairs.of(new double[2], new double[3])).hasMessageContaining("2 and 3");
        assertThatThrownBy(() -> RankedPairs.of(new double[1], new double[] {Double.NaN}))
                .hasMessageContaining("NaN");
    }

    private static double value(RankCorrelation correlation) {
        return correlation.coefficient().orElseThrow();
    }
}
