package org.nasgauge.search.bayesian;

import java.util.BitSet;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.FitWatch;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.PathEncoded;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.models.encoding.Features;
import org.nasgauge.models.gaussian.PoolDistances;
import org.nasgauge.search.draw.Pool;

/**
 * Bayesian optimisation with a Gaussian process over the choices: proposes the architecture with the greatest acquisition
 * value among all that were not proposed yet. Architectures under way, and trials that failed, are not proposed again and
 * teach nothing.
 */
@Described(
        name = "gp-bo",
        summary = "Proposes where a Gaussian process with a Hamming kernel expects most.",
        source =
                "Mockus 1978 and Jones, Schonlau and Welch, Efficient global optimization, 1998 (expected improvement); Srinivas et al.,"
                        + " Gaussian process optimization in the bandit setting, ICML 2010 (upper confidence bound); independent Thompson sampling"
                        + " as in White, Neiswanger and Savani, BANANAS, AAAI 2021; kernel: Hutter et al. 2014; encodings: White, Neiswanger, Nolen and Savani, A study on encodings for NAS, NeurIPS 2020."
                        + " Deviation: the length scale is a"
                        + " setting, not fitted")
public record GaussianProcessSearch(
        @Meaning("what is greatest where the next trial is") Acquisition acquisition,

        @Meaning("the features by whose differences architectures are far apart")
        Encoding encoding,

        @Meaning("trials at the start that are random") @Range(least = 1)
        int randomTrials,

        @Meaning("differing features over which the correlation falls to 1/e") @Range(least = 1e-3, most = 1e6)
        double lengthScale,

        @Meaning("variance of an evaluation around the truth, as a share of the truth's")
        @Range(least = 1e-9, most = 1e3)
        double noise,

        @Meaning("of the upper confidence bound mean + sqrt(beta) deviation") @Range(least = 0)
        double beta,

        @Meaning("candidates: the whole space if it has no more, else random ones") @Range(least = 1, most = 10_000_000)
        int pool,

        @Meaning("observations that the model learns from; later ones only count as proposed")
        @Range(least = 1, most = 100_000)
        int memory)
        implements SearchStrategy {
    public GaussianProcessSearch() {
        this(Acquisition.EXPECTED_IMPROVEMENT, Encoding.CHOICES, 10, 3.0, 0.01, 4.0, 20_000, 500);
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        return new Run(problem, random);
    }

    /**
     * The features by which architectures are compared: White, Neiswanger, Nolen and Savani, A study on encodings for neural
     * architecture search, NeurIPS 2020.
     */
    public enum Encoding {
        /** The choice of each decision. */
        CHOICES,
        /** The one-hot adjacency matrix. */
        ADJACENCY,
        /** Not of every space. */
        PATH;

        PoolDistances distances(SearchSpace space, Architecture[] pool) {
            return switch (this) {
                case CHOICES -> PoolDistances.ofChoices(pool);
                case ADJACENCY -> PoolDistances.of(Features.adjacency(space.decisions()), pool);
                case PATH -> PoolDistances.of(paths(space), pool);
            };
        }

        private static Features paths(SearchSpace space) {
            if (space instanceof PathEncoded cells) {
                return Features.paths(cells);
            }
            throw UserError.at("encoding", "the space " + space.name() + " has no path encoding", "Choose another");
        }
    }

    private final class Run implements Search {
        private final Fidelity fidelity;
        private final SeededRandom random;
        private final PoolModel model;
        private final BitSet proposed = new BitSet();

        Run(Problem problem, SeededRandom random) {
            this.fidelity = problem.fullFidelity();
            this.random = random;
            Architecture[] candidates = Pool.of(problem.space(), pool, random);
            PoolDistances distances = encoding.distances(problem.space(), candidates);
            this.model = new PoolModel(candidates, distances, lengthScale, noise, acquisition, beta, random);
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
            boolean drawn = asked < randomTrials || model.observations() == 0;
            int next = drawn ? model.anyBut(proposed, random) : model.mostPromising(proposed);
            proposed.set(next);
            return new Proposal.Trial(model.member(next), fidelity);
        }

        @Override
        public void tell(Observation observation) {
            if (observation instanceof Observation.Scored scored) {
                model.find(scored.trial().architecture()).ifPresent(member -> {
                    if (model.observations() < memory) {
                        model.observe(member, scored);
                    } else if (scored.feasible()) {
                        model.note(scored.score());
                    }
                });
            }
        }
    }
}
