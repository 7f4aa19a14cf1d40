package org.nasgauge.search.bayesian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
                        + " the forest, the candidates and the interleaved random trials of the paper, and the starts of local searches as in SMAC3."
                        + " Deviations: a score is not transformed, there is no race between a candidate and the incumbent, the number of"
                        + " random trials at the start is a setting. Of SMAC3: it starts with Sobol points (10 a decision, at most a quarter of"
                        + " the trials), draws a fifth of the others at random, learns anew after 8 trials, splits nodes of 3, climbs to the"
                        + " first better neighbour, and does not imagine trials under way")
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

        AcquisitionSearch search,

        @Meaning(
                "what is taken for the score of a trial under way: none, the least, mean or greatest told, or the expected one")
        Lie lie)
        implements SearchStrategy {
    public Smac() {
        this(10, 2, 10, 5.0 / 6, 10, new AcquisitionSearch(10_000, 10), Lie.MEAN);
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        return new Run(problem, random);
    }

    private final class Run implements Search {
        private final Problem problem;
        private final SeededRandom random;
        private final RegressionForest forest;
        private final Set<Architecture> proposed = new HashSet<>();
        private final Set<Architecture> pending = new LinkedHashSet<>();
        private final List<Architecture> known = new ArrayList<>();
        private final List<Observation.Scored> told = new ArrayList<>();
        private FitWatch fits = FitWatch.NONE;

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
            Optional<Architecture> next = drawn ? Optional.empty() : mostPromising();
            next = next.or(() -> Unseen.draw(problem.space(), proposed, random));
            next.ifPresent(proposed::add);
            next.ifPresent(pending::add);
            return next.<Proposal>map(architecture -> new Proposal.Trial(architecture, problem.fullFidelity()))
                    .orElse(Unseen.none(problem.space()));
        }

        @Override
        public void tell(Observation observation) {
            Architecture architecture = observation.trial().architecture();
            pending.remove(architecture);
            proposed.add(architecture);
            if (observation instanceof Observation.Scored scored) {
                known.add(architecture);
                told.add(scored);
            }
        }

        private Optional<Architecture> mostPromising() {
            double[] values = PenalisedScores.of(told);
            double incumbent = Arrays.stream(values).max().orElseThrow();
            fits.run(() -> forest.fit(known, values));
            List<Architecture> imagined = new ArrayList<>(known);
            List<Double> scores = new ArrayList<>(Arrays.stream(values).boxed().toList());
            lie.tell(values, pending, forest::predict, (architecture, score) -> {
                imagined.add(architecture);
                scores.add(score);
            });
            if (imagined.size() > known.size()) {
                fits.run(() -> forest.fit(
                        imagined,
                        scores.stream().mapToDouble(Double::doubleValue).toArray()));
            }
            Stream<Architecture> best = known.stream()
                    .distinct()
                    .sorted(Comparator.comparingDouble(forest::predict).reversed());
            return search.greatest(
                    problem.space(), best, proposed, (one, threshold, least) -> worth(one, incumbent), random);
        }

        private double worth(Architecture architecture, double incumbent) {
            double mean = forest.predict(architecture);
            double deviation = StrictMath.sqrt(forest.variance(architecture, mean));
            return Acquisition.expectedImprovement(mean, deviation, incumbent);
        }
    }
}
