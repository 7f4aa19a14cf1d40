package org.nasgauge.search.bayesian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.OldSetting;
import org.nasgauge.api.component.OldSettings;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.FitWatch;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategyProvider;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.models.regression.RegressionForest;
import org.nasgauge.search.draw.Pool;
import org.nasgauge.search.draw.Unseen;

/**
 * SMAC: a random forest predicts scores, and the candidate with the greatest expected improvement is next, out of random
 * ones and of those that local searches reach; some trials stay random. Nothing is proposed twice. A trial that failed
 * teaches nothing.
 */
public final class Smac implements SearchStrategyProvider {
    private static final OldSetting<Integer> RANDOM_TRIALS =
            new OldSetting.Whole("random-trials", 10, 1, Integer.MAX_VALUE, "trials at the start that are random");
    private static final OldSetting<Integer> RANDOM_EVERY = new OldSetting.Whole(
            "random-every", 2, 1, Integer.MAX_VALUE, "of so many trials one is random, the first after the model's");
    private static final OldSetting<Integer> TREES = new OldSetting.Whole("trees", 10, 1, 10_000, "of the forest");
    private static final OldSetting<Double> SPLIT_RATIO =
            new OldSetting.Real("split-ratio", 5.0 / 6, 0, 1, "share of the decisions by which a node may split");
    private static final OldSetting<Integer> MIN_SPLIT =
            new OldSetting.Whole("n-min", 10, 2, 1_000_000, "trials that a node needs to split");
    private static final OldSetting<Integer> CANDIDATES =
            new OldSetting.Whole("candidates", 10_000, 1, 10_000_000, "random ones that are compared");
    private static final OldSetting<Integer> LOCAL_SEARCHES =
            new OldSetting.Whole("local-searches", 10, 0, 1_000_000, "that climb from the best trials");

    @Override
    public String name() {
        return "smac";
    }

    @Override
    public String summary() {
        return "Proposes where a random forest expects the greatest improvement.";
    }

    @Override
    public String source() {
        return "Hutter, Hoos and Leyton-Brown, Sequential model-based optimization for general algorithm configuration, LION 2011, with"
                + " the forest, the candidates and the interleaved random trials of the paper. Deviations: a score is not transformed,"
                + " there is no race between a candidate and the incumbent, and the number of random trials at the start is a setting";
    }

    @Override
    public List<OldSetting<?>> settings() {
        return List.of(RANDOM_TRIALS, RANDOM_EVERY, TREES, SPLIT_RATIO, MIN_SPLIT, CANDIDATES, LOCAL_SEARCHES);
    }

    @Override
    public Set<Capability> requirements() {
        return Set.of();
    }

    @Override
    public Search create(Problem problem, OldSettings settings, SeededRandom random) {
        return new Run(problem, settings, random);
    }

    private record Valued(Architecture architecture, double value) {
        static final Comparator<Valued> BEST_FIRST =
                Comparator.comparingDouble(Valued::value).reversed();
    }

    private static final class Run implements Search {
        private final Problem problem;
        private final OldSettings settings;
        private final SeededRandom random;
        private final RegressionForest forest;
        private final Set<Architecture> proposed = new HashSet<>();
        private final List<Architecture> known = new ArrayList<>();
        private final List<Observation.Scored> told = new ArrayList<>();
        private FitWatch fits = FitWatch.NONE;
        private double incumbent = Double.NEGATIVE_INFINITY;

        Run(Problem problem, OldSettings settings, SeededRandom random) {
            this.problem = problem;
            this.settings = settings;
            this.random = random;
            this.forest = new RegressionForest(
                    problem.space().decisions(),
                    settings.get(TREES),
                    settings.get(SPLIT_RATIO),
                    settings.get(MIN_SPLIT),
                    random);
        }

        @Override
        public void watchFits(FitWatch watch) {
            fits = watch;
        }

        @Override
        public Proposal ask() {
            int sinceStart = proposed.size() - settings.get(RANDOM_TRIALS);
            boolean drawn = sinceStart < 0 || known.isEmpty() || (sinceStart + 1) % settings.get(RANDOM_EVERY) == 0;
            Optional<Architecture> next = drawn
                    ? Unseen.draw(problem.space(), proposed, random)
                    : mostPromising().or(() -> Unseen.draw(problem.space(), proposed, random));
            next.ifPresent(proposed::add);
            return next.<Proposal>map(architecture -> new Proposal.Trial(architecture, problem.fullFidelity()))
                    .orElse(Proposal.End.OF_SEARCH);
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
            List<Valued> candidates = new ArrayList<>();
            for (Valued start : known.stream()
                    .distinct()
                    .map(this::valued)
                    .sorted(Valued.BEST_FIRST)
                    .limit(settings.get(LOCAL_SEARCHES))
                    .toList()) {
                climb(start, candidates);
            }
            for (Architecture drawn : Pool.of(problem.space(), settings.get(CANDIDATES), random)) {
                candidates.add(valued(drawn));
            }
            return candidates.stream()
                    .filter(candidate -> !proposed.contains(candidate.architecture()))
                    .reduce((a, b) -> b.value() > a.value() ? b : a)
                    .map(Valued::architecture);
        }

        /** To the best neighbour until none is better; every neighbour on the way is a candidate. */
        private void climb(Valued start, List<Valued> candidates) {
            Valued place = start;
            boolean climbs = true;
            while (climbs) {
                Valued best = place;
                for (Architecture neighbour : problem.space().neighbours(place.architecture())) {
                    Valued candidate = valued(neighbour);
                    candidates.add(candidate);
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
