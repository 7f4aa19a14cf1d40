package org.nasgauge.search.multifidelity;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
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
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategyProvider;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.models.gaussian.PoolDistances;
import org.nasgauge.search.bayesian.Acquisition;
import org.nasgauge.search.bayesian.PoolModel;
import org.nasgauge.search.draw.Pool;

/**
 * ASHA whose new architectures have the greatest expected improvement on the highest rung that has been told enough. A trial
 * that failed does not enter its rung and teaches nothing.
 */
public final class Mobster implements SearchStrategyProvider {
    private static final OldSetting<Integer> ETA = Rungs.eta(3);
    private static final OldSetting<Integer> RANDOM_TRIALS = new OldSetting.Whole(
            "random-trials", 10, 1, Integer.MAX_VALUE, "architectures at the start that are random");
    private static final OldSetting<Integer> LEAST_TOLD = new OldSetting.Whole(
            "least-told", 20, 1, Integer.MAX_VALUE, "scores that a rung needs for its model to be asked");
    private static final OldSetting<Double> LENGTH_SCALE = new OldSetting.Real(
            "length-scale", 3.0, 1e-3, 1e6, "differing decisions over which the correlation falls to 1/e");
    private static final OldSetting<Double> NOISE = new OldSetting.Real(
            "noise", 0.01, 1e-9, 1e3, "variance of an evaluation around the truth, as a share of the truth's");
    private static final OldSetting<Integer> POOL = new OldSetting.Whole(
            "pool", 2_000, 1, 10_000_000, "candidates: the whole space if it has no more, else random ones");
    private static final OldSetting<Integer> MEMORY = new OldSetting.Whole(
            "memory",
            200,
            1,
            100_000,
            "scores that the model of a rung learns from; later ones only count as proposed");

    @Override
    public String name() {
        return "mobster";
    }

    @Override
    public String summary() {
        return "Asynchronous halving whose architectures come from Gaussian processes.";
    }

    @Override
    public String source() {
        return "Klein, Tiao, Lienart, Archambeau and Seeger, Model-based asynchronous hyperparameter and neural architecture search, 2020."
                + " Deviations: one Gaussian process a rung in the place of one over architectures and epochs; pending trials are not"
                + " imagined, only not proposed again; the length scale is a setting, not fitted";
    }

    @Override
    public List<OldSetting<?>> settings() {
        return List.of(ETA, Rungs.MIN_EPOCHS, RANDOM_TRIALS, LEAST_TOLD, LENGTH_SCALE, NOISE, POOL, MEMORY);
    }

    @Override
    public Set<Capability> requirements() {
        return Set.of(Capability.LOWER_FIDELITIES);
    }

    @Override
    public Search create(Problem problem, OldSettings settings, SeededRandom random) {
        List<Fidelity> rungs = Rungs.of(problem, settings.get(ETA), settings.get(Rungs.MIN_EPOCHS));
        Models models = new Models(problem, settings, rungs, random);
        return new AsynchronousHalving(rungs, settings.get(ETA), models);
    }

    private static final class Models implements Searcher {
        private final Problem problem;
        private final OldSettings settings;
        private final SeededRandom random;
        private final List<Fidelity> rungs;
        private final List<PoolModel> models;
        private final BitSet proposed = new BitSet();

        Models(Problem problem, OldSettings settings, List<Fidelity> rungs, SeededRandom random) {
            this.problem = problem;
            this.settings = settings;
            this.random = random;
            this.rungs = rungs;
            Architecture[] pool = Pool.of(problem.space(), settings.get(POOL), random);
            PoolDistances distances = PoolDistances.ofChoices(pool);
            this.models = rungs.stream()
                    .map(rung -> new PoolModel(
                            pool,
                            distances,
                            settings.get(LENGTH_SCALE),
                            settings.get(NOISE),
                            Acquisition.EXPECTED_IMPROVEMENT,
                            0,
                            random))
                    .toList();
        }

        @Override
        public void watchFits(FitWatch watch) {
            models.forEach(model -> model.watchFits(watch));
        }

        @Override
        public void learn(Observation.Scored scored) {
            PoolModel model = models.get(rungs.indexOf(scored.trial().fidelity()));
            OptionalInt member = model.find(scored.trial().architecture());
            if (member.isPresent() && model.observations() < settings.get(MEMORY)) {
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
            Optional<PoolModel> model =
                    drawn < settings.get(RANDOM_TRIALS) ? Optional.empty() : highestThatKnowsEnough();
            int member = model.isPresent() ? model.get().mostPromising(proposed) : any.anyBut(proposed, random);
            proposed.set(member);
            return any.member(member);
        }

        private Optional<PoolModel> highestThatKnowsEnough() {
            for (int rung = models.size() - 1; rung >= 0; rung--) {
                if (models.get(rung).observations() >= settings.get(LEAST_TOLD)) {
                    return Optional.of(models.get(rung));
                }
            }
            return Optional.empty();
        }
    }
}
