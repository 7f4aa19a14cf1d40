package org.nasgauge.search.multifidelity;

import java.util.ArrayList;
import java.util.List;
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
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.models.density.ChoiceKernels;
import org.nasgauge.search.draw.LegalDraw;

/**
 * BOHB: Hyperband whose architectures come from a model of the trials so far, made at the highest fidelity that has enough of
 * them; some stay random. A trial that failed does not go on and teaches nothing.
 */
public final class Bohb implements SearchStrategyProvider {
    private static final OldSetting<Integer> ETA = Rungs.eta(3);
    private static final OldSetting<Integer> NUM_SAMPLES = new OldSetting.Whole(
            "num-samples", 64, 1, 1_000_000, "candidates drawn from the density of the good trials");
    private static final OldSetting<Double> RANDOM_FRACTION =
            new OldSetting.Real("random-fraction", 1.0 / 3, 0, 1, "share of the architectures that is drawn at random");
    private static final OldSetting<Integer> TOP_PERCENT =
            new OldSetting.Whole("top-n-percent", 15, 1, 99, "percentage of the trials that is good");
    private static final OldSetting<Double> MIN_BANDWIDTH = new OldSetting.Real(
            "min-bandwidth",
            1e-3,
            0,
            1,
            "least chance that a candidate leaves the choice of the trial it is drawn from");

    @Override
    public String name() {
        return "bohb";
    }

    @Override
    public String summary() {
        return "Hyperband that draws from kernel densities of the good and the bad trials.";
    }

    @Override
    public String source() {
        return "Falkner, Klein and Hutter, BOHB: robust and efficient hyperparameter optimization at scale, ICML 2018, with the kernels,"
                + " bandwidths and settings of its implementation HpBandSter. Deviation: a bandwidth never makes a kernel that prefers"
                + " other choices to its own";
    }

    @Override
    public List<OldSetting<?>> settings() {
        return List.of(ETA, Rungs.MIN_EPOCHS, NUM_SAMPLES, RANDOM_FRACTION, TOP_PERCENT, MIN_BANDWIDTH);
    }

    @Override
    public Set<Capability> requirements() {
        return Set.of(Capability.LOWER_FIDELITIES);
    }

    @Override
    public Search create(Problem problem, OldSettings settings, SeededRandom random) {
        List<Fidelity> rungs = Rungs.of(problem, settings.get(ETA), settings.get(Rungs.MIN_EPOCHS));
        Model model = new Model(problem.space(), settings, random, rungs);
        return Hyperband.brackets(rungs, settings.get(ETA), model);
    }

    private static final class Model implements Searcher {
        private final SearchSpace space;
        private final OldSettings settings;
        private final SeededRandom random;
        private final List<Fidelity> rungs;
        private final List<List<Observation.Scored>> trials = new ArrayList<>();
        private FitWatch fits = FitWatch.NONE;

        Model(SearchSpace space, OldSettings settings, SeededRandom random, List<Fidelity> rungs) {
            this.space = space;
            this.settings = settings;
            this.random = random;
            this.rungs = rungs;
            rungs.forEach(rung -> trials.add(new ArrayList<>()));
        }

        @Override
        public void watchFits(FitWatch watch) {
            fits = watch;
        }

        @Override
        public void learn(Observation.Scored scored) {
            trials.get(rungs.indexOf(scored.trial().fidelity())).add(scored);
        }

        @Override
        public Architecture draw() {
            if (random.nextDouble() < settings.get(RANDOM_FRACTION)) {
                return space.sample(random);
            }
            int least = space.decisions().size() + 1;
            for (int rung = rungs.size() - 1; rung >= 0; rung--) {
                if (trials.get(rung).size() >= 2 * least) {
                    return mostPromising(trials.get(rung), least);
                }
            }
            return space.sample(random);
        }

        private Architecture mostPromising(List<Observation.Scored> known, int least) {
            Densities densities = fits.get(() -> fitted(known, least));
            Architecture promising = LegalDraw.of(space, random, densities.good.nearDatum(random));
            double greatest = densities.ratio(promising);
            for (int drawn = 1; drawn < settings.get(NUM_SAMPLES); drawn++) {
                Architecture candidate = LegalDraw.of(space, random, densities.good.nearDatum(random));
                double ratio = densities.ratio(candidate);
                if (ratio > greatest) {
                    promising = candidate;
                    greatest = ratio;
                }
            }
            return promising;
        }

        /** At least {@code least} trials are good. */
        private Densities fitted(List<Observation.Scored> known, int least) {
            List<Architecture> ranked = known.stream()
                    .sorted(Observation.Scored.BEST_FIRST)
                    .map(scored -> scored.trial().architecture())
                    .toList();
            int best = Math.max(least, settings.get(TOP_PERCENT) * ranked.size() / 100);
            return new Densities(kernels(ranked.subList(0, best)), kernels(ranked.subList(best, ranked.size())));
        }

        private ChoiceKernels kernels(List<Architecture> data) {
            return new ChoiceKernels(space.decisions(), data, settings.get(MIN_BANDWIDTH));
        }
    }

    /** Of the good and the bad trials. */
    private record Densities(ChoiceKernels good, ChoiceKernels bad) {
        double ratio(Architecture candidate) {
            return Math.max(1e-32, good.density(candidate)) / Math.max(1e-32, bad.density(candidate));
        }
    }
}
