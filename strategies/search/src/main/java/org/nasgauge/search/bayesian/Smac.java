package org.nasgauge.search.bayesian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.FitWatch;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.models.regression.RegressionForest;
import org.nasgauge.search.draw.Pool;
import org.nasgauge.search.draw.Unseen;

/**
 * SMAC: a random forest predicts scores, and the candidate with the greatest expected improvement is next, out of random
 * ones and of those that local searches reach; some trials stay random. Nothing is proposed twice. A trial that failed
 * teaches nothing.
 */
@Described(
        name = "smac",
        summary = "Proposes where a random forest expects the greatest improvement.",
        source =
                "Hutter, Hoos and Leyton-Brown, Sequential model-based optimization for general algorithm configuration, LION 2011, with"
                        + " the forest, the candidates and the interleaved random trials of the paper. Deviations: a score is not transformed,"
                        + " there is no race between a candidate and the incumbent, and the number of random trials at the start is a setting")
public record Smac(
        @Meaning("trials at the start that are random") @Range(least = 1)
        int randomTrials,

        @Meaning("of so many trials one is random, the first after the model's") @Range(least = 1)
        int randomEvery,

        @Meaning("of the forest") @Range(least = 1, most = 10_000)
        int trees,

        @Meaning("share of the decisions by which a node may split") @Range(least = 0, most = 1)
        double splitRatio,

        @Meaning("trials that a node needs to split") @Range(least = 2, most = 1_000_000)
        int nMin,

        @Meaning("random ones that are compared") @Range(least = 1, most = 10_000_000)
        int candidates,

        @Meaning("that climb from the best trials") @Range(least = 0, most = 1_000_000)
        int localSearches)
        implements SearchStrategy {
    public Smac() {
        this(10, 2, 10, 5.0 / 6, 10, 10_000, 10);
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        return new Run(problem, random);
    }

    private record Valued(Architecture architecture, double value) {
        static final Comparator<Valued> BEST_FIRST =
                Comparator.comparingDouble(Valued::value).reversed();
    }

    private final class Run implements Search {
        private final Problem problem;
        private final SeededRandom random;
        private final RegressionForest forest;
        private final Set<Architecture> proposed = new HashSet<>();
        private final List<Architecture> known = new ArrayList<>();
        private final List<Observation.Scored> told = new ArrayList<>();
        private FitWatch fits = FitWatch.NONE;
        private double incumbent = Double.NEGATIVE_INFINITY;

        Run(Problem problem, SeededRandom random) {
            this.problem = problem;
            this.random = random;
            this.forest = new RegressionForest(problem.space().decisions(), trees, splitRatio, nMin, random);
        }

        @Override
        public void watchFits(FitWatch watch) {
            fits = watch;
        }

        @Override
        public Proposal ask() {
            int sinceStart = proposed.size() - randomTrials;
            boolean drawn = sinceStart < 0 || known.isEmpty() || (sinceStart + 1) % randomEvery == 0;
            Optional<Architecture> next = drawn
                    ? Unseen.draw(problem.space(), proposed, random)
                    : mostPromising().or(() -> Unseen.draw(problem.space(), proposed, random));
            next.ifPresent(proposed::add);
            return next.<Proposal>map(architecture -> new Proposal.Trial(architecture, problem.fullFidelity()))
                    .orElse(Unseen.none(problem.space()));
        }

        @Override
        public void tell(Observation observation) {
            if (observation instanceof Observation.Scored scored) {
                known.add(scored.trial().architecture());
                told.add(scored);
            }
        }

        private Optional<Architecture> mostPromising() {
            double[] values = PenalisedScores.of(told);
            incumbent = Arrays.stream(values).max().orElseThrow();
            fits.run(() -> forest.fit(known, values));
            List<Valued> compared = new ArrayList<>();
            for (Valued start : known.stream()
                    .distinct()
                    .map(this::valued)
                    .sorted(Valued.BEST_FIRST)
                    .limit(localSearches)
                    .toList()) {
                climb(start, compared);
            }
            for (Architecture drawn : Pool.of(problem.space(), candidates, random)) {
                compared.add(valued(drawn));
            }
            return compared.stream()
                    .filter(candidate -> !proposed.contains(candidate.architecture()))
                    .reduce((a, b) -> b.value() > a.value() ? b : a)
                    .map(Valued::architecture);
        }

        /** To the best neighbour until none is better; every neighbour on the way is a candidate. */
        private void climb(Valued start, List<Valued> compared) {
            Valued place = start;
            boolean climbs = true;
            while (climbs) {
                Valued best = place;
                for (Architecture neighbour : problem.space().neighbours(place.architecture())) {
                    Valued candidate = valued(neighbour);
                    compared.add(candidate);
                    best = candidate.value() > best.value() ? candidate : best;
                }
                climbs = best.value() > place.value();
                place = best;
            }
        }

        private Valued valued(Architecture architecture) {
            double mean = forest.predict(architecture);
            double deviation = StrictMath.sqrt(forest.variance(architecture, mean));
            return new Valued(architecture, Acquisition.expectedImprovement(mean, deviation, incumbent));
        }
    }
}
