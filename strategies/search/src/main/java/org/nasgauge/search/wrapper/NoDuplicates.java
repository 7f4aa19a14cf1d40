package org.nasgauge.search.wrapper;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.OldSetting;
import org.nasgauge.api.component.OldSettings;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.StrategyWrapperProvider;
import org.nasgauge.api.space.Architecture;

/**
 * Evaluates nothing twice at one fidelity. What is proposed again is answered with what came of it the first time, at no
 * cost; while that is still under way, once it is told.
 */
public final class NoDuplicates implements StrategyWrapperProvider {
    /** What counts as the same. */
    enum Sameness {
        EXACT,
        ISOMORPHIC
    }

    /** What happens where only duplicates are proposed. */
    enum Exhaustion {
        LET_THROUGH,
        END
    }

    private static final OldSetting<Sameness> SAME =
            new OldSetting.OneOf<>("same", Sameness.ISOMORPHIC, "whether isomorphic architectures count as the same");
    private static final OldSetting<Integer> TRIES =
            new OldSetting.Whole("tries", 1_000, 1, 1_000_000_000, "so many duplicates in a row are answered");
    private static final OldSetting<Exhaustion> THEN =
            new OldSetting.OneOf<>("then", Exhaustion.LET_THROUGH, "what becomes of the next duplicate");

    @Override
    public String name() {
        return "no-duplicates";
    }

    @Override
    public String summary() {
        return "Answers what was evaluated before with what came of it, at no cost.";
    }

    @Override
    public String source() {
        return "Ying, Klein, Christiansen, Real, Murphy and Hutter, NAS-Bench-101, ICML 2019, which evaluates each"
                + " isomorphism class once";
    }

    @Override
    public List<OldSetting<?>> settings() {
        return List.of(SAME, TRIES, THEN);
    }

    @Override
    public Set<Capability> requirements() {
        return Set.of();
    }

    @Override
    public boolean followsUpTrials() {
        return true;
    }

    @Override
    public Search wrap(Search strategy, Problem problem, OldSettings settings, SeededRandom random) {
        UnaryOperator<Architecture> key =
                settings.get(SAME) == Sameness.EXACT ? UnaryOperator.identity() : problem.space()::canonical;
        return new Run(strategy, problem, key, settings.get(TRIES), settings.get(THEN));
    }

    /** What was proposed once. */
    private static final class Entry {
        private Optional<Observation> answer = Optional.empty();
        private final List<Proposal.Trial> waiting = new ArrayList<>(0);
    }

    private static final class Run extends Wrapper {
        private final Problem problem;
        private final UnaryOperator<Architecture> key;
        private final int tries;
        private final Exhaustion then;
        private final Map<Proposal.Trial, Entry> entries = new HashMap<>();

        Run(Search inner, Problem problem, UnaryOperator<Architecture> key, int tries, Exhaustion then) {
            super(inner);
            this.problem = problem;
            this.key = key;
            this.tries = tries;
            this.then = then;
        }

        @Override
        public Proposal ask() {
            for (int answered = 0; ; answered++) {
                Proposal proposal = inner.ask();
                if (!(proposal instanceof Proposal.Trial trial)
                        || problem.space().violation(trial.architecture()).isPresent()) {
                    return proposal;
                }
                Entry entry = entries.get(keyOf(trial));
                if (entry == null) {
                    entries.put(keyOf(trial), new Entry());
                    return trial;
                }
                if (answered == tries) {
                    return then == Exhaustion.END ? Proposal.End.OF_SEARCH : trial;
                }
                if (entry.answer.isPresent()) {
                    inner.tell(entry.answer.get().of(trial, 0));
                } else {
                    entry.waiting.add(trial);
                }
            }
        }

        @Override
        public void tell(Observation observation) {
            inner.tell(observation);
            Entry entry = entries.get(keyOf(observation.trial()));
            if (entry != null && entry.answer.isEmpty()) {
                entry.answer = Optional.of(observation);
                entry.waiting.forEach(trial -> inner.tell(observation.of(trial, 0)));
                entry.waiting.clear();
            }
        }

        private Proposal.Trial keyOf(Proposal.Trial trial) {
            return problem.space().violation(trial.architecture()).isPresent()
                    ? trial
                    : new Proposal.Trial(key.apply(trial.architecture()), trial.fidelity());
        }
    }
}
