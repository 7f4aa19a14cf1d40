package org.nasgauge.search.multiobjective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.search.draw.Unseen;

/**
 * Weighted sums of the objectives, one set of weights after the other. Each turn climbs a step for its weights: a mutation,
 * not yet seen, of what has the greatest sum so far; where none is found, a random architecture. With one objective there
 * is one weight, and it is a hill climber with restarts; with more than two the weights come in random order, for one
 * sweep over them can be longer than the search.
 */
@Described(
        name = "weighted-sum",
        summary = "Climbs weighted sums of the objectives, sweeping the weights over the simplex.",
        source =
                "Zadeh, Optimality and non-scalar-valued performance criteria, IEEE Transactions on Automatic Control 1963; weights: Das"
                        + " and Dennis, SIAM Journal on Optimization 1998. The scalar problems are climbed in turn on one shared set of trials;"
                        + " each objective is scaled to the range of the front found so far")
public record WeightedSum(
        @Meaning(
                "of the simplex: weights are multiples of one in so many, of less where many objectives would have more than"
                        + " 10,000 weights")
        @Range(least = 1, most = 1_000)
        int divisions,

        @Meaning("trials at the start that are random") @Range(least = 1)
        int randomTrials)
        implements SearchStrategy {
    private static final int TRIES = 16;

    public WeightedSum() {
        this(10, 10);
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        return new Run(problem, random);
    }

    private final class Run implements Search {
        private final SearchSpace space;
        private final Fidelity fidelity;
        private final List<double[]> weights;
        private final SeededRandom random;
        private final Set<Architecture> seen = new HashSet<>();
        /** The greatest weighted sum is always on the front, whatever the weights. */
        private final List<Candidate> front = new ArrayList<>();

        private int turn;

        Run(Problem problem, SeededRandom random) {
            this.space = problem.space();
            this.fidelity = problem.fullFidelity();
            this.random = random;
            List<double[]> lattice = SimplexLattice.weights(problem.objectives().size(), divisions);
            this.weights = problem.objectives().size() < 3
                    ? lattice
                    : Arrays.stream(random.permutation(lattice.size()))
                            .mapToObj(lattice::get)
                            .toList();
        }

        @Override
        public Proposal ask() {
            boolean drawn = seen.size() < randomTrials || front.isEmpty();
            Optional<Architecture> next = drawn ? Optional.empty() : step(weights.get(turn++ % weights.size()));
            if (next.isEmpty()) {
                next = Unseen.draw(space, seen, random);
            }
            next.ifPresent(seen::add);
            return next.<Proposal>map(architecture -> new Proposal.Trial(architecture, fidelity))
                    .orElse(Unseen.none(space));
        }

        @Override
        public void tell(Observation observation) {
            if (observation instanceof Observation.Scored scored) {
                Candidate told = Candidate.of(scored);
                if (front.stream().noneMatch(kept -> kept.dominates(told))) {
                    front.removeIf(told::dominates);
                    front.add(told);
                }
            }
        }

        private Optional<Architecture> step(double[] weight) {
            Architecture parent = best(weight);
            for (int tried = 0; tried < TRIES; tried++) {
                Architecture child = space.mutate(parent, random);
                if (!seen.contains(child)) {
                    return Optional.of(child);
                }
            }
            return Optional.empty();
        }

        /** The first of the best. */
        private Architecture best(double[] weight) {
            ObjectiveRanges ranges = ObjectiveRanges.of(front);
            Candidate best = front.get(0);
            double least = Double.POSITIVE_INFINITY;
            for (Candidate candidate : front) {
                double lack = 0;
                for (int objective = 0; objective < weight.length; objective++) {
                    lack += weight[objective] * ranges.lack(candidate, objective);
                }
                if (lack < least) {
                    best = candidate;
                    least = lack;
                }
            }
            return best.architecture();
        }
    }
}
