package org.nasgauge.search.multifidelity;

import java.util.List;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.search.Problem;

/** The fidelities through which one training comes. */
final class Steps {
    private Steps() {}

    /** All that are offered on the schedule of the full one, in the order of the epochs. */
    static List<Fidelity> of(Problem problem) {
        Fidelity full = problem.fullFidelity();
        return problem.fidelities().stream()
                .filter(fidelity -> fidelity.schedule() == full.schedule())
                .sorted()
                .toList();
    }
}
