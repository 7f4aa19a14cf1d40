package org.nasgauge.statistics.significance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasgauge.statistics.Ranks;
import org.nasgauge.statistics.significance.WilcoxonSignedRank.Zeros;

class WilcoxonSignedRankTest {
    /** Darwin's Zea mays, as in scipy's documentation of wilcoxon. */
    private static final double[] DARWIN = {6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75};

    private static final double[] TIED = {1, -1, 2, 0, 3, -2, 2, 5, 0, 4, -3, 6};

    @Test
    void agreesWithScipyWithoutTies() {
        TestResult result = WilcoxonSignedRank.withDefaults().test(DARWIN);
        assertThat(result).isEqualTo(new TestResult(15, 96, 0.041259765625, TestResult.Basis.EXACT));
        assertThat(WilcoxonSignedRank.withDefaults()
                        .with(Alternative.GREATER)
                        .test(DARWIN)
                        .p())
                .isEqualTo(0.0206298828125);
        // stats.wilcoxon(d, method='asymptotic', correction=True)
        assertThat(WilcoxonSignedRank.withDefaults()
                        .withExactUpTo(0)
                        .test(DARWIN)
                        .p())
                .isCloseTo(0.043772323763041174, within(1e-15));
    }

    @ParameterizedTest
    // stats.wilcoxon(d, zero_method=z, alternative=alt, method=stats.PermutationMethod(n_resamples=10**6))
    @CsvSource({
        "WILCOXON, TWO_SIDED, 43, 0.134765625",
        "WILCOXON, GREATER, 43, 0.0673828125",
        "WILCOXON, LESS, 43, 0.94921875",
        "PRATT, TWO_SIDED, 57, 0.142578125",
        "PRATT, GREATER, 57, 0.0712890625",
        "PRATT, LESS, 57, 0.9453125"
    })
    void isExactWithTiesAndZeros(Zeros zeros, Alternative alternative, double statistic, double p) {
        TestResult result =
                WilcoxonSignedRank.withDefaults().with(zeros).with(alternative).test(TIED);
        assertThat(result).isEqualTo(new TestResult(12, statistic, p, TestResult.Basis.EXACT));
    }

    @ParameterizedTest
    // stats.wilcoxon(d, zero_method=z, method='asymptotic', correction=True)
    @CsvSource({"WILCOXON, 0.12480015623570083", "PRATT, 0.1336816683888133"})
    void normalLimitAgreesWithScipy(Zeros zeros, double p) {
        TestResult result =
                WilcoxonSignedRank.withDefaults().with(zeros).withExactUpTo(0).test(TIED);
        assertThat(result.p()).isCloseTo(p, within(1e-15));
        assertThat(result.basis()).isEqualTo(TestResult.Basis.ASYMPTOTIC);
    }

    @Test
    void exactPIsTheShareOfSignsAtLeastAsExtreme() {
        Random random = new Random(6);
        for (int round = 0; round < 50; round++) {
            double[] d =
                    random.ints(1 + random.nextInt(10), -4, 5).asDoubleStream().toArray();
            assertThat(WilcoxonSignedRank.withDefaults()
                            .with(Alternative.GREATER)
                            .test(d)
                            .p())
                    .isCloseTo(enumerate(d), within(1e-15));
        }
    }

    private static double enumerate(double[] d) {
        double[] ranks = Ranks.of(Differences.absolute(d)).averages();
        double observed = 0;
        for (int i = 0; i < d.length; i++) {
            observed += d[i] > 0 ? ranks[i] : 0;
        }
        int extreme = 0;
        for (int signs = 0; signs < 1 << d.length; signs++) {
            double sum = 0;
            for (int i = 0; i < d.length; i++) {
                sum += d[i] != 0 && (signs >> i & 1) == 1 ? ranks[i] : 0;
            }
            extreme += sum >= observed ? 1 : 0;
        }
        return extreme / StrictMath.pow(2, d.length);
    }

    @Test
    void exactAndNormalMeetForManyPairs() {
        Random random = new Random(9);
        double[] d = random.ints(200, -30, 34).asDoubleStream().toArray();
        double exact = WilcoxonSignedRank.withDefaults().test(d).p();
        double normal =
                WilcoxonSignedRank.withDefaults().withExactUpTo(0).test(d).p();
        // The next term of the Edgeworth series, for an excess kurtosis of -0.018, is 2e-4 here.
        assertThat(normal).isCloseTo(exact, within(4e-4));
    }

    @Test
    void noDifferenceIsNoEvidence() {
        double[] x = {1, 2, 3};
        assertThat(WilcoxonSignedRank.withDefaults().test(x, x).p()).isEqualTo(1);
        assertThat(WilcoxonSignedRank.withDefaults()
                        .withExactUpTo(-1)
                        .test(x, x)
                        .p())
                .isEqualTo(1);
        assertThatThrownBy(() -> WilcoxonSignedRank.withDefaults().test(x, new double[2]))
                .hasMessageContaining("3 and 2");
    }
}
