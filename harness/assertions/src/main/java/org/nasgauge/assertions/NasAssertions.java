package org.nasgauge.assertions;

import org.nasgauge.api.search.SearchStrategy;

/** Where tests begin: {@code import static org.nasgauge.assertions.NasAssertions.assertThat}. */
public final class NasAssertions {
    private NasAssertions() {}

    /** On the embedded table {@code nasbench201-729-fashion}, under the seeds 0 to 99, for 100 evaluations, until told otherwise. */
    public static StrategyAssert assertThat(SearchStrategy strategy) {
        return new StrategyAssert(strategy);
    }
}
