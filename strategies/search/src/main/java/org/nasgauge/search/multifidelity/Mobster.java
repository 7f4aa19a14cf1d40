package org.nasgauge.search.multifidelity;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.FitWatch;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.models.gaussian.PoolDistances;
import org.nasgauge.search.bayesian.PoolModel;
import org.nasgauge.search.draw.Pool;

/**
 * ASHA whose new architectures have the greatest expected improvement on the highest rung that has been told enough. A trial
 * that failed does not enter its rung and teaches nothing.
 */
@Described(
        name = "mobster",
        summary = "Asynchronous halving whose architectures come from Gaussian processes.",
        source =
                "Klein, Tiao, Lienart, Archambeau and Seeger, Model-based asynchronous hyperparameter and neural architecture search, 2020."
                        + " Deviations: one Gaussian process a rung in the place of one over architectures and epochs; pending trials are not"
                        + " imagined, only not proposed again; the length scale is a setting, not fitted")
public record Mobster(
        Rungs rungs,

        @Meaning("architectures at the start that are random") @Range(least = 1)
        int randomTrials,

        @Meaning("scores that a rung needs for its model to be asked") @Range(least = 1)
        int leastTold,

        @Meaning("differing decisions over which the correlation falls to 1/e") @Range(least = 1e-3, most = 1e6)
        double lengthScale,

        @Meaning("variance of an evaluation around the truth, as a share of the truth's")
        @Range(least = 1e-9, most = 1e3)
        double noise,

        @Meaning("candidates: the whole space if it has no more, else random ones") @Range(least = 1, most = 10_000_000)
        int pool,

        @Meaning("scores that the model of a rung learns from; later ones only count as proposed")
        @Range(least = 1, most = 100_000)
        int memory)
        implements SearchStrategy {
    public Mobster() {
        this(new Rungs(3, 1), 10, 20, 3.0, 0.01, 2_000, 200);
    }

    @Override
    public List<Need> needs() {
        return List.of(Need.Access.LOWER_FIDELITIES);
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        List<Fidelity> fidelities = rungs.fidelities(problem);
        return new AsynchronousHalving(fidelities, rungs.eta(), new Models(problem, fidelities, random));
    }

    private final class Models implements Searcher {
        private final Problem problem;
        private final List<Fidelity> fidelities;
        private final SeededRandom random;
        private final List<PoolModel> models;
        private final BitSet proposed = new BitSet();

        Models(Problem problem, List<Fidelity> fidelities, SeededRandom random) {
            this.problem = problem;
            this.fidelities = fidelities;
            this.random = random;
            Architecture[] candidates = Pool.of(problem.space(), pool, random);
            PoolDistances distances = PoolDistances.ofChoices(candidates);
            this.models = fidelities.stream()
                    .map(fidelity -> PoolModel.ofImprovement(candidates, distances, lengthScale, noise, random))
                    .toList();
        }

        @Override
        public void watchFits(FitWatch watch) {
            models.forEach(model -> model.watchFits(watch));
        }

        @Override
        public void learn(Observation.Scored scored) {
            PoolModel model = models.get(fidelities.indexOf(scored.trial().fidelity()));
            OptionalInt member = model.find(scored.trial().architecture());
            if (member.isPresent() && model.observations() < memory) {
                model.observe(member.getAsInt(), scored);
            }
        }

        /** Out of the pool as long as it lasts, then from the space. */
        @Override
        public Architecture draw() {
            PoolModel any = models.get(0);
            int drawn = proposed.cardinality();
            if (drawn == any.size()) {
                return problem.space().sample(random);
            }
            Optional<PoolModel> model = drawn < randomTrials ? Optional.empty() : highestThatKnowsEnough();
            int member = model.isPresent() ? model.get().mostPromising(proposed) : any.anyBut(proposed, random);
            proposed.set(member);
            return any.member(member);
        }

        private Optional<PoolModel> highestThatKnowsEnough() {
            for (int rung = models.size() - 1; rung >= 0; rung--) {
                if (models.get(rung).observations() >= leastTold) {
                    return Optional.of(models.get(rung));
                }
            }
            return Optional.empty();
        }
    }
}
