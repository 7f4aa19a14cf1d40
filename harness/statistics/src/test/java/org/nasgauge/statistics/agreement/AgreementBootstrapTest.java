package org.nasgauge.statistics.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nasgauge.statistics.Interval;
import org.nasgauge.statistics.Summary;
import org.nasgauge.statistics.correlation.RankCorrelation;
import org.nasgauge.statistics.correlation.RankedPairs;
import org.nasgauge.statistics.resampling.Bootstrap.Method;

class AgreementBootstrapTest {
    private static final double[] X = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8};
    private static final double[] Y = {2, 7.25, 1.5, 8.75, 3, 9.25, 2.5, 9.75, 4, 10.25, 6.5, 7.75};

    /** np.random.default_rng(3).integers(0, 12, (24, 12)), which is what scipy 1.10 draws for bootstrap(random_state=that). */
    private static final String[] PICKS = {
        "912229a60135", "7531880154a6", "5577289b9337", "78a3b00bb313", "0a7725295038", "6431776bb277",
        "2358387249a7", "0829a5b93a41", "7a74a5412893", "7a13664417b2", "92082936bb52", "3a72abb7b76b",
        "7949b0640132", "827a5103453a", "6bb80286b890", "387417189806", "36820571b5b6", "895480761208",
        "84b43a040484", "5501360ba688", "0b0a9819b983", "65a443565367", "268175b438a1", "124664a71322"
    };

    @Test
    void intervalsAgreeWithScipy() {
        // stats.bootstrap((x, y), lambda a, b: stats.spearmanr(a, b).statistic, n_resamples=24, method=m,
        //     confidence_level=.9, random_state=np.random.default_rng(3), paired=True, vectorized=False)
        Agreement agreement = new AgreementBootstrap(24, 0.9, AgreementMeasure.Top.STANDARD)
                .of(Y, List.of(X), AgreementBootstrapTest::picks)
                .get(0);
        assertThat(agreement.n()).isEqualTo(12);
        assertScipy(
                agreement,
                AgreementMeasure.SPEARMAN_RHO,
                0.23322865260427245,
                new double[] {-0.1687876569707667, 0.5615622552515634},
                new double[] {-0.20980839843367044, 0.5111976868120519});
        assertScipy(
                agreement,
                AgreementMeasure.KENDALL_TAU_B,
                0.1733627549641017,
                new double[] {-0.06679046471229971, 0.43986110542486734},
                new double[] {-0.16704167523614086, 0.3381911018838355});
        assertScipy(
                agreement,
                AgreementMeasure.PEARSON_R,
                0.22950620130278232,
                new double[] {-0.07483634599500548, 0.5221239119235316},
                new double[] {-0.011935208929152001, 0.5619748095073115});
    }

    private static void assertScipy(
            Agreement agreement, AgreementMeasure measure, double value, double[] percentile, double[] bca) {
        assertThat(agreement.value(measure).orElseThrow()).isCloseTo(value, within(1e-14));
        assertInterval(agreement.interval(measure, Method.PERCENTILE).orElseThrow(), percentile);
        assertInterval(agreement.interval(measure, Method.BCA).orElseThrow(), bca);
    }

    private static void assertInterval(Interval interval, double[] expected) {
        assertThat(interval.lower()).isCloseTo(expected[0], within(1e-12));
        assertThat(interval.upper()).isCloseTo(expected[1], within(1e-12));
    }

    private static RandomGenerator picks(int resample) {
        String script = resample < PICKS.length ? PICKS[resample] : "000000000000";
        int[] next = {0};
        return new RandomGenerator() {
            @Override
            public int nextInt(int bound) {
                return Character.digit(script.charAt(next[0]++), 16);
            }

            @Override
            public long nextLong() {
                throw new AssertionError("only nextInt(n) is promised");
            }
        };
    }

    /** The obvious way: write out each resample, and rank it anew. */
    @Test
    void everyMeasureOfEveryResampleIsWhatItsDefinitionSays() {
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            int n = 1 + random.nextInt(30);
            int values = 1 + random.nextInt(12);
            double[] x = random.ints(n, 0, values).asDoubleStream().toArray();
            double[] y = random.ints(n, 0, values).mapToDouble(i -> i * 0.25).toArray();
            AgreementMeasure.Top top = new AgreementMeasure.Top(round % 3 == 0 ? 0.1 : 0.4, 1 + random.nextInt(4));
            int[] counts = new int[n * WeightedPairs.LANES];
            List<List<Integer>> drawn = new ArrayList<>();
            for (int lane = 0; lane < WeightedPairs.LANES; lane++) {
                List<Integer> picks =
                        random.ints(1 + random.nextInt(n), 0, n).boxed().toList();
                for (int pick : picks) {
                    counts[pick * WeightedPairs.LANES + lane]++;
                }
                drawn.add(picks);
            }
            Map<AgreementMeasure, double[]> measures = new WeightedPairs(x, y, top).measures(counts);
            for (int lane = 0; lane < WeightedPairs.LANES; lane++) {
                double[] px = drawn.get(lane).stream().mapToDouble(i -> x[i]).toArray();
                double[] py = drawn.get(lane).stream().mapToDouble(i -> y[i]).toArray();
                for (AgreementMeasure measure : AgreementMeasure.values()) {
                    assertThat(Objects.requireNonNull(measures.get(measure))[lane])
                            .as("%s of %s and %s", measure, Arrays.toString(px), Arrays.toString(py))
                            .isCloseTo(obvious(measure, px, py, top), within(1e-11));
                }
            }
        }
    }

    private static double obvious(AgreementMeasure measure, double[] x, double[] y, AgreementMeasure.Top top) {
        RankedPairs pairs = RankedPairs.of(x, y);
        return switch (measure) {
            case SPEARMAN_RHO -> orNaN(pairs.spearmanRho());
            case KENDALL_TAU_B -> orNaN(pairs.kendallTauB());
            case PEARSON_R -> pearson(x, y);
            case TOP_PRECISION -> pairs.topOverlap(top.share()).precision();
            case TOP_KENDALL -> orNaN(pairs.amongBest(top.share()).kendallTauB());
            case BEST_AT_K -> overTieBreaks(x, y, StrictMath.min(top.first(), x.length));
            case FIRST_REGRET -> Arrays.stream(y).max().orElseThrow() - meanOfFirst(x, y);
        };
    }

    private static double orNaN(RankCorrelation correlation) {
        return correlation.coefficient().orElse(Double.NaN);
    }

    private static double pearson(double[] x, double[] y) {
        Summary ofX = Summary.of(x);
        Summary ofY = Summary.of(y);
        if (ofX.squaredDeviations() == 0 || ofY.squaredDeviations() == 0) {
            return Double.NaN;
        }
        double together = IntStream.range(0, x.length)
                .mapToDouble(i -> (x[i] - ofX.mean()) * (y[i] - ofY.mean()))
                .sum();
        return together / StrictMath.sqrt(ofX.squaredDeviations() * ofY.squaredDeviations());
    }

    private static double meanOfFirst(double[] x, double[] y) {
        double best = Arrays.stream(x).max().orElseThrow();
        return IntStream.range(0, x.length)
                .filter(i -> x[i] == best)
                .mapToDouble(i -> y[i])
                .average()
                .orElseThrow();
    }

    /** The mean over all ways to fill k places: from the group that ties at the edge, every subset. */
    private static double overTieBreaks(double[] x, double[] y, int k) {
        double edge = Arrays.stream(x).sorted().toArray()[x.length - k];
        double sure = IntStream.range(0, x.length)
                .filter(i -> x[i] > edge)
                .mapToDouble(i -> y[i])
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
        double[] tied = IntStream.range(0, x.length)
                .filter(i -> x[i] == edge)
                .mapToDouble(i -> y[i])
                .toArray();
        int places = k - (int) Arrays.stream(x).filter(value -> value > edge).count();
        return meanOfBest(tied, 0, places, sure);
    }

    /** Each of the rest is the next in with the share of subsets that hold it. */
    private static double meanOfBest(double[] tied, int from, int places, double best) {
        if (places == 0) {
            return best;
        }
        int left = tied.length - from;
        double in = meanOfBest(tied, from + 1, places - 1, StrictMath.max(best, tied[from]));
        return left == places ? in : (places * in + (left - places) * meanOfBest(tied, from + 1, places, best)) / left;
    }

    @Test
    void theNumberOfThreadsDoesNotMatter() {
        double[] x = new Random(1).doubles(500).toArray();
        double[] y = new Random(2).doubles(500).toArray();
        List<String> alone = new ForkJoinPool(1).submit(() -> printed(x, y)).join();
        assertThat(new ForkJoinPool(3).submit(() -> printed(x, y)).join()).isEqualTo(alone);
    }

    private static List<String> printed(double[] x, double[] y) {
        Agreement agreement =
                AgreementBootstrap.withDefaults().of(y, List.of(x), Random::new).get(0);
        return Arrays.stream(AgreementMeasure.values())
                .map(measure -> agreement.value(measure) + " " + agreement.interval(measure, Method.BCA))
                .toList();
    }

    /** Both halves of a sample of parts: the acceleration by parts tends to that by single pairs. */
    @Test
    void leavingOutPartsGivesTheIntervalThatLeavingOutEachGives() {
        Random random = new Random(4);
        double[] x = random.doubles(3000).map(StrictMath::exp).toArray();
        double[] y =
                Arrays.stream(x).map(value -> value + random.nextGaussian()).toArray();
        Interval byParts = AgreementBootstrap.withDefaults()
                .of(y, List.of(x), Random::new)
                .get(0)
                .interval(AgreementMeasure.PEARSON_R, Method.BCA)
                .orElseThrow();
        double[] resampled = new double[1000];
        Arrays.setAll(resampled, resample -> {
            Random picks = new Random(resample);
            int[] drawn = picks.ints(3000, 0, 3000).toArray();
            return pearson(
                    Arrays.stream(drawn).mapToDouble(i -> x[i]).toArray(),
                    Arrays.stream(drawn).mapToDouble(i -> y[i]).toArray());
        });
        double[] without = new double[3000];
        Arrays.setAll(without, left -> pearson(without(x, left), without(y, left)));
        Interval byEach = org.nasgauge.statistics.resampling.Bootstrap.withDefaults()
                .interval(resampled, pearson(x, y), without)
                .orElseThrow();
        assertThat(byParts.lower()).isCloseTo(byEach.lower(), within(byEach.width() / 50));
        assertThat(byParts.upper()).isCloseTo(byEach.upper(), within(byEach.width() / 50));
    }

    private static double[] without(double[] values, int left) {
        return IntStream.range(0, values.length)
                .filter(i -> i != left)
                .mapToDouble(i -> values[i])
                .toArray();
    }

    @Test
    void aDifferenceBetweenEquallyGoodEstimatorsIsRarelyFound() {
        Random random = new Random(9);
        int found = 0;
        int covered = 0;
        int rounds = 200;
        AgreementBootstrap bootstrap = new AgreementBootstrap(200, 0.95, AgreementMeasure.Top.STANDARD);
        for (int round = 0; round < rounds; round++) {
            double[] truth = gaussians(random, 60);
            double[] first = noisy(truth, random, 1);
            double[] second = noisy(truth, random, 1);
            int seed = round;
            List<Agreement> both =
                    bootstrap.of(truth, List.of(first, second), resample -> new Random(seed * 1000L + resample));
            Agreement.Difference difference = both.get(0)
                    .minus(both.get(1), AgreementMeasure.SPEARMAN_RHO)
                    .orElseThrow();
            found += difference.p() <= 0.05 ? 1 : 0;
            covered += difference.interval().orElseThrow().contains(0) ? 1 : 0;
        }
        assertThat(found / (double) rounds).isBetween(0.01, 0.1);
        assertThat(covered / (double) rounds).isGreaterThan(0.9);
    }

    @Test
    void aDifferenceThatIsThereIsFound() {
        Random random = new Random(10);
        double[] truth = gaussians(random, 200);
        IntFunction<RandomGenerator> generators = Random::new;
        List<Agreement> both = AgreementBootstrap.withDefaults()
                .of(truth, List.of(noisy(truth, random, 0.3), noisy(truth, random, 1)), generators);
        Agreement.Difference better =
                both.get(0).minus(both.get(1), AgreementMeasure.KENDALL_TAU_B).orElseThrow();
        assertThat(better.value()).isPositive();
        assertThat(better.interval().orElseThrow().lower()).isPositive();
        assertThat(better.p()).isEqualTo(2 / 1001.0);
    }

    private static double[] gaussians(Random random, int n) {
        return IntStream.range(0, n).mapToDouble(i -> random.nextGaussian()).toArray();
    }

    private static double[] noisy(double[] truth, Random random, double sd) {
        return Arrays.stream(truth)
                .map(value -> value + sd * random.nextGaussian())
                .toArray();
    }

    @Test
    void valuesOfAnySizeHaveACorrelation() {
        double[] y = {1, 2, 3, 4, 6};
        double[] x = {1e200, 2e200, 3e200, 4e200, 6e200};
        Agreement huge =
                AgreementBootstrap.withDefaults().of(y, List.of(x), Random::new).get(0);
        assertThat(huge.value(AgreementMeasure.PEARSON_R).orElseThrow()).isCloseTo(1, within(1e-12));
    }

    @Test
    void nothingIsMadeUpWhereNothingIsDefined() {
        Agreement constant = AgreementBootstrap.withDefaults()
                .of(new double[] {1, 2, 3}, List.of(new double[] {5, 5, 5}), Random::new)
                .get(0);
        assertThat(constant.value(AgreementMeasure.SPEARMAN_RHO)).isEmpty();
        assertThat(constant.interval(AgreementMeasure.SPEARMAN_RHO, Method.BCA)).isEmpty();
        assertThat(constant.value(AgreementMeasure.FIRST_REGRET)).hasValue(1);
        assertThatThrownBy(() -> AgreementBootstrap.withDefaults()
                        .of(new double[] {1, 2}, List.of(new double[] {1, Double.NaN}), Random::new))
                .hasMessageContaining("estimates[1] is NaN");
    }
}
