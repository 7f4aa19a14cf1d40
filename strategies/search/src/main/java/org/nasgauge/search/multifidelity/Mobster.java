package org.nasgauge.search.multifidelity;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.nasgauge.search.bayesian.AcquisitionSearch;
import org.nasgauge.search.bayesian.GaussianModel;
import org.nasgauge.search.bayesian.ProcessSettings;
import org.nasgauge.search.draw.Unseen;

/**
 * ASHA whose new architectures have the greatest expected improvement on the highest rung that has been told enough. A trial
 * that failed does not enter its rung and teaches nothing.
 */
@Described(
        name = "mobster",
        summary = "Asynchronous halving whose architectures come from Gaussian processes.",
        source =
                "Klein, Tiao, Lienart, Archambeau and Seeger, Model-based asynchronous hyperparameter and neural architecture search, 2020."
                        + " Deviations: one Gaussian process a rung in the place of one over architectures and epochs; a trial under way has the"
                        + " score that is expected of it, where the authors' program draws twenty")
public record Mobster(
        Rungs rungs,

        @Meaning("architectures at the start that are random") @Range(least = 1)
        int randomTrials,

        @Meaning("scores that a rung needs for its model to be asked") @Range(least = 1)
        int leastTold,

        ProcessSettings process,
        AcquisitionSearch search)
        implements SearchStrategy {
    public Mobster() {
        this(new Rungs(3, 1), 10, 20, new ProcessSettings(), new AcquisitionSearch(100, 2));
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
        private final List<GaussianModel> models;
        private final Set<Architecture> proposed = new HashSet<>();
        private final Set<Architecture> pending = new LinkedHashSet<>();

        Models(Problem problem, List<Fidelity> fidelities, SeededRandom random) {
            this.problem = problem;
            this.fidelities = fidelities;
            this.random = random;
            this.models = fidelities.stream()
                    .map(fidelity -> GaussianModel.ofImprovement(problem.space(), process, search, random))
                    .toList();
        }

        @Override
        public void watchFits(FitWatch watch) {
            models.forEach(model -> model.watchFits(watch));
        }

        @Override
        public void learn(Observation.Scored scored) {
            pending.remove(scored.trial().architecture());
            models.get(fidelities.indexOf(scored.trial().fidelity())).observe(scored);
        }

        /** Nothing twice as long as something new is found. */
        @Override
        public Architecture draw(Fidelity rung) {
            Optional<Architecture> promising = proposed.size() < randomTrials
                    ? Optional.empty()
                    : highestThatKnowsEnough().flatMap(model -> model.mostPromising(proposed, pending));
            Architecture next = promising
                    .or(() -> Unseen.draw(problem.space(), proposed, random))
                    .orElseGet(() -> problem.space().sample(random));
            proposed.add(next);
            pending.add(next);
            return next;
        }

        private Optional<GaussianModel> highestThatKnowsEnough() {
            for (int rung = models.size() - 1; rung >= 0; rung--) {
                if (models.get(rung).observations() >= leastTold) {
                    return Optional.of(models.get(rung));
                }
            }
            return Optional.empty();
        }
    }
}
