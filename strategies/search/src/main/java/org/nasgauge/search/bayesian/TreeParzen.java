package org.nasgauge.search.bayesian;

import java.util.ArrayList;
import java.util.List;
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
import org.nasgauge.models.density.ChoiceDensity;
import org.nasgauge.search.draw.LegalDraw;

/**
 * The tree-structured Parzen estimator: two densities of the choices, of the best trials and of the others; of some
 * architectures drawn from the first, the one with the greatest ratio of the two is proposed. A trial that failed counts
 * among the others.
 */
@Described(
        name = "tpe",
        summary = "Proposes what is likely among the best trials and unlikely among the others.",
        source =
                "Bergstra, Bardenet, Bengio and Kegl, Algorithms for hyper-parameter optimization, NIPS 2011, section 4; number of"
                        + " candidates and of random trials at the start as in hyperopt. No decision depends on another, so that the tree is flat")
public record TreeParzen(
        @Meaning("share of the trials that are the best") @Range(least = 1e-6, most = 1)
        double gamma,

        @Meaning("architectures drawn from the density of the best") @Range(least = 1, most = 1_000_000)
        int candidates,

        @Meaning("trials at the start that are random") @Range(least = 1)
        int randomTrials)
        implements SearchStrategy {
    public TreeParzen() {
        this(0.15, 24, 20);
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        return new Run(problem, random);
    }

    private final class Run implements Search {
        private final SearchSpace space;
        private final Fidelity fidelity;
        private final SeededRandom random;
        /** The best first; of equal ones, the earlier. */
        private final List<Observation.Scored> scored = new ArrayList<>();

        private final List<Architecture> failed = new ArrayList<>();
        private FitWatch fits = FitWatch.NONE;
        private int asked;

        Run(Problem problem, SeededRandom random) {
            this.space = problem.space();
            this.fidelity = problem.fullFidelity();
            this.random = random;
        }

        @Override
        public void watchFits(FitWatch watch) {
            fits = watch;
        }

        @Override
        public Proposal ask() {
            boolean drawn = asked++ < randomTrials || scored.isEmpty();
            return new Proposal.Trial(drawn ? space.sample(random) : mostPromising(), fidelity);
        }

        @Override
        public void tell(Observation observation) {
            if (observation instanceof Observation.Scored told) {
                int place = scored.size();
                while (place > 0 && told.beats(scored.get(place - 1))) {
                    place--;
                }
                scored.add(place, told);
            } else {
                failed.add(observation.trial().architecture());
            }
        }

        private Architecture mostPromising() {
            ChoiceDensity good = new ChoiceDensity(space.decisions());
            ChoiceDensity others = new ChoiceDensity(space.decisions());
            fits.run(() -> fit(good, others));
            Architecture promising = draw(good);
            double greatest = good.logRatio(others, promising);
            for (int drawn = 1; drawn < candidates; drawn++) {
                Architecture candidate = draw(good);
                double ratio = good.logRatio(others, candidate);
                if (ratio > greatest) {
                    promising = candidate;
                    greatest = ratio;
                }
            }
            return promising;
        }

        private Architecture draw(ChoiceDensity density) {
            return LegalDraw.of(space, random, decision -> density.draw(decision, random));
        }

        private void fit(ChoiceDensity good, ChoiceDensity others) {
            int best = (int) StrictMath.ceil(gamma * scored.size());
            for (int place = 0; place < scored.size(); place++) {
                (place < best ? good : others).add(scored.get(place).trial().architecture());
            }
            failed.forEach(others::add);
        }
    }
}
