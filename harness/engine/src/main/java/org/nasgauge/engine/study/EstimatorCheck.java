package org.nasgauge.engine.study;

import java.util.Set;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.estimate.EstimatorProvider;
import org.nasgauge.api.search.Problem;

/** Whether a benchmark has what an estimator needs. */
final class EstimatorCheck {
    private EstimatorCheck() {}

    /**
     * The epochs of training that each estimate consumes.
     *
     * @throws UserError if the benchmark cannot do what the estimator requires
     */
    static int epochs(Chosen<EstimatorProvider> chosen, Benchmark benchmark, Problem problem) {
        chosen.check(benchmark, Set.of(), Set.of());
        int epochs = chosen.provider().epochs(problem, chosen.settings());
        chosen.check(benchmark, epochs > 0 ? Set.of(Capability.LEARNING_CURVES) : Set.of(), Set.of());
        if (epochs > benchmark.fullFidelity().epoch()) {
            throw UserError.at(
                    chosen.choice().place(),
                    "'" + chosen.choice().label() + "' needs " + epochs + " epochs, and '" + benchmark.name()
                            + "' trains for " + benchmark.fullFidelity().epoch(),
                    "Choose fewer epochs");
        }
        chosen.tryOut(random -> chosen.provider().create(problem, chosen.settings(), random));
        return epochs;
    }
}
