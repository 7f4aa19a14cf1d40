package org.nasgauge.statistics.resampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.nasgauge.statistics.Interval;
import org.nasgauge.statistics.Summary;
import org.nasgauge.statistics.resampling.Bootstrap.Method;

class BootstrapTest {
    private static final double[] X = {1.2, 3.4, 0.7, 5.9, 2.2, 8.1};
    private static final double[] Y = {2.0, 3.1, 1.5, 4.0, 5.5, 7.7};

    /** np.random.default_rng(3).integers(0, 6, (24, 6)), which is what scipy 1.17 draws for bootstrap(rng=that). */
    private static final String PICKS = """
            411114 530012 321044 002253 223314 454113 345150 055101 053312 142014 321033 355133
            112414 312453 041452 541520 353252 201441 350133 220351 410414 135521 153155 535335
            """;

    @Test
    void ofOneSampleAgreesWithScipy() {
        // stats.bootstrap((x,), np.mean, n_resamples=24, method=m, confidence_level=.9, rng=np.random.default_rng(3))
        assertInterval(ofMean(Method.PERCENTILE), 2.2208333333333337, 6.209166666666666);
        assertInterval(ofMean(Method.BCA), 2.1833333333333336, 6.195101878549773);
    }

    @Test
    void ofPairsAgreesWithScipy() {
        // stats.bootstrap((x, y), lambda a, b: np.mean(a) / np.mean(b), paired=True, ...)
        assertInterval(ofRatio(Method.PERCENTILE), 0.6328502415458936, 1.225378106821787);
        assertInterval(ofRatio(Method.BCA), 0.5987028263500244, 1.1360002251678007);
    }

    private static Interval ofMean(Method method) {
        return scripted(method).interval(X, BootstrapTest::mean, picks()).orElseThrow();
    }

    private static Interval ofRatio(Method method) {
        return scripted(method)
                .interval(X, Y, (x, y) -> mean(x) / mean(y), picks())
                .orElseThrow();
    }

    private static Bootstrap scripted(Method method) {
        return Bootstrap.withDefaults().with(method).withResamples(24).withLevel(0.9);
    }

    private static void assertInterval(Interval interval, double lower, double upper) {
        assertThat(interval.lower()).isCloseTo(lower, within(1e-13));
        assertThat(interval.upper()).isCloseTo(upper, within(1e-13));
        assertThat(interval.level()).isEqualTo(0.9);
    }

    private static double mean(double[] values) {
        return Summary.of(values).mean();
    }

    /** A generator that plays the script back. */
    private static RandomGenerator picks() {
        Deque<Integer> script = new ArrayDeque<>();
        PICKS.chars().filter(Character::isDigit).forEach(digit -> script.add(digit - '0'));
        return new RandomGenerator() {
            @Override
            public int nextInt(int bound) {
                assertThat(bound).isEqualTo(6);
                return script.remove();
            }

            @Override
            public long nextLong() {
                throw new AssertionError("only nextInt(n) is promised");
            }
        };
    }

    @Test
    void coversTheTrueMeanAboutAsOftenAsItSays() {
        Random random = new Random(5);
        Bootstrap bootstrap = Bootstrap.withDefaults().withResamples(400);
        int covered = 0;
        for (int round = 0; round < 400; round++) {
            double[] skewed = new double[40];
            Arrays.setAll(skewed, i -> -StrictMath.log1p(-random.nextDouble()));
            covered += bootstrap
                            .interval(skewed, BootstrapTest::mean, random)
                            .orElseThrow()
                            .contains(1)
                    ? 1
                    : 0;
        }
        assertThat(covered / 400.0).isBetween(0.90, 0.97);
    }

    /** Leaving one out by a formula is leaving it out. */
    @Test
    void theMeanByItselfHasTheIntervalOfAnyStatistic() {
        Random random = new Random(6);
        for (int seed = 0; seed < 20; seed++) {
            double[] sample = random.doubles(12 + seed, -1, 5).toArray();
            for (Method method : Method.values()) {
                Bootstrap bootstrap = Bootstrap.withDefaults().with(method).withResamples(200);
                Interval any = bootstrap
                        .interval(sample, BootstrapTest::mean, new Random(seed))
                        .orElseThrow();
                assertThat(bootstrap.ofMean(sample, new Random(seed))).hasValueSatisfying(interval -> {
                    assertThat(interval.lower()).isCloseTo(any.lower(), within(1e-9));
                    assertThat(interval.upper()).isCloseTo(any.upper(), within(1e-9));
                });
            }
        }
    }

    @Test
    void sameGeneratorSameInterval() {
        assertThat(Bootstrap.withDefaults().interval(X, BootstrapTest::mean, new Random(1)))
                .isEqualTo(Bootstrap.withDefaults().interval(X, BootstrapTest::mean, new Random(1)))
                .isNotEqualTo(Bootstrap.withDefaults().interval(X, BootstrapTest::mean, new Random(2)));
    }

    @Test
    void isEmptyWhereResamplingSaysNothing() {
        for (Method method : Method.values()) {
            Bootstrap bootstrap = Bootstrap.withDefaults().with(method).withResamples(50);
            assertThat(bootstrap.interval(new double[] {2, 2, 2}, BootstrapTest::mean, new Random(1)))
                    .isEmpty();
            assertThat(bootstrap.interval(X, x -> x[0] > 5 ? Double.NaN : x[0], new Random(1)))
                    .isEmpty();
        }
    }

    @Test
    void refusesImpossibleSettings() {
        assertThatThrownBy(() -> Bootstrap.withDefaults().withResamples(0)).hasMessageContaining("0 resamples");
        assertThatThrownBy(() -> Bootstrap.withDefaults().withLevel(1)).hasMessageContaining("level");
    }
}
