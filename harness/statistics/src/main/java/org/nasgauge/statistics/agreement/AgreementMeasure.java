package org.nasgauge.statistics.agreement;

/**
 * How far estimates agree with true values, both greater for the better. What ties across the edge of a top is in it by
 * chance, and the measure is then the expectation.
 */
public enum AgreementMeasure {
    /** Pearson's correlation of the average ranks. */
    SPEARMAN_RHO,
    /** Concordant minus discordant pairs, over the geometric mean of the pairs untied on either side. */
    KENDALL_TAU_B,
    /** Pearson's correlation of the values themselves. */
    PEARSON_R,
    /** The share of the best part by estimate that is in the best part by truth. */
    TOP_PRECISION,
    /** Kendall's tau-b among the best part by truth; all that tie with its last one are kept. */
    TOP_KENDALL,
    /** The best true value among the k first by estimate. */
    BEST_AT_K,
    /** How far the true value of the first by estimate falls short of the best; 0 is the best. */
    FIRST_REGRET;

    /**
     * How large a top is.
     *
     * @param share the best part, in (0, 1]: rounded down to whole ones, but at least 1
     * @param first k of {@link #BEST_AT_K}; all, where there are fewer
     */
    public record Top(double share, int first) {
        /** The best tenth, and the first ten. */
        public static final Top STANDARD = new Top(0.1, 10);

        public Top {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("share is " + share + ", expected above 0 and at most 1");
            }
            if (first < 1) {
                throw new IllegalArgumentException("the first " + first + ", expected at least 1");
            }
        }
    }
}
