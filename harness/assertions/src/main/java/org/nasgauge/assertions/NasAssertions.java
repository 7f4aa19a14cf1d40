package org.nasgauge.assertions;

import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.SearchSpace;

/** Where tests begin: {@code import static org.nasgauge.assertions.NasAssertions.assertThat}. */
@SuppressWarnings("overloads") // a lambda that stands for either needs a cast
public final class NasAssertions {
    private NasAssertions() {}

    /** On the embedded table {@code nasbench201-729-fashion}, under the seeds 0 to 99, for 100 evaluations, until told otherwise. */
    public static StrategyAssert assertThat(SearchStrategy strategy) {
        return new StrategyAssert(strategy);
    }

    /** On the embedded table {@code nasbench201-729-fashion}, under the seeds 0 to 99, each of 100 networks, until told otherwise. */
    public static EstimatorAssert assertThat(Estimator estimator) {
        return new EstimatorAssert(estimator);
    }

    /** With the architectures that the seeds 0 to 199 draw, until told otherwise. */
    public static SpaceAssert assertThat(SearchSpace space) {
        return new SpaceAssert(space);
    }
}
