package org.nasgauge.search.bayesian;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
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
import org.nasgauge.models.encoding.HammingCode;
import org.nasgauge.search.draw.Unseen;

/**
 * Bayesian optimisation with a Gaussian process over the choices: proposes the architecture with the greatest acquisition
 * value that is found among those not proposed yet. Nothing is proposed twice; trials that failed teach nothing.
 */
@Described(
        name = "gp-bo",
        summary = "Proposes where a Gaussian process with a Hamming kernel expects most.",
        source =
                "Mockus 1978 and Jones, Schonlau and Welch, Efficient global optimization, 1998 (expected improvement); Srinivas et al.,"
                        + " Gaussian process optimization in the bandit setting, ICML 2010 (upper confidence bound); independent Thompson sampling"
                        + " as in White, Neiswanger and Savani, BANANAS, AAAI 2021; kernel: Hutter et al. 2014; encodings: White, Neiswanger, Nolen and Savani, A study on encodings for NAS, NeurIPS 2020."
                        + " Hyperparameters by marginal likelihood: Rasmussen and Williams 2006, section 5.4; trials under way: Ginsbourger,"
                        + " Le Riche and Carraro 2010; the search for the greatest acquisition: SMAC3's for its Gaussian processes, with fewer"
                        + " candidates and searches. Deviation: one length scale for all decisions")
public record GaussianProcessSearch(
        @Meaning("what is greatest where the next trial is") Acquisition acquisition,

        @Meaning("the features by whose differences architectures are far apart")
        Encoding encoding,

        @Meaning("trials at the start that are random") @Range(least = 1)
        int randomTrials,

        @Meaning("of the upper confidence bound mean + sqrt(beta) deviation") @Range(least = 0)
        double beta,

        ProcessSettings process,
        AcquisitionSearch search)
        implements SearchStrategy {
    public GaussianProcessSearch() {
        this(
                Acquisition.EXPECTED_IMPROVEMENT,
                Encoding.CHOICES,
                10,
                4.0,
                new ProcessSettings(),
                new AcquisitionSearch(100, 2));
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

        HammingCode code(SearchSpace space) {
            return switch (this) {
                case CHOICES -> HammingCode.ofChoices(space.decisions());
                case ADJACENCY -> HammingCode.of(Features.adjacency(space.decisions()));
                case PATH -> HammingCode.of(paths(space));
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
        private final SearchSpace space;
        private final Fidelity fidelity;
        private final SeededRandom random;
        private final GaussianModel model;
        private final Set<Architecture> proposed = new HashSet<>();
        private final Set<Architecture> pending = new LinkedHashSet<>();

        Run(Problem problem, SeededRandom random) {
            this.space = problem.space();
            this.fidelity = problem.fullFidelity();
            this.random = random;
            this.model = new GaussianModel(space, encoding.code(space), process, search, acquisition, beta, random);
        }

        @Override
        public void watchFits(FitWatch watch) {
            model.watchFits(watch);
        }

        @Override
        public Proposal ask() {
            boolean drawn = proposed.size() < randomTrials || model.observations() == 0;
            Optional<Architecture> next = drawn ? Optional.empty() : model.mostPromising(proposed, pending);
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
            if (observation instanceof Observation.Scored scored) {
                model.observe(scored);
            }
        }
    }
}
