package org.nasgauge.statistics.correlation;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nasgauge.statistics.Finite;
import org.nasgauge.statistics.Ranks;
import org.nasgauge.statistics.Ties;

/**
 * Predicted and actual values of the same things, ranked once; every measure of agreement is read from the ranks.
 *
 * <p>Counts and sums are integers, so that a coefficient is exact up to its last division. In both samples the greater
 * value is the better one where that matters; negate a loss.
 */
public final class RankedPairs {
    /** Beyond this a sum of squared centred ranks might not fit a long. */
    private static final int MOST_PAIRS = 3_000_000;

    private final Ranks predicted;
    private final Ranks actual;

    private RankedPairs(Ranks predicted, Ranks actual) {
        this.predicted = predicted;
        this.actual = actual;
    }

    /**
     * Ranks {@code predicted[i]} against {@code actual[i]}.
     *
     * @throws IllegalArgumentException if the lengths differ, a value is NaN, or there are more than 3,000,000 pairs
     */
    public static RankedPairs of(double[] predicted, double[] actual) {
        Finite.sameLength(predicted, actual);
        if (predicted.length > MOST_PAIRS) {
            throw new IllegalArgumentException(predicted.length + " pairs, at most " + MOST_PAIRS + " can be ranked");
        }
        return new RankedPairs(Ranks.of(predicted), Ranks.of(actual));
    }

    public int n() {
        return predicted.n();
    }

    public Ties predictedTies() {
        return predicted.ties();
    }

    public Ties actualTies() {
        return actual.ties();
    }

    /** Spearman's rho with average ranks for ties. */
    public RankCorrelation spearmanRho() {
        return undefined(RankMeasure.SPEARMAN_RHO).orElseGet(() -> {
            long products = 0;
            long predictedSquares = 0;
            long actualSquares = 0;
            for (int i = 0; i < n(); i++) {
                // Twice the distance of the average rank from the mean rank.
                long x = predicted.doubled(i) - n() - 1;
                long y = actual.doubled(i) - n() - 1;
                products += x * y;
                predictedSquares += x * x;
                actualSquares += y * y;
            }
            return coefficient(RankMeasure.SPEARMAN_RHO, products, predictedSquares, actualSquares);
        });
    }

    /** Kendall's tau-b. */
    public RankCorrelation kendallTauB() {
        return undefined(RankMeasure.KENDALL_TAU_B).orElseGet(() -> {
            PairCounts counts = pairCounts();
            return coefficient(
                    RankMeasure.KENDALL_TAU_B,
                    counts.concordant() - counts.discordant(),
                    counts.total() - counts.tiedPredicted(),
                    counts.total() - counts.tiedActual());
        });
    }

    /** Kendall's tau-c, after Stuart (1953). */
    public RankCorrelation kendallTauC() {
        return undefined(RankMeasure.KENDALL_TAU_C).orElseGet(() -> {
            PairCounts counts = pairCounts();
            double fewest = StrictMath.min(predicted.distinct(), actual.distinct());
            double most = (double) n() * n() * ((fewest - 1) / fewest) / 2;
            return new RankCorrelation.Defined(
                    RankMeasure.KENDALL_TAU_C, n(), clamp((counts.concordant() - counts.discordant()) / most));
        });
    }

    /** Concordant, discordant and tied pairs of observations. */
    public PairCounts pairCounts() {
        return PairCounts.of(predicted, actual);
    }

    /** See {@link TopOverlap#of}. */
    public TopOverlap topOverlap(double fraction) {
        return TopOverlap.of(predicted, actual, TopOverlap.count(n(), fraction));
    }

    /** See {@link TopOverlap#of}. */
    public TopOverlap topOverlap(int k) {
        return TopOverlap.of(predicted, actual, k);
    }

    /**
     * Only the pairs whose actual value is among the best {@code fraction}; all that tie with the last one are kept.
     */
    public RankedPairs amongBest(double fraction) {
        int best = n() - TopOverlap.count(n(), fraction);
        int[] kept = IntStream.range(0, n())
                .filter(i -> actual.below(actual.group(i)) + actual.size(actual.group(i)) > best)
                .toArray();
        return new RankedPairs(
                Ranks.of(Arrays.stream(kept).mapToDouble(predicted::group).toArray()),
                Ranks.of(Arrays.stream(kept).mapToDouble(actual::group).toArray()));
    }

    private Optional<RankCorrelation> undefined(RankMeasure measure) {
        if (n() < 2) {
            return Optional.of(new RankCorrelation.Undefined(measure, n(), RankCorrelation.Reason.TOO_FEW_PAIRS));
        }
        if (predicted.distinct() == 1) {
            return Optional.of(new RankCorrelation.Undefined(measure, n(), RankCorrelation.Reason.PREDICTED_CONSTANT));
        }
        if (actual.distinct() == 1) {
            return Optional.of(new RankCorrelation.Undefined(measure, n(), RankCorrelation.Reason.ACTUAL_CONSTANT));
        }
        return Optional.empty();
    }

    /** The root of the product, not the product of the roots: perfect agreement is then exactly 1. */
    private RankCorrelation coefficient(RankMeasure measure, long together, long predictedAlone, long actualAlone) {
        double scale = StrictMath.sqrt((double) predictedAlone * (double) actualAlone);
        return new RankCorrelation.Defined(measure, n(), clamp(together / scale));
    }

    private static double clamp(double value) {
        return StrictMath.max(-1, StrictMath.min(1, value));
    }
}
