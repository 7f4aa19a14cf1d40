package org.nasgauge.search.multifidelity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.search.Problem;

/** The rungs that successive halving climbs: R, R/η, R/η² epochs and so on down to r, R being those of the full fidelity. */
public record Rungs(
        @Meaning("of the architectures of a rung, one in eta goes on") @Range(least = 2, most = 1_000)
        int eta,

        @Meaning("r: what the cheapest rung has at least") @Range(least = 1)
        int minEpochs) {
    /**
     * From cheap to full: for each rung the cheapest fidelity that the benchmark offers with at least as many epochs, on the
     * schedule of the full one.
     */
    public List<Fidelity> fidelities(Problem problem) {
        Fidelity full = problem.fullFidelity();
        List<Fidelity> offered = ofSchedule(problem);
        List<Fidelity> rungs = new ArrayList<>();
        long divisor = 1;
        while (full.epoch() >= minEpochs * divisor) {
            long parts = divisor;
            Fidelity rung = offered.stream()
                    .filter(fidelity -> fidelity.epoch() * parts >= full.epoch())
                    .findFirst()
                    .orElse(full);
            if (!rungs.contains(rung)) {
                rungs.add(rung);
            }
            divisor *= eta;
        }
        if (rungs.isEmpty()) {
            rungs.add(full);
        }
        Collections.reverse(rungs);
        return List.copyOf(rungs);
    }

    /** The fidelities through which one full training comes: those on its schedule, in the order of the epochs. */
    static List<Fidelity> ofSchedule(Problem problem) {
        Fidelity full = problem.fullFidelity();
        return problem.fidelities().stream()
                .filter(fidelity -> fidelity.schedule() == full.schedule())
                .sorted()
                .toList();
    }
}
