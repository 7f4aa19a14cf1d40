package org.nasgauge.search.multifidelity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.models.density.ChoiceKernels;
import org.nasgauge.search.draw.LegalDraw;

/**
 * BOHB: Hyperband whose architectures come from a model of the trials so far, made at the highest fidelity that has enough of
 * them; some stay random. A trial that failed does not go on and teaches nothing.
 */
@Described(
        name = "bohb",
        summary = "Hyperband that draws from kernel densities of the good and the bad trials.",
        source =
                "Falkner, Klein and Hutter, BOHB: robust and efficient hyperparameter optimization at scale, ICML 2018, with the kernels,"
                        + " bandwidths, brackets and settings of its implementation HpBandSter. Deviations: a bandwidth never makes a kernel that"
                        + " prefers other choices to its own, and is shared among all choices; what failed teaches nothing and is not replaced")
public record Bohb(
        Rungs rungs,

        @Meaning("candidates drawn from the density of the good trials") @Range(least = 1, most = 1_000_000)
        int numSamples,

        @Meaning("share of the architectures that is drawn at random") @Range(least = 0, most = 1)
        double randomFraction,

        @Meaning("percentage of the trials that is good") @Range(least = 1, most = 99)
        int topNPercent,

        @Meaning("least chance that a candidate leaves the choice of the trial it is drawn from")
        @Range(least = 0, most = 1)
        double minBandwidth)
        implements SearchStrategy {
    public Bohb() {
        this(new Rungs(3, 1), 64, 1.0 / 3, 15, 1e-3);
    }

    @Override
    public List<Need> needs() {
        return List.of(Need.Access.LOWER_FIDELITIES);
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        List<Fidelity> fidelities = rungs.fidelities(problem);
        int most = fidelities.size() - 1;
        return Hyperband.brackets(
                fidelities,
                s -> Hyperband.sizesOfHpBandSter(most, s, rungs.eta()),
                new Model(problem.space(), fidelities, random));
    }

    private final class Model implements Searcher {
        private final SearchSpace space;
        private final List<Fidelity> fidelities;
        private final SeededRandom random;
        /** By rung, the best first; of equal ones, the earlier. */
        private final List<List<Observation.Scored>> trials = new ArrayList<>();

        private FitWatch fits = FitWatch.NONE;
        private Optional<Densities> densities = Optional.empty();

        Model(SearchSpace space, List<Fidelity> fidelities, SeededRandom random) {
            this.space = space;
            this.fidelities = fidelities;
            this.random = random;
            fidelities.forEach(fidelity -> trials.add(new ArrayList<>()));
        }

        @Override
        public void watchFits(FitWatch watch) {
            fits = watch;
        }

        @Override
        public void learn(Observation.Scored scored) {
            List<Observation.Scored> known =
                    trials.get(fidelities.indexOf(scored.trial().fidelity()));
            int place = known.size();
            while (place > 0 && Observation.Scored.BEST_FIRST.compare(scored, known.get(place - 1)) < 0) {
                place--;
            }
            known.add(place, scored);
        }

        @Override
        public Architecture draw(Fidelity first) {
            if (random.nextDouble() < randomFraction) {
                return space.sample(random);
            }
            int least = space.decisions().size() + 1;
            for (int rung = fidelities.size() - 1; rung >= 0; rung--) {
                List<Observation.Scored> known = trials.get(rung);
                if (known.size() >= 2 * least) {
                    if (densities.filter(fitted -> fitted.of(known)).isEmpty()) {
                        densities = Optional.of(fits.get(() -> fitted(known, least)));
                    }
                    return mostPromising(densities.get());
                }
            }
            return space.sample(random);
        }

        private Architecture mostPromising(Densities model) {
            Architecture promising = LegalDraw.of(space, random, model.good.nearDatum(random));
            double greatest = model.ratio(promising, 0);
            for (int drawn = 1; drawn < numSamples; drawn++) {
                Architecture candidate = LegalDraw.of(space, random, model.good.nearDatum(random));
                if (!candidate.equals(promising)) {
                    double ratio = model.ratio(candidate, greatest);
                    if (ratio > greatest) {
                        promising = candidate;
                        greatest = ratio;
                    }
                }
            }
            return promising;
        }

        /** At least {@code least} trials are good, and as many bad; the share that is bad is rounded down. */
        private Densities fitted(List<Observation.Scored> known, int least) {
            List<Architecture> ranked =
                    known.stream().map(scored -> scored.trial().architecture()).toList();
            int best = Math.max(least, topNPercent * ranked.size() / 100);
            int bad = Math.max(least, (100 - topNPercent) * ranked.size() / 100);
            return new Densities(
                    known,
                    kernels(ranked.subList(0, best)),
                    kernels(ranked.subList(best, Math.min(ranked.size(), best + bad))));
        }

        private ChoiceKernels kernels(List<Architecture> data) {
            return new ChoiceKernels(space.decisions(), data, minBandwidth);
        }
    }

    /** Of the good and the bad trials among those that a rung had when they were fitted. */
    private static final class Densities {
        private static final double LEAST = 1e-32;
        private static final double ROUNDING = 1 + 1e-9;

        private final List<Observation.Scored> rung;
        private final int trials;
        private final ChoiceKernels good;
        private final ChoiceKernels bad;

        Densities(List<Observation.Scored> rung, ChoiceKernels good, ChoiceKernels bad) {
            this.rung = rung;
            this.trials = rung.size();
            this.good = good;
            this.bad = bad;
        }

        /** Whether they are still those of this rung, to which trials are only added. */
        boolean of(List<Observation.Scored> known) {
            return known == rung && known.size() == trials;
        }

        /** How much denser the good ones are there; exact where that is more than {@code least}. */
        double ratio(Architecture candidate, double least) {
            double goods = Math.max(LEAST, good.density(candidate));
            return goods / Math.max(LEAST, bad.density(candidate, ROUNDING * goods / least));
        }
    }
}
