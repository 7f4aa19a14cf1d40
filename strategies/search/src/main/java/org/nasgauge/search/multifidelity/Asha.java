package org.nasgauge.search.multifidelity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.Setting;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.search.SearchStrategyProvider;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;

/**
 * Asynchronous successive halving: whenever it is asked, it promotes an architecture that is among the best of its rung, from
 * the highest rung down; if there is none, it draws a new one. It never waits. A trial that failed does not enter its rung.
 */
public final class Asha implements SearchStrategyProvider {
    private static final Setting<Integer> ETA =
            new Setting.Whole("eta", 4, 2, 1_000, "of the architectures of a rung, one in eta goes on");
    private static final Setting<Integer> MIN_EPOCHS =
            new Setting.Whole("min-epochs", 1, 1, Integer.MAX_VALUE, "r: what the cheapest rung has at least");

    @Override
    public String name() {
        return "asha";
    }

    @Override
    public String summary() {
        return "Promotes the best of each rung at once, without waiting for the others.";
    }

    @Override
    public String source() {
        return "Li, Jamieson, Rostamizadeh, Gonina, Ben-tzur, Hardt, Recht and Talwalkar, A system for massively parallel hyperparameter"
                + " tuning, MLSys 2020, algorithm 2";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(ETA, MIN_EPOCHS);
    }

    @Override
    public Set<Capability> requirements() {
        return Set.of(Capability.LOWER_FIDELITIES);
    }

    @Override
    public SearchStrategy create(Problem problem, Settings settings, SeededRandom random) {
        int eta = settings.get(ETA);
        return new Run(problem.space(), random, eta, Rungs.of(problem, eta, settings.get(MIN_EPOCHS)));
    }

    private static final class Entry {
        private final Architecture architecture;
        private final double score;
        private boolean promoted;

        Entry(Architecture architecture, double score) {
            this.architecture = architecture;
            this.score = score;
        }
    }

    private static final class Run implements SearchStrategy {
        private final SearchSpace space;
        private final SeededRandom random;
        private final int eta;
        private final List<Fidelity> rungs;
        /** What each rung was told, the best first; of equal ones, the earlier. */
        private final List<List<Entry>> told = new ArrayList<>();

        Run(SearchSpace space, SeededRandom random, int eta, List<Fidelity> rungs) {
            this.space = space;
            this.random = random;
            this.eta = eta;
            this.rungs = rungs;
            rungs.forEach(rung -> told.add(new ArrayList<>()));
        }

        @Override
        public Proposal ask() {
            for (int rung = rungs.size() - 2; rung >= 0; rung--) {
                List<Entry> entries = told.get(rung);
                for (Entry entry : entries.subList(0, entries.size() / eta)) {
                    if (!entry.promoted) {
                        entry.promoted = true;
                        return new Proposal.Trial(entry.architecture, rungs.get(rung + 1));
                    }
                }
            }
            return new Proposal.Trial(space.sample(random), rungs.get(0));
        }

        @Override
        public void tell(Observation observation) {
            if (observation instanceof Observation.Scored scored) {
                List<Entry> entries = told.get(rungs.indexOf(scored.trial().fidelity()));
                int place = entries.size();
                while (place > 0 && entries.get(place - 1).score < scored.score()) {
                    place--;
                }
                entries.add(place, new Entry(scored.trial().architecture(), scored.score()));
            }
        }
    }
}
