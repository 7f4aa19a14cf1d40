package org.nasgauge.statistics.significance;

import org.nasgauge.statistics.Finite;
import org.nasgauge.statistics.Ranks;

/**
 * The Mann-Whitney test that two independent samples come from one distribution. The statistic is U of the first: how
 * many pairs its value wins, ties counting one half.
 *
 * <p>The exact p-value is over all assignments of the pooled values to the samples, so ties need no approximation.
 * H. B. Mann and D. R. Whitney, Annals of Mathematical Statistics 18 (1947).
 */
public final class MannWhitney {
    private static final int MOST_EXACT = 300;
    private static final MannWhitney DEFAULTS = new MannWhitney(Alternative.TWO_SIDED, 100);

    private final Alternative alternative;
    private final int exactUpTo;

    private MannWhitney(Alternative alternative, int exactUpTo) {
        this.alternative = alternative;
        this.exactUpTo = exactUpTo;
    }

    /** Two-sided, exact up to 100 values in both samples together. */
    public static MannWhitney withDefaults() {
        return DEFAULTS;
    }

    public MannWhitney with(Alternative newAlternative) {
        return new MannWhitney(newAlternative, exactUpTo);
    }

    /**
     * The most values in both samples for which p is exact; 0 for the normal limit always.
     *
     * @throws IllegalArgumentException above 300, where the cost, of order n^4, becomes seconds
     */
    public MannWhitney withExactUpTo(int n) {
        if (n > MOST_EXACT) {
            throw new IllegalArgumentException(
                    "exact up to " + n + " values, at most " + MOST_EXACT + " are affordable");
        }
        return new MannWhitney(alternative, n);
    }

    /** Tests whether values of {@code first} tend to be other than those of {@code second}. */
    public TestResult test(double[] first, double[] second) {
        double[] x = Finite.sample(first, "first");
        double[] y = Finite.sample(second, "second");
        Ranks ranks = pooled(x, y);
        double u = u(ranks, x.length);
        int n = x.length + y.length;
        return n <= exactUpTo
                ? new TestResult(n, u, exactP(ranks, x.length, doubledSum(ranks, 0, x.length)), TestResult.Basis.EXACT)
                : new TestResult(n, u, normalP(ranks, x.length, y.length, u), TestResult.Basis.ASYMPTOTIC);
    }

    static Ranks pooled(double[] x, double[] y) {
        double[] both = new double[x.length + y.length];
        System.arraycopy(x, 0, both, 0, x.length);
        System.arraycopy(y, 0, both, x.length, y.length);
        return Ranks.of(both);
    }

    /** @param size of the first sample, whose ranks come first */
    static double u(Ranks ranks, int size) {
        return (doubledSum(ranks, 0, size) - (long) size * (size + 1)) / 2.0;
    }

    private static long doubledSum(Ranks ranks, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += ranks.doubled(i);
        }
        return sum;
    }

    private double normalP(Ranks ranks, int m, int k, double u) {
        double n = m + k;
        double variance = (double) m * k / 12 * (n + 1 - ranks.tieCorrection() / (n * (n - 1)));
        return Tail.normalP(u, (double) m * k / 2, variance, alternative);
    }

    /** Counts the subsets of the pooled ranks with the size of the first sample by their sum. */
    private double exactP(Ranks ranks, int size, long observed) {
        int n = ranks.n();
        int total = StrictMath.toIntExact(doubledSum(ranks, 0, n));
        double[][] subsets = new double[size + 1][total + 1];
        subsets[0][0] = 1;
        int reach = 0;
        for (int i = 0; i < n; i++) {
            int rank = StrictMath.toIntExact(ranks.doubled(i));
            reach += rank;
            for (int taken = StrictMath.min(size, i + 1); taken > 0; taken--) {
                for (int sum = reach; sum >= rank; sum--) {
                    subsets[taken][sum] += subsets[taken - 1][sum - rank];
                }
            }
        }
        double all = 0;
        double lower = 0;
        double upper = 0;
        for (int sum = 0; sum <= total; sum++) {
            double count = subsets[size][sum];
            all += count;
            lower += sum <= observed ? count : 0;
            upper += sum >= observed ? count : 0;
        }
        return alternative.p(StrictMath.min(1, lower / all), StrictMath.min(1, upper / all));
    }
}
