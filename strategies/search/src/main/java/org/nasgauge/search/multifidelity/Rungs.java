package org.nasgauge.search.multifidelity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.nasgauge.api.component.OldSetting;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.search.Problem;

/** The fidelities that successive halving climbs. */
public final class Rungs {
    /** The setting that {@link #of} takes for {@code least}. */
    public static final OldSetting<Integer> MIN_EPOCHS =
            new OldSetting.Whole("min-epochs", 1, 1, Integer.MAX_VALUE, "r: what the cheapest rung has at least");

    private Rungs() {}

    /** The setting that {@link #of} takes, with the value of a paper. */
    public static OldSetting<Integer> eta(int standard) {
        return new OldSetting.Whole("eta", standard, 2, 1_000, "of the architectures of a rung, one in eta goes on");
    }

    /**
     * From cheap to full: R, R/η, R/η² and so on down to {@code least} epochs, R being the full fidelity; for each the
     * cheapest that the benchmark offers with at least as many epochs, on the schedule of the full one.
     */
    public static List<Fidelity> of(Problem problem, int eta, int least) {
        Fidelity full = problem.fullFidelity();
        List<Fidelity> offered = problem.fidelities().stream()
                .filter(fidelity -> fidelity.schedule() == full.schedule())
                .sorted()
                .toList();
        List<Fidelity> rungs = new ArrayList<>();
        long divisor = 1;
        while (full.epoch() >= least * divisor) {
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
}
