package org.nasgauge.engine.study;

import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.search.Problem;

/** Whether a benchmark has what an estimator needs. */
final class EstimatorCheck {
    private EstimatorCheck() {}

    /** @throws UserError if the benchmark lacks what the estimator needs, or the settings do not suit it */
    static void check(Chosen<Estimator> chosen, Benchmark benchmark, Problem problem) {
        chosen.check(benchmark);
        chosen.tryOut(random -> chosen.component().start(problem, random));
    }
}
