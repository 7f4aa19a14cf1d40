package org.nasgauge.statistics.agreement;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.nasgauge.statistics.Finite;
import org.nasgauge.statistics.Ranks;
import org.nasgauge.statistics.Summary;
import org.nasgauge.statistics.correlation.TopOverlap;

/**
 * Pairs of estimate and truth, sorted once, of which every measure is computed under any weights: how often a resample has
 * drawn each pair. Sorting is most of the work of a rank correlation, and a resample changes no order.
 *
 * <p>{@value #LANES} samples are computed together, so that each look at an index serves them all. Weights stand sample
 * by sample for each pair: that of pair i in sample s at {@code i * LANES + s}. Safe for use by many threads.
 */
final class WeightedPairs {
    static final int LANES = 8;

    private final AgreementMeasure.Top top;
    private final int n;
    /** By estimate and, among equal ones, by truth; ascending. The other arrays are in this order. */
    private final int[] order;

    private final int[] estimateGroup;
    private final int[] truthGroup;
    private final int estimateGroups;
    private final int truthGroups;
    private final double[] truth;
    private final double[] truthOfGroup;
    /** About 0 and at most 1 in size, which no correlation sees, and no square overflows. */
    private final double[] scaledEstimate;

    private final double[] scaledTruth;

    WeightedPairs(double[] estimates, double[] truths, AgreementMeasure.Top top) {
        Finite.sameLength(estimates, truths);
        this.top = top;
        this.n = estimates.length;
        Ranks byEstimate = Ranks.of(estimates);
        Ranks byTruth = Ranks.of(truths);
        this.estimateGroups = byEstimate.distinct();
        this.truthGroups = byTruth.distinct();
        this.order = sorted(sorted(identity(n), byTruth), byEstimate);
        this.estimateGroup = Arrays.stream(order).map(byEstimate::group).toArray();
        this.truthGroup = Arrays.stream(order).map(byTruth::group).toArray();
        this.truth = Arrays.stream(order).mapToDouble(i -> truths[i]).toArray();
        this.truthOfGroup = new double[truthGroups];
        for (int at = 0; at < n; at++) {
            truthOfGroup[truthGroup[at]] = truth[at];
        }
        this.scaledEstimate =
                scaled(Arrays.stream(order).mapToDouble(i -> estimates[i]).toArray());
        this.scaledTruth = scaled(truth);
    }

    private static int[] identity(int n) {
        int[] all = new int[n];
        Arrays.setAll(all, i -> i);
        return all;
    }

    /** Stable, by counting. */
    private static int[] sorted(int[] order, Ranks ranks) {
        int[] next = new int[ranks.distinct()];
        Arrays.setAll(next, ranks::below);
        int[] sorted = new int[order.length];
        for (int i : order) {
            sorted[next[ranks.group(i)]++] = i;
        }
        return sorted;
    }

    private static double[] scaled(double[] values) {
        double size = Arrays.stream(values).map(StrictMath::abs).max().orElse(0);
        if (size == 0) {
            return values.clone();
        }
        double[] shares = Arrays.stream(values).map(value -> value / size).toArray();
        double mean = Summary.of(shares).mean();
        return Arrays.stream(shares).map(share -> share - mean).toArray();
    }

    int n() {
        return n;
    }

    /**
     * Every measure of {@value #LANES} samples; NaN where it is undefined.
     *
     * @param counts in the order in which the pairs were given
     * @return by sample
     */
    Map<AgreementMeasure, double[]> measures(int[] counts) {
        Sample sample = new Sample(counts);
        Map<AgreementMeasure, double[]> measures = new EnumMap<>(AgreementMeasure.class);
        for (AgreementMeasure measure : AgreementMeasure.values()) {
            measures.put(
                    measure,
                    switch (measure) {
                        case SPEARMAN_RHO -> sample.spearman();
                        case KENDALL_TAU_B -> sample.kendall();
                        case PEARSON_R -> sample.pearson();
                        case TOP_PRECISION -> sample.each(sample::precision);
                        case TOP_KENDALL -> sample.topKendall();
                        case BEST_AT_K -> sample.each(sample::bestOfFirst);
                        case FIRST_REGRET -> sample.each(sample::firstRegret);
                    });
        }
        return measures;
    }

    @FunctionalInterface
    private interface OfLane {
        double at(int lane);
    }

    /** The weights of some samples, and what follows from them alone. */
    private final class Sample {
        private final int[] weights = new int[n * LANES];
        private final int[] total = new int[LANES];
        private final int[] estimateSizes;
        private final int[] truthSizes;

        Sample(int[] counts) {
            for (int at = 0; at < n; at++) {
                System.arraycopy(counts, order[at] * LANES, weights, at * LANES, LANES);
            }
            estimateSizes = sizes(estimateGroup, estimateGroups);
            truthSizes = sizes(truthGroup, truthGroups);
            for (int i = 0; i < estimateSizes.length; i++) {
                total[i % LANES] += estimateSizes[i];
            }
        }

        private int[] sizes(int[] groupOf, int groups) {
            int[] sizes = new int[groups * LANES];
            for (int at = 0; at < n; at++) {
                int group = groupOf[at] * LANES;
                for (int lane = 0; lane < LANES; lane++) {
                    sizes[group + lane] += weights[at * LANES + lane];
                }
            }
            return sizes;
        }

        double[] each(OfLane value) {
            double[] values = new double[LANES];
            Arrays.setAll(values, lane -> total[lane] == 0 ? Double.NaN : value.at(lane));
            return values;
        }

        double[] spearman() {
            long[] x = centredRanks(estimateSizes);
            long[] y = centredRanks(truthSizes);
            long[] products = new long[LANES];
            for (int at = 0; at < n; at++) {
                int xs = estimateGroup[at] * LANES;
                int ys = truthGroup[at] * LANES;
                for (int lane = 0; lane < LANES; lane++) {
                    products[lane] += weights[at * LANES + lane] * x[xs + lane] * y[ys + lane];
                }
            }
            long[] squaresX = squares(x, estimateSizes);
            long[] squaresY = squares(y, truthSizes);
            return each(lane -> products[lane] / StrictMath.sqrt((double) squaresX[lane] * (double) squaresY[lane]));
        }

        /** Twice the distance of each group's average rank from the mean rank. */
        private long[] centredRanks(int[] sizes) {
            long[] ranks = new long[sizes.length];
            long[] below = new long[LANES];
            for (int i = 0; i < sizes.length; i++) {
                int lane = i % LANES;
                ranks[i] = 2 * below[lane] + sizes[i] - total[lane];
                below[lane] += sizes[i];
            }
            return ranks;
        }

        private long[] squares(long[] ranks, int[] sizes) {
            long[] squares = new long[LANES];
            for (int i = 0; i < ranks.length; i++) {
                squares[i % LANES] += sizes[i] * ranks[i] * ranks[i];
            }
            return squares;
        }

        double[] pearson() {
            double[] x = new double[LANES];
            double[] y = new double[LANES];
            double[] xx = new double[LANES];
            double[] yy = new double[LANES];
            double[] xy = new double[LANES];
            for (int at = 0; at < n; at++) {
                double ofX = scaledEstimate[at];
                double ofY = scaledTruth[at];
                for (int lane = 0; lane < LANES; lane++) {
                    double weight = weights[at * LANES + lane];
                    x[lane] += weight * ofX;
                    y[lane] += weight * ofY;
                    xx[lane] += weight * ofX * ofX;
                    yy[lane] += weight * ofY * ofY;
                    xy[lane] += weight * ofX * ofY;
                }
            }
            return each(lane -> {
                if (isConstant(estimateSizes, lane) || isConstant(truthSizes, lane)) {
                    return Double.NaN;
                }
                double of = total[lane];
                double spread = (xx[lane] - x[lane] * x[lane] / of) * (yy[lane] - y[lane] * y[lane] / of);
                double together = xy[lane] - x[lane] * y[lane] / of;
                return StrictMath.max(-1, StrictMath.min(1, together / StrictMath.sqrt(spread)));
            });
        }

        private boolean isConstant(int[] sizes, int lane) {
            for (int i = lane; i < sizes.length; i += LANES) {
                if (sizes[i] > 0) {
                    return sizes[i] == total[lane];
                }
            }
            return true;
        }

        double[] kendall() {
            return Concordance.of(estimateGroup, truthGroup, truthGroups, weights);
        }

        /** Only those pairs go in that some sample has in its top. */
        double[] topKendall() {
            int[] cut = new int[LANES];
            Arrays.setAll(cut, lane -> total[lane] == 0 ? truthGroups : edge(truthSizes, lane, best(lane)));
            int lowest = Arrays.stream(cut).min().orElse(0);
            int[] kept = Arrays.stream(identity(n))
                    .filter(at -> truthGroup[at] >= lowest)
                    .toArray();
            int[] keptWeights = new int[kept.length * LANES];
            for (int i = 0; i < kept.length; i++) {
                for (int lane = 0; lane < LANES; lane++) {
                    keptWeights[i * LANES + lane] =
                            truthGroup[kept[i]] >= cut[lane] ? weights[kept[i] * LANES + lane] : 0;
                }
            }
            return Concordance.of(
                    Arrays.stream(kept).map(at -> estimateGroup[at]).toArray(),
                    Arrays.stream(kept).map(at -> truthGroup[at] - lowest).toArray(),
                    truthGroups - lowest,
                    keptWeights);
        }

        private int best(int lane) {
            return TopOverlap.count(total[lane], top.share());
        }

        /** The group that holds the k-th from the top. */
        private int edge(int[] sizes, int lane, int k) {
            int group = sizes.length / LANES;
            for (int reached = 0; reached < k; ) {
                group--;
                reached += sizes[group * LANES + lane];
            }
            return group;
        }

        private int above(int[] sizes, int lane, int group) {
            int above = 0;
            for (int i = group + 1; i < sizes.length / LANES; i++) {
                above += sizes[i * LANES + lane];
            }
            return above;
        }

        /** As {@link TopOverlap} has it. */
        double precision(int lane) {
            int k = best(lane);
            int x = edge(estimateSizes, lane, k);
            int y = edge(truthSizes, lane, k);
            double chanceX = (double) (k - above(estimateSizes, lane, x)) / estimateSizes[x * LANES + lane];
            double chanceY = (double) (k - above(truthSizes, lane, y)) / truthSizes[y * LANES + lane];
            double expected = 0;
            for (int at = n - 1; at >= 0 && estimateGroup[at] >= x; at--) {
                if (truthGroup[at] >= y) {
                    expected += weights[at * LANES + lane]
                            * (estimateGroup[at] > x ? 1 : chanceX)
                            * (truthGroup[at] > y ? 1 : chanceY);
                }
            }
            return expected / k;
        }

        double bestOfFirst(int lane) {
            int k = StrictMath.min(top.first(), total[lane]);
            int edge = edge(estimateSizes, lane, k);
            double sure = Double.NEGATIVE_INFINITY;
            int at = n - 1;
            for (; at >= 0 && estimateGroup[at] > edge; at--) {
                if (weights[at * LANES + lane] > 0) {
                    sure = StrictMath.max(sure, truth[at]);
                }
            }
            int places = k - above(estimateSizes, lane, edge);
            return expectedBest(lane, at, sure, places, estimateSizes[edge * LANES + lane]);
        }

        /** Of those sure to be in, and some places drawn from a tied group whose last and best pair stands at {@code end}. */
        private double expectedBest(int lane, int end, double sure, int places, int size) {
            double expected = 0;
            double noneBetter = 1;
            int left = size;
            for (int at = end; left > 0 && noneBetter > 0 && truth[at] > sure; at--) {
                double noneSoGood = noneBetter;
                for (int copy = weights[at * LANES + lane]; copy > 0; copy--) {
                    noneSoGood *= left > places ? (double) (left - places) / left : 0;
                    left--;
                }
                expected += (noneBetter - noneSoGood) * truth[at];
                noneBetter = noneSoGood;
            }
            return noneBetter == 0 ? expected : expected + noneBetter * sure;
        }

        double firstRegret(int lane) {
            double best = truthOfGroup[edge(truthSizes, lane, 1)];
            int first = edge(estimateSizes, lane, 1);
            double sum = 0;
            for (int at = n - 1; at >= 0 && estimateGroup[at] >= first; at--) {
                if (estimateGroup[at] == first) {
                    sum += weights[at * LANES + lane] * (best - truth[at]);
                }
            }
            return sum / estimateSizes[first * LANES + lane];
        }
    }
}
