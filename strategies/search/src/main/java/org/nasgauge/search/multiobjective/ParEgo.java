package org.nasgauge.search.multiobjective;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.search.bayesian.AcquisitionSearch;
import org.nasgauge.search.bayesian.GaussianModel;
import org.nasgauge.search.bayesian.ProcessSettings;
import org.nasgauge.search.draw.Unseen;

/**
 * Bayesian optimisation of the augmented Tchebycheff function under weights that are drawn anew for each proposal: the
 * architecture with the greatest expected improvement that is found among those not proposed yet. A trial that failed teaches
 * nothing; one that exceeds a limit counts as worse than all that do not, by its violation.
 */
@Described(
        name = "parego",
        summary = "Gaussian-process search on random Tchebycheff scalarisations of the objectives.",
        source =
                "Knowles, ParEGO: a hybrid algorithm with on-line landscape approximation for expensive multiobjective optimization"
                        + " problems, IEEE Transactions on Evolutionary Computation 2006. Deviations: the process of gp-bo in place of DACE;"
                        + " objectives are scaled to what was seen, not to known limits; random trials at the start in place of a Latin"
                        + " hypercube of 11 d - 1; local searches climb where the paper evolves")
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

        ProcessSettings process,
        AcquisitionSearch search)
        implements SearchStrategy {
    public ParEgo() {
        this(10, 0.05, 10, new ProcessSettings(), new AcquisitionSearch(100, 2));
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        return new Run(problem, random);
    }

    private final class Run implements Search {
        private final SearchSpace space;
        private final Fidelity fidelity;
        private final SeededRandom random;
        private final List<double[]> weights;
        private final GaussianModel model;
        private final Set<Architecture> proposed = new HashSet<>();
        private final Set<Architecture> pending = new LinkedHashSet<>();
        private final List<Candidate> told = new ArrayList<>();

        Run(Problem problem, SeededRandom random) {
            this.space = problem.space();
            this.fidelity = problem.fullFidelity();
            this.random = random;
            this.weights = SimplexLattice.weights(problem.objectives().size(), divisions);
            this.model = GaussianModel.ofImprovement(space, process, search, random);
        }

        @Override
        public void watchFits(FitWatch watch) {
            model.watchFits(watch);
        }

        @Override
        public Proposal ask() {
            Optional<Architecture> next = proposed.size() < randomTrials || told.isEmpty()
                    ? Optional.empty()
                    : model.mostPromising(values(random.choose(weights)), proposed, pending);
            next = next.or(() -> Unseen.draw(space, proposed, random));
            if (next.isEmpty()) {
                return Unseen.none(space);
            }
            proposed.add(next.get());
            pending.add(next.get());
            return new Proposal.Trial(next.get(), fidelity);
        }

        @Override
        public void tell(Observation observation) {
            Architecture architecture = observation.trial().architecture();
            pending.remove(architecture);
            proposed.add(architecture);
            if (observation instanceof Observation.Scored scored && told.size() < process.memory()) {
                told.add(Candidate.of(scored));
                model.observe(scored);
            }
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
