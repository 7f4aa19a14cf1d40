package org.nasgauge.search.estimate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
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
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.search.draw.Unseen;

/**
 * Queries the estimator about random architectures first; the best of them take the places of the first architectures that
 * the strategy proposes, which is told of them as if they were its own.
 */
@Described(
        name = "warm-start-by-estimate",
        summary = "Lets the search start with the best estimated of many random architectures.",
        source =
                "Abdelfattah, Mehrotra, Dudziak and Lane, Zero-cost proxies for lightweight NAS, ICLR 2021 (warm-up). The number of"
                        + " trials is the size of the strategy's first generation or random start there; it has no value of its own")
public record WarmStartByEstimate(
        @Meaning("N: random architectures that are estimated") @Range(least = 1, most = 10_000_000)
        int queries,

        @Meaning("the best estimated ones that the strategy starts with") @Range(least = 1, most = 1_000_000)
        int trials)
        implements StrategyWrapper {
    public WarmStartByEstimate() {
        this(1_000, 10);
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
        return new Run(search, problem.space(), queries, trials, random);
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
