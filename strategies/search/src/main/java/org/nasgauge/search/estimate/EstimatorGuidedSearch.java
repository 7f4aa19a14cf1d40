package org.nasgauge.search.estimate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.search.draw.Pool;
import org.nasgauge.search.draw.Unseen;

/**
 * Any estimator as the guide of a search: it learns from all trials, and of a pool of architectures those that it rates best are
 * trained next; again and again. Nothing is proposed twice. Random ones take the place of what it cannot rate.
 */
@Described(
        name = "estimator-guided",
        summary = "Trains the architectures that an estimator, which learns from the trials, rates best.",
        source =
                "Wen, Liu, Chen, Li, Bender and Kindermans, Neural predictor for neural architecture search, ECCV 2020, repeated as"
                        + " in White, Zela, Ru, Liu and Hutter, How powerful are performance predictors in neural architecture search?,"
                        + " NeurIPS 2021, with the predictor of the recipe. Deviation: the sizes have no published standard; an"
                        + " estimator learns of no limits")
public record EstimatorGuidedSearch(
        @Meaning("trials at the start that are random") @Range(least = 1)
        int randomTrials,

        @Meaning("K: the best rated ones that are trained, then it learns anew") @Range(least = 1, most = 1_000_000)
        int batch,

        @Meaning("candidates: the whole space if it has no more, else random ones") @Range(least = 1, most = 10_000_000)
        int pool)
        implements SearchStrategy {
    public EstimatorGuidedSearch() {
        this(20, 10, 1_000);
    }

    @Override
    public List<Need> needs() {
        return List.of(Need.Access.ESTIMATES_FROM_TRIALS);
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        return new Run(problem, random);
    }

    private record Rated(Architecture architecture, double value) {}

    private final class Run implements Search {
        private final Problem problem;
        private final SeededRandom random;
        private final Set<Architecture> proposed = new HashSet<>();
        private final Queue<Architecture> candidates = new ArrayDeque<>();
        private final List<Rated> rated = new ArrayList<>();
        private final Queue<Architecture> next = new ArrayDeque<>();
        private boolean asking;

        Run(Problem problem, SeededRandom random) {
            this.problem = problem;
            this.random = random;
        }

        @Override
        public Proposal ask() {
            if (next.isEmpty() && proposed.size() >= randomTrials) {
                if (!asking) {
                    asking = true;
                    Arrays.stream(Pool.of(problem.space(), pool, random))
                            .filter(candidate -> !proposed.contains(candidate))
                            .distinct()
                            .forEach(candidates::add);
                }
                if (!candidates.isEmpty()) {
                    return new Proposal.Query(candidates.remove());
                }
                rated.stream()
                        .sorted(Comparator.comparingDouble(Rated::value).reversed())
                        .limit(batch)
                        .forEach(one -> next.add(one.architecture()));
                rated.clear();
                asking = false;
            }
            Optional<Architecture> chosen =
                    next.isEmpty() ? Unseen.draw(problem.space(), proposed, random) : Optional.of(next.remove());
            chosen.ifPresent(proposed::add);
            return chosen.<Proposal>map(architecture -> new Proposal.Trial(architecture, problem.fullFidelity()))
                    .orElse(Unseen.none(problem.space()));
        }

        @Override
        public void tell(Estimate estimate) {
            estimate.value()
                    .ifPresent(value -> rated.add(new Rated(estimate.query().architecture(), value)));
        }

        /** The estimator hears of it by itself. */
        @Override
        public void tell(Observation observation) {}
    }
}
