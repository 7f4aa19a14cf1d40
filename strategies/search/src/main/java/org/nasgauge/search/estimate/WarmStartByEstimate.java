package org.nasgauge.search.estimate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.OldSetting;
import org.nasgauge.api.component.OldSettings;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Estimate;
import org.nasgauge.api.search.FitWatch;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.StrategyWrapperProvider;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.search.draw.Unseen;

/**
 * Queries the estimator about random architectures first; the best of them take the places of the first architectures that
 * the strategy proposes, which is told of them as if they were its own.
 */
public final class WarmStartByEstimate implements StrategyWrapperProvider {
    private static final OldSetting<Integer> QUERIES =
            new OldSetting.Whole("queries", 1_000, 1, 10_000_000, "N: random architectures that are estimated");
    private static final OldSetting<Integer> TRIALS =
            new OldSetting.Whole("trials", 10, 1, 1_000_000, "the best estimated ones that the strategy starts with");

    @Override
    public String name() {
        return "warm-start-by-estimate";
    }

    @Override
    public String summary() {
        return "Lets the search start with the best estimated of many random architectures.";
    }

    @Override
    public String source() {
        return "Abdelfattah, Mehrotra, Dudziak and Lane, Zero-cost proxies for lightweight NAS, ICLR 2021 (warm-up). The number of"
                + " trials is the size of the strategy's first generation or random start there; it has no value of its own";
    }

    @Override
    public List<OldSetting<?>> settings() {
        return List.of(QUERIES, TRIALS);
    }

    @Override
    public Set<Capability> requirements() {
        return Set.of(Capability.ESTIMATES);
    }

    @Override
    public boolean choosesTrials() {
        return true;
    }

    @Override
    public Search wrap(Search strategy, Problem problem, OldSettings settings, SeededRandom random) {
        return new Run(strategy, problem.space(), settings.get(QUERIES), settings.get(TRIALS), random);
    }

    private record Estimated(Architecture architecture, double value) {}

    private static final class Run implements Search {
        private final Search strategy;
        private final SearchSpace space;
        private final int trials;
        private final SeededRandom random;
        private final Set<Architecture> queried = new HashSet<>();
        private final Set<Architecture> underWay = new HashSet<>();
        private final List<Estimated> estimated = new ArrayList<>();
        private final Queue<Architecture> best = new ArrayDeque<>();
        private int queriesLeft;

        Run(Search strategy, SearchSpace space, int queries, int trials, SeededRandom random) {
            this.strategy = strategy;
            this.space = space;
            this.queriesLeft = queries;
            this.trials = trials;
            this.random = random;
        }

        @Override
        public void watchFits(FitWatch watch) {
            strategy.watchFits(watch);
        }

        @Override
        public Proposal ask() {
            if (queriesLeft > 0) {
                queriesLeft--;
                Optional<Architecture> next = Unseen.draw(space, queried, random);
                if (next.isPresent()) {
                    queried.add(next.get());
                    underWay.add(next.get());
                    return new Proposal.Query(next.get());
                }
                queriesLeft = 0;
            }
            if (!underWay.isEmpty()) {
                return Proposal.Wait.UNTIL_TOLD;
            }
            rank();
            Proposal proposal = strategy.ask();
            return proposal instanceof Proposal.Trial trial && !best.isEmpty()
                    ? new Proposal.Trial(best.remove(), trial.fidelity())
                    : proposal;
        }

        @Override
        public void tell(Observation observation) {
            strategy.tell(observation);
        }

        @Override
        public void tell(Estimate estimate) {
            Architecture architecture = estimate.query().architecture();
            if (underWay.remove(architecture)) {
                estimate.value().ifPresent(value -> estimated.add(new Estimated(architecture, value)));
            } else {
                strategy.tell(estimate);
            }
        }

        private void rank() {
            estimated.stream()
                    .sorted(Comparator.comparingDouble(Estimated::value).reversed())
                    .limit(trials)
                    .forEach(one -> best.add(one.architecture()));
            estimated.clear();
        }
    }
}
