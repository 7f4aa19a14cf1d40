package org.nasgauge.statistics.significance;

import org.nasgauge.statistics.Finite;
import org.nasgauge.statistics.Ranks;

/**
 * Wilcoxon's signed-rank test that paired differences are symmetric about zero. The statistic is the sum of the ranks
 * of positive differences, ranks being of absolute values, averaged over ties.
 *
 * <p>The exact p-value is over all signs of the non-zero differences with the ranks as observed, so ties and zeros need
 * no approximation. F. Wilcoxon, "Individual comparisons by ranking methods", Biometrics Bulletin 1 (1945).
 */
public final class WilcoxonSignedRank {
    private static final WilcoxonSignedRank DEFAULTS = new WilcoxonSignedRank(Alternative.TWO_SIDED, Zeros.PRATT, 200);

    private final Alternative alternative;
    private final Zeros zeros;
    private final int exactUpTo;

    private WilcoxonSignedRank(Alternative alternative, Zeros zeros, int exactUpTo) {
        this.alternative = alternative;
        this.zeros = zeros;
        this.exactUpTo = exactUpTo;
    }

    /** What becomes of pairs without a difference. */
    public enum Zeros {
        /** They take part in the ranking and are then dropped: J. W. Pratt, JASA 54 (1959). */
        PRATT,
        /** They are dropped before ranking, as Wilcoxon did. */
        WILCOXON
    }

    /** Two-sided, zeros after Pratt, exact up to 200 non-zero differences. */
    public static WilcoxonSignedRank withDefaults() {
        return DEFAULTS;
    }

    public WilcoxonSignedRank with(Alternative newAlternative) {
        return new WilcoxonSignedRank(newAlternative, zeros, exactUpTo);
    }

    public WilcoxonSignedRank with(Zeros newZeros) {
        return new WilcoxonSignedRank(alternative, newZeros, exactUpTo);
    }

    /** The most non-zero differences for which p is exact; 0 for the normal limit always. */
    public WilcoxonSignedRank withExactUpTo(int n) {
        return new WilcoxonSignedRank(alternative, zeros, n);
    }

    /** Tests {@code first[i] - second[i]}. */
    public TestResult test(double[] first, double[] second) {
        return test(Differences.of(first, second));
    }

    /** Tests differences. Without any that is not zero, p is 1. */
    public TestResult test(double... differences) {
        double[] sample = Finite.sample(differences, "differences");
        int[] doubledRanks = new int[sample.length];
        int nonZero = 0;
        int dropped = zeros == Zeros.PRATT ? 0 : Differences.zeros(sample);
        Ranks ranks = Ranks.of(Differences.absolute(sample));
        long total = 0;
        long positive = 0;
        for (int i = 0; i < sample.length; i++) {
            if (sample[i] != 0) {
                int rank = StrictMath.toIntExact(ranks.doubled(i) - 2L * dropped);
                doubledRanks[nonZero++] = rank;
                total += rank;
                positive += sample[i] > 0 ? rank : 0;
            }
        }
        boolean exact = nonZero <= exactUpTo;
        double p = exact
                ? exactP(doubledRanks, nonZero, total, positive)
                : normalP(doubledRanks, nonZero, total, positive);
        return new TestResult(
                sample.length, positive / 2.0, p, exact ? TestResult.Basis.EXACT : TestResult.Basis.ASYMPTOTIC);
    }

    private double normalP(int[] doubledRanks, int nonZero, long total, long positive) {
        double squares = 0;
        for (int i = 0; i < nonZero; i++) {
            squares += (double) doubledRanks[i] * doubledRanks[i];
        }
        return Tail.normalP(positive / 2.0, total / 4.0, squares / 16, alternative);
    }

    /** The distribution of a sum of which each term is in or out by the toss of a coin. */
    private double exactP(int[] terms, int count, long total, long observed) {
        double[] probability = new double[StrictMath.toIntExact(total + 1)];
        probability[0] = 1;
        int reach = 0;
        for (int i = 0; i < count; i++) {
            reach += terms[i];
            for (int sum = reach; sum >= 0; sum--) {
                double with = sum >= terms[i] ? probability[sum - terms[i]] : 0;
                probability[sum] = (probability[sum] + with) / 2;
            }
        }
        double lower = 0;
        for (int sum = 0; sum <= observed; sum++) {
            lower += probability[sum];
        }
        double upper = 0;
        for (int sum = probability.length - 1; sum >= observed; sum--) {
            upper += probability[sum];
        }
        return alternative.p(lower, upper);
    }
}
