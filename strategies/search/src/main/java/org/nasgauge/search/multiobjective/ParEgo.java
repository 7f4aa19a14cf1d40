package org.nasgauge.search.multiobjective;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.FitWatch;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.models.gaussian.PoolDistances;
import org.nasgauge.search.bayesian.PoolModel;
import org.nasgauge.search.draw.Pool;

/**
 * Bayesian optimisation of the augmented Tchebycheff function under weights that are drawn anew for each proposal: the
 * architecture with the greatest expected improvement among all that were not proposed yet. A trial that failed teaches
 * nothing; one that exceeds a limit counts as worse than all that do not, by its violation.
 */
@Described(
        name = "parego",
        summary = "Gaussian-process search on random Tchebycheff scalarisations of the objectives.",
        source =
                "Knowles, ParEGO: a hybrid algorithm with on-line landscape approximation for expensive multiobjective optimization"
                        + " problems, IEEE Transactions on Evolutionary Computation 2006. Deviations: the process of gp-bo in place of DACE;"
                        + " objectives are scaled to what was seen, not to known limits; random trials at the start in place of a Latin"
                        + " hypercube of 11 d - 1; all candidates are compared, where the paper evolves them")
public record ParEgo(
        @Meaning(
                "s: weights are multiples of 1/s; the paper has 10 for two objectives. Less where many objectives would have more"
                        + " than 10,000 weights")
        @Range(least = 1, most = 1_000)
        int divisions,

        @Meaning("of the sum that augments the Tchebycheff function") @Range(least = 0, most = 1e3)
        double rho,

        @Meaning("trials at the start that are random") @Range(least = 1)
        int randomTrials,

        @Meaning("differing decisions over which the correlation falls to 1/e") @Range(least = 1e-3, most = 1e6)
        double lengthScale,

        @Meaning("variance of an evaluation around the truth, as a share of the truth's")
        @Range(least = 1e-9, most = 1e3)
        double noise,

        @Meaning("candidates: the whole space if it has no more, else random ones") @Range(least = 1, most = 10_000_000)
        int pool,

        @Meaning("observations that the model learns from; later ones only count as proposed")
        @Range(least = 1, most = 100_000)
        int memory)
        implements SearchStrategy {
    public ParEgo() {
        this(10, 0.05, 10, 3.0, 0.01, 20_000, 500);
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        return new Run(problem, random);
    }

    private final class Run implements Search {
        private final Fidelity fidelity;
        private final SeededRandom random;
        private final List<double[]> weights;
        private final PoolModel model;
        private final BitSet proposed = new BitSet();
        private final List<Candidate> told = new ArrayList<>();

        Run(Problem problem, SeededRandom random) {
            this.fidelity = problem.fullFidelity();
            this.random = random;
            this.weights = SimplexLattice.weights(problem.objectives().size(), divisions);
            Architecture[] candidates = Pool.of(problem.space(), pool, random);
            PoolDistances distances = PoolDistances.ofChoices(candidates);
            this.model = PoolModel.ofImprovement(candidates, distances, lengthScale, noise, random);
        }

        @Override
        public void watchFits(FitWatch watch) {
            model.watchFits(watch);
        }

        @Override
        public Proposal ask() {
            int asked = proposed.cardinality();
            if (asked == model.size()) {
                return Proposal.End.OF_SEARCH;
            }
            int next = asked < randomTrials || told.isEmpty() ? model.anyBut(proposed, random) : mostPromising();
            proposed.set(next);
            return new Proposal.Trial(model.member(next), fidelity);
        }

        @Override
        public void tell(Observation observation) {
            OptionalInt member = model.find(observation.trial().architecture());
            if (member.isPresent() && observation instanceof Observation.Scored scored && told.size() < memory) {
                told.add(Candidate.of(scored));
                model.observe(member.getAsInt(), 0);
            }
        }

        private int mostPromising() {
            model.revalue(values(random.choose(weights)));
            return model.mostPromising(proposed);
        }

        /** Equation 2, its sign changed: from 0, the best of all in every objective, to -(1 + rho). */
        private double[] values(double[] weight) {
            ObjectiveRanges ranges = ObjectiveRanges.of(told);
            double[] values = new double[told.size()];
            for (int i = 0; i < values.length; i++) {
                Candidate candidate = told.get(i);
                double greatest = 0;
                double sum = 0;
                for (int objective = 0; objective < weight.length; objective++) {
                    double weighted = weight[objective] * ranges.lack(candidate, objective);
                    greatest = Math.max(greatest, weighted);
                    sum += weighted;
                }
                values[i] = candidate.violation() == 0
                        ? -(greatest + rho * sum)
                        : -(1 + rho + Math.min(1, candidate.violation()));
            }
            return values;
        }
    }
}
