package org.nasgauge.search.multiobjective;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.OldSetting;
import org.nasgauge.api.component.OldSettings;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.FitWatch;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategyProvider;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.models.gaussian.PoolDistances;
import org.nasgauge.search.bayesian.Acquisition;
import org.nasgauge.search.bayesian.PoolModel;
import org.nasgauge.search.draw.Pool;

/**
 * Bayesian optimisation of the augmented Tchebycheff function under weights that are drawn anew for each proposal: the
 * architecture with the greatest expected improvement among all that were not proposed yet. A trial that failed teaches
 * nothing; one that exceeds a limit counts as worse than all that do not, by its violation.
 */
public final class ParEgo implements SearchStrategyProvider {
    private static final OldSetting<Integer> DIVISIONS = new OldSetting.Whole(
            "divisions", 10, 1, 1_000, "s: weights are multiples of 1/s; the paper has 10 for two objectives");
    private static final OldSetting<Double> RHO =
            new OldSetting.Real("rho", 0.05, 0, 1e3, "of the sum that augments the Tchebycheff function");
    private static final OldSetting<Integer> RANDOM_TRIALS =
            new OldSetting.Whole("random-trials", 10, 1, Integer.MAX_VALUE, "trials at the start that are random");
    private static final OldSetting<Double> LENGTH_SCALE = new OldSetting.Real(
            "length-scale", 3.0, 1e-3, 1e6, "differing decisions over which the correlation falls to 1/e");
    private static final OldSetting<Double> NOISE = new OldSetting.Real(
            "noise", 0.01, 1e-9, 1e3, "variance of an evaluation around the truth, as a share of the truth's");
    private static final OldSetting<Integer> POOL = new OldSetting.Whole(
            "pool", 20_000, 1, 10_000_000, "candidates: the whole space if it has no more, else random ones");
    private static final OldSetting<Integer> MEMORY = new OldSetting.Whole(
            "memory", 500, 1, 100_000, "observations that the model learns from; later ones only count as proposed");

    @Override
    public String name() {
        return "parego";
    }

    @Override
    public String summary() {
        return "Gaussian-process search on random Tchebycheff scalarisations of the objectives.";
    }

    @Override
    public String source() {
        return "Knowles, ParEGO: a hybrid algorithm with on-line landscape approximation for expensive multiobjective optimization"
                + " problems, IEEE Transactions on Evolutionary Computation 2006. Deviations: the process of gp-bo in place of DACE;"
                + " objectives are scaled to what was seen, not to known limits; random trials at the start in place of a Latin"
                + " hypercube of 11 d - 1; all candidates are compared, where the paper evolves them";
    }

    @Override
    public List<OldSetting<?>> settings() {
        return List.of(DIVISIONS, RHO, RANDOM_TRIALS, LENGTH_SCALE, NOISE, POOL, MEMORY);
    }

    @Override
    public Set<Capability> requirements() {
        return Set.of();
    }

    @Override
    public Search create(Problem problem, OldSettings settings, SeededRandom random) {
        return new Run(problem, settings, random);
    }

    private static final class Run implements Search {
        private final Fidelity fidelity;
        private final SeededRandom random;
        private final List<double[]> weights;
        private final double rho;
        private final int randomTrials;
        private final int memory;
        private final PoolModel model;
        private final BitSet proposed = new BitSet();
        private final List<Candidate> told = new ArrayList<>();

        Run(Problem problem, OldSettings settings, SeededRandom random) {
            this.fidelity = problem.fullFidelity();
            this.random = random;
            this.weights = SimplexLattice.weights(problem.objectives().size(), settings.get(DIVISIONS));
            this.rho = settings.get(RHO);
            this.randomTrials = settings.get(RANDOM_TRIALS);
            this.memory = settings.get(MEMORY);
            Architecture[] pool = Pool.of(problem.space(), settings.get(POOL), random);
            this.model = new PoolModel(
                    pool,
                    PoolDistances.ofChoices(pool),
                    settings.get(LENGTH_SCALE),
                    settings.get(NOISE),
                    Acquisition.EXPECTED_IMPROVEMENT,
                    0,
                    random);
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
