package org.nasgauge.search.wrapper;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.StrategyWrapper;
import org.nasgauge.api.space.Architecture;

/**
 * Evaluates nothing twice at one fidelity. What is proposed again is answered with what came of it the first time, at no
 * cost; while that is still under way, once it is told. How many answers come for nothing is bounded on the whole, so that a
 * strategy that proposes nothing new is told as much as it evaluates, times a constant.
 */
@Described(
        name = "no-duplicates",
        summary = "Answers what was evaluated before with what came of it, at no cost.",
        source = "Ying, Klein, Christiansen, Real, Murphy and Hutter, NAS-Bench-101, ICML 2019, which evaluates each"
                + " isomorphism class once")
public record NoDuplicates(
        @Meaning("whether isomorphic architectures count as the same")
        Sameness same,

        @Meaning("so many duplicates in a row are answered") @Range(least = 1, most = 1_000_000_000)
        int tries,

        @Meaning("so many more for each evaluation, on the whole, are answered") @Range(least = 0, most = 1_000_000)
        int perEvaluation,

        @Meaning("what becomes of the next duplicate") Exhaustion then)
        implements StrategyWrapper {
    public NoDuplicates() {
        this(Sameness.ISOMORPHIC, 100, 10, Exhaustion.LET_THROUGH);
    }

    /** What counts as the same. */
    public enum Sameness {
        EXACT,
        ISOMORPHIC
    }

    /** What happens where only duplicates are proposed. */
    public enum Exhaustion {
        LET_THROUGH,
        END
    }

    @Override
    public boolean followsUpTrials() {
        return true;
    }

    @Override
    public Search wrap(Search search, Problem problem, SeededRandom random) {
        UnaryOperator<Architecture> key =
                same == Sameness.EXACT ? UnaryOperator.identity() : problem.space()::canonical;
        return new Run(search, problem, key);
    }

    /** What was proposed once. */
    private static final class Entry {
        private Optional<Observation> answer = Optional.empty();
        private final List<Proposal.Trial> waiting = new ArrayList<>(0);
    }

    private final class Run extends Wrapper {
        private final Problem problem;
        private final UnaryOperator<Architecture> key;
        private final Map<Proposal.Trial, Entry> entries = new HashMap<>();
        /** Duplicates that may still be answered. */
        private long allowed = tries;

        Run(Search inner, Problem problem, UnaryOperator<Architecture> key) {
            super(inner);
            this.problem = problem;
            this.key = key;
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
                    allowed += perEvaluation;
                    return trial;
                }
                if (answered == tries || allowed == 0) {
                    allowed += perEvaluation;
                    return then == Exhaustion.END ? Proposal.End.OF_SEARCH : trial;
                }
                allowed--;
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
