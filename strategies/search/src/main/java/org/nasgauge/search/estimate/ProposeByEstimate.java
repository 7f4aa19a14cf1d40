package org.nasgauge.search.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Estimate;
import org.nasgauge.api.search.FitWatch;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.StrategyWrapper;

/**
 * Queries the estimator about several proposals of the strategy and evaluates the best of them; of the others the strategy is
 * told that they failed, at no cost.
 */
@Described(
        name = "propose-by-estimate",
        summary = "Evaluates the best estimated of several proposals.",
        source =
                "Abdelfattah, Mehrotra, Dudziak and Lane, Zero-cost proxies for lightweight NAS, ICLR 2021 (move proposal)."
                        + " Deviation: the number of candidates has no single published value")
public record ProposeByEstimate(
        @Meaning("proposals of which the best estimated is evaluated") @Range(least = 1, most = 1_000_000)
        int candidates)
        implements StrategyWrapper {
    public ProposeByEstimate() {
        this(10);
    }

    @Override
    public List<Need> needs() {
        return List.of(Need.Access.ESTIMATES);
    }

    @Override
    public boolean choosesTrials() {
        return true;
    }

    @Override
    public Search wrap(Search search, Problem problem, SeededRandom random) {
        return new Run(search, candidates);
    }

    /** Without an estimate, a candidate is worse than all with one. */
    private record Candidate(Proposal.Trial trial, double value) {}

    private static final class Run implements Search {
        private final Search strategy;
        private final int size;
        private final List<Candidate> candidates = new ArrayList<>();
        private Optional<Proposal.Trial> queried = Optional.empty();

        Run(Search strategy, int size) {
            this.strategy = strategy;
            this.size = size;
        }

        @Override
        public void watchFits(FitWatch watch) {
            strategy.watchFits(watch);
        }

        @Override
        public Proposal ask() {
            if (queried.isPresent()) {
                return Proposal.Wait.UNTIL_TOLD;
            }
            if (candidates.size() < size) {
                Proposal proposal = strategy.ask();
                if (proposal instanceof Proposal.Trial trial) {
                    queried = Optional.of(trial);
                    return new Proposal.Query(trial.architecture());
                }
                if (candidates.isEmpty() || proposal instanceof Proposal.Query) {
                    return proposal;
                }
            }
            return best();
        }

        @Override
        public void tell(Observation observation) {
            strategy.tell(observation);
        }

        @Override
        public void tell(Estimate estimate) {
            if (queried.isPresent()) {
                candidates.add(new Candidate(queried.get(), estimate.value().orElse(Double.NEGATIVE_INFINITY)));
                queried = Optional.empty();
            } else {
                strategy.tell(estimate);
            }
        }

        /** The best of the candidates, the first of several; the strategy hears of the others. */
        private Proposal.Trial best() {
            Candidate best = candidates.get(0);
            for (Candidate candidate : candidates) {
                best = candidate.value() > best.value() ? candidate : best;
            }
            candidates.remove(best);
            candidates.forEach(other -> strategy.tell(
                    new Observation.Failed(other.trial(), "another candidate was estimated to be better", 0)));
            candidates.clear();
            return best.trial();
        }
    }
}
