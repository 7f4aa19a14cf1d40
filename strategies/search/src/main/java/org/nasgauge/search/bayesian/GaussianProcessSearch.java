package org.nasgauge.search.bayesian;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.OldSetting;
import org.nasgauge.api.component.OldSettings;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.FitWatch;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategyProvider;
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
public final class GaussianProcessSearch implements SearchStrategyProvider {
    private static final OldSetting<Acquisition> ACQUISITION = new OldSetting.OneOf<>(
            "acquisition", Acquisition.EXPECTED_IMPROVEMENT, "what is greatest where the next trial is");
    private static final OldSetting<Encoding> ENCODING = new OldSetting.OneOf<>(
            "encoding", Encoding.CHOICES, "the features by whose differences architectures are far apart");
    private static final OldSetting<Integer> RANDOM_TRIALS =
            new OldSetting.Whole("random-trials", 10, 1, Integer.MAX_VALUE, "trials at the start that are random");
    private static final OldSetting<Double> LENGTH_SCALE = new OldSetting.Real(
            "length-scale", 3.0, 1e-3, 1e6, "differing features over which the correlation falls to 1/e");
    private static final OldSetting<Double> NOISE = new OldSetting.Real(
            "noise", 0.01, 1e-9, 1e3, "variance of an evaluation around the truth, as a share of the truth's");
    private static final OldSetting<Double> BETA = new OldSetting.Real(
            "beta", 4.0, 0, Double.MAX_VALUE, "of the upper confidence bound mean + sqrt(beta) deviation");
    private static final OldSetting<Integer> POOL = new OldSetting.Whole(
            "pool", 20_000, 1, 10_000_000, "candidates: the whole space if it has no more, else random ones");
    private static final OldSetting<Integer> MEMORY = new OldSetting.Whole(
            "memory", 500, 1, 100_000, "observations that the model learns from; later ones only count as proposed");

    @Override
    public String name() {
        return "gp-bo";
    }

    @Override
    public String summary() {
        return "Proposes where a Gaussian process with a Hamming kernel expects most.";
    }

    @Override
    public String source() {
        return "Mockus 1978 and Jones, Schonlau and Welch, Efficient global optimization, 1998 (expected improvement); Srinivas et al.,"
                + " Gaussian process optimization in the bandit setting, ICML 2010 (upper confidence bound); independent Thompson sampling"
                + " as in White, Neiswanger and Savani, BANANAS, AAAI 2021; kernel: Hutter et al. 2014; encodings: White, Neiswanger, Nolen and Savani, A study on encodings for NAS, NeurIPS 2020."
                + " Deviation: the length scale is a"
                + " setting, not fitted";
    }

    @Override
    public List<OldSetting<?>> settings() {
        return List.of(ACQUISITION, ENCODING, RANDOM_TRIALS, LENGTH_SCALE, NOISE, BETA, POOL, MEMORY);
    }

    @Override
    public Set<Capability> requirements() {
        return Set.of();
    }

    @Override
    public Search create(Problem problem, OldSettings settings, SeededRandom random) {
        return new Run(problem, settings, random);
    }

    /**
     * The features by which architectures are compared: White, Neiswanger, Nolen and Savani, A study on encodings for neural
     * architecture search, NeurIPS 2020.
     */
    enum Encoding {
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

    private static final class Run implements Search {
        private final Fidelity fidelity;
        private final SeededRandom random;
        private final int randomTrials;
        private final int memory;
        private final PoolModel model;
        private final BitSet proposed = new BitSet();

        Run(Problem problem, OldSettings settings, SeededRandom random) {
            this.fidelity = problem.fullFidelity();
            this.random = random;
            this.randomTrials = settings.get(RANDOM_TRIALS);
            this.memory = settings.get(MEMORY);
            Architecture[] pool = Pool.of(problem.space(), settings.get(POOL), random);
            this.model = new PoolModel(
                    pool,
                    settings.get(ENCODING).distances(problem.space(), pool),
                    settings.get(LENGTH_SCALE),
                    settings.get(NOISE),
                    settings.get(ACQUISITION),
                    settings.get(BETA),
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
