package org.nasgauge.engine.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.space.Architecture;

/**
 * The trainings of one run that are paused below the end of their schedule. While a training is continued nobody else can
 * continue it.
 */
final class PausedTrainings {
    private final Map<Architecture, List<Progress>> paused = new HashMap<>();

    /**
     * The training of the trial's architecture and schedule that has come furthest without having come as far as the trial
     * asks, if there is one; it is no longer among the paused ones then.
     */
    Optional<Progress> take(Proposal.Trial trial) {
        List<Progress> ofArchitecture = paused.getOrDefault(trial.architecture(), List.of());
        int furthest = -1;
        for (int i = 0; i < ofArchitecture.size(); i++) {
            Progress one = ofArchitecture.get(i);
            if (one.leadsTo(trial.fidelity())
                    && (furthest < 0
                            || one.fidelity().epoch()
                                    > ofArchitecture.get(furthest).fidelity().epoch())) {
                furthest = i;
            }
        }
        return furthest < 0 ? Optional.empty() : Optional.of(ofArchitecture.remove(furthest));
    }

    /** From now on the training can be continued. */
    void keep(Architecture architecture, Progress training) {
        if (training.hasMore()) {
            paused.computeIfAbsent(architecture, key -> new ArrayList<>(2)).add(training);
        }
    }
}
