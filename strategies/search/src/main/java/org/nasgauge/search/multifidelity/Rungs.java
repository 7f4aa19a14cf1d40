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

        @Meaning("r: the epochs that the cheapest rung has at least") @Range(least = 1)
        int minEpochs) {
    /**
     * From cheap to full: for each rung the cheapest fidelity that the benchmark offers with at least as much of a full
     * training. Where it follows no training on the full schedule before its end, each rung is a shorter schedule: a training
     * of its own, from scratch. {@code minEpochs} bounds the epochs of a rung; where rungs have
     * part of the data, those of its own schedule.
     *
     * @throws IllegalArgumentException if there is only one rung, so that nothing would be stopped early
     */
    public List<Fidelity> fidelities(Problem problem) {
        Fidelity full = problem.fullFidelity();
        List<Fidelity> all = problem.fidelities().stream().sorted().toList();
        List<Fidelity> onSchedule = all.stream()
                .filter(fidelity -> fidelity.schedule() == full.schedule())
                .toList();
        List<Fidelity> offered = onSchedule.size() > 1 ? onSchedule : all;
        boolean inParts = offered.stream().anyMatch(fidelity -> fidelity.part().isPresent());
        List<Fidelity> rungs = new ArrayList<>();
        boolean more = true;
        for (long divisor = 1; more; divisor *= eta) {
            long parts = divisor;
            Fidelity rung = offered.stream()
                    .filter(fidelity -> isAtLeast(fidelity, full, parts))
                    .findFirst()
                    .orElse(full);
            boolean isLong = inParts ? rung.epoch() >= minEpochs : full.epoch() >= minEpochs * divisor;
            if (isLong && !rungs.contains(rung)) {
                rungs.add(rung);
            }
            more = isLong && !rung.equals(offered.get(0));
        }
        if (rungs.size() < 2) {
            throw new IllegalArgumentException("eta " + eta + " and min-epochs " + minEpochs
                    + " leave no rung below the full fidelity; the benchmark offers " + offered);
        }
        Collections.reverse(rungs);
        return List.copyOf(rungs);
    }

    /** Whether a fidelity has at least one in so many parts of the epochs of the full one, counting part of the data as such. */
    private static boolean isAtLeast(Fidelity fidelity, Fidelity full, long parts) {
        long taken = fidelity.part().map(Fidelity.Part::taken).orElse(1);
        long whole = fidelity.part().map(Fidelity.Part::whole).orElse(1);
        return fidelity.epoch() * taken * parts >= full.epoch() * whole;
    }

    /**
     * The fidelities through which one full training comes: those on its schedule, in the order of the epochs.
     *
     * @throws IllegalArgumentException if it is not followed before its end
     */
    static List<Fidelity> ofSchedule(Problem problem) {
        Fidelity full = problem.fullFidelity();
        List<Fidelity> followed = problem.fidelities().stream()
                .filter(fidelity -> fidelity.schedule() == full.schedule()
                        && fidelity.part().equals(full.part()))
                .sorted()
                .toList();
        if (followed.size() < 2) {
            throw new IllegalArgumentException(
                    "the benchmark does not follow one training over its epochs; it offers " + problem.fidelities());
        }
        return followed;
    }
}
