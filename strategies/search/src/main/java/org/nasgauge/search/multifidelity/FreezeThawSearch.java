package org.nasgauge.search.multifidelity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.models.curve.FreezeThawModel;
import org.nasgauge.models.curve.FreezeThawModel.Settings;
import org.nasgauge.models.curve.FreezeThawProcess.Curve;
import org.nasgauge.models.gaussian.Normal;
import org.nasgauge.search.bayesian.Acquisition;
import org.nasgauge.search.draw.Unseen;

/**
 * Freeze-thaw search: of all trainings that were paused, and of some that were not begun, it goes on with the one that is the
 * likeliest to exceed a random threshold within a random number of steps, by one step. A training that failed is not gone on with.
 */
@Described(
        name = "freeze-thaw",
        summary = "Goes on, step by step, with the training that a model of all curves believes in.",
        source =
                "Rakotoarison, Adriaensen, Mallik, Garibov, Bergman and Hutter, In-context freeze-thaw Bayesian optimization for"
                        + " hyperparameter optimization, ICML 2024 (ifBO): MFPI-random, with its horizon and threshold. Deviations: in the place"
                        + " of the trained network FT-PFN stands the Gaussian process of Swersky, Snoek and Adams, 2014, by its most probable"
                        + " kernel on a scale of Yeo and Johnson, with ten random trials, where NePS' IFBO has one a decision; where a score"
                        + " has no known maximum, thresholds are parts of the range seen")
public record FreezeThawSearch(
        @Meaning("architectures that are begun before the model is asked") @Range(least = 2)
        int randomTrials,

        @Meaning("architectures not begun that are looked at with each proposal") @Range(least = 1)
        int candidates,

        @Meaning("trainings that the model knows at the most: those that went furthest, of equal ones the latest")
        @Range(least = 2)
        int curves)
        implements SearchStrategy {
    /** The threshold is 10^−U(1, 4) of the way from the best score to the greatest that there can be, as in NePS' IFBO and MFPI_Random. */
    private static final double LEAST_EXPONENT = 1;

    private static final double MOST_EXPONENT = 4;
    /** The kernel is chosen anew whenever so many times as much has been told. */
    private static final double REFIT = 1.25;

    public FreezeThawSearch() {
        this(10, 100, 150);
    }

    @Override
    public List<Need> needs() {
        return List.of(Need.Access.LOWER_FIDELITIES);
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        return new Run(problem, Rungs.ofSchedule(problem), random);
    }

    /** How far a training has come. */
    private static final class Training {
        private final List<Double> scores = new ArrayList<>();
        private boolean isUnderWay = true;
        private boolean hasFailed;

        double[] values() {
            return scores.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    private record Candidate(Architecture architecture, int taken, Normal end) {}

    private final class Run implements Search {
        private final Problem problem;
        private final List<Fidelity> steps;
        private final double[] epochs;
        private final SeededRandom random;
        private final Map<Architecture, Training> trainings = new LinkedHashMap<>();
        private final Settings expected;
        private Settings settings;
        private FitWatch fits = FitWatch.NONE;
        private int told;
        private int toldAtFit;

        Run(Problem problem, List<Fidelity> steps, SeededRandom random) {
            this.problem = problem;
            this.steps = steps;
            this.epochs = steps.stream().mapToDouble(Fidelity::epoch).toArray();
            this.random = random;
            this.expected = Settings.expected(problem.space().decisions().size());
            this.settings = expected;
        }

        @Override
        public void watchFits(FitWatch watch) {
            fits = watch;
        }

        @Override
        public Proposal ask() {
            Optional<Architecture> next = trainings.size() < randomTrials
                    ? Unseen.draw(problem.space(), trainings.keySet(), random)
                    : Optional.empty();
            Optional<Architecture> chosen =
                    next.or(this::likeliest).or(() -> Unseen.draw(problem.space(), trainings.keySet(), random));
            if (chosen.isPresent()) {
                return trial(chosen.get());
            }
            return trainings.values().stream().anyMatch(training -> training.isUnderWay)
                    ? Proposal.Wait.UNTIL_TOLD
                    : Unseen.none(problem.space());
        }

        private Proposal.Trial trial(Architecture architecture) {
            Training training = trainings.computeIfAbsent(architecture, begun -> new Training());
            training.isUnderWay = true;
            return new Proposal.Trial(architecture, steps.get(training.scores.size()));
        }

        @Override
        public void tell(Observation observation) {
            Training training = trainings.computeIfAbsent(observation.trial().architecture(), begun -> new Training());
            training.isUnderWay = false;
            if (observation instanceof Observation.Scored scored) {
                training.scores.add(scored.score());
                told++;
            } else {
                training.hasFailed = true;
            }
        }

        /** Of what can go on and of what can begin; empty if neither can, or nothing is known. */
        private Optional<Architecture> likeliest() {
            List<Architecture> known = trainings.keySet().stream()
                    .filter(architecture -> !training(architecture).scores.isEmpty())
                    .toList();
            if (known.isEmpty()) {
                return Optional.empty();
            }
            List<Architecture> modelled = furthest(known);
            List<Curve> seen = modelled.stream()
                    .map(architecture ->
                            new Curve(architecture, training(architecture).values()))
                    .toList();
            if (told >= REFIT * toldAtFit) {
                settings = fits.get(() -> settings.mostProbable(expected, epochs, seen));
                toldAtFit = told;
            }
            FreezeThawModel model = new FreezeThawModel(settings, epochs, seen);
            int ahead = 1 + random.nextInt(steps.size());
            double exponent = LEAST_EXPONENT + (MOST_EXPONENT - LEAST_EXPONENT) * random.nextDouble();
            double threshold = model.scale().inverse(threshold(known, StrictMath.pow(10, -exponent)));
            List<Candidate> all = new ArrayList<>();
            for (int i = 0; i < modelled.size(); i++) {
                Training training = training(modelled.get(i));
                int taken = training.scores.size();
                if (!training.isUnderWay && !training.hasFailed && taken < steps.size()) {
                    int step = Math.min(steps.size(), taken + ahead) - 1;
                    all.add(new Candidate(modelled.get(i), taken, model.ahead(i, step)));
                }
            }
            Set<Architecture> others = new HashSet<>(trainings.keySet());
            for (int i = 0; i < candidates; i++) {
                Architecture drawn = problem.space().sample(random);
                if (others.add(drawn)) {
                    int step = Math.min(steps.size(), ahead) - 1;
                    all.add(new Candidate(drawn, 0, model.ahead(drawn, new double[0], step)));
                }
            }
            return all.stream()
                    .max(Comparator.comparingDouble((Candidate one) -> Acquisition.probabilityOfImprovement(
                                    one.end().mean(), one.end().deviation(), threshold))
                            .thenComparingDouble(one -> one.end().mean())
                            .thenComparingInt(Candidate::taken))
                    .map(Candidate::architecture);
        }

        /** So much of the way from the best score seen to the greatest there can be, or else of the range seen. */
        private double threshold(List<Architecture> known, double share) {
            DoubleSummaryStatistics seen = known.stream()
                    .flatMap(architecture -> training(architecture).scores.stream())
                    .mapToDouble(Double::doubleValue)
                    .summaryStatistics();
            double greatest = problem.objectives().get(0).greatestScore();
            double room = Double.isFinite(greatest) ? greatest - seen.getMax() : seen.getMax() - seen.getMin();
            return seen.getMax() + share * room;
        }

        private Training training(Architecture architecture) {
            return trainings.getOrDefault(architecture, new Training());
        }

        private List<Architecture> furthest(List<Architecture> known) {
            List<Architecture> latestFirst = new ArrayList<>(known);
            Collections.reverse(latestFirst);
            return latestFirst.stream()
                    .sorted(Comparator.comparingInt(
                            (Architecture one) -> -training(one).scores.size()))
                    .limit(curves)
                    .toList();
        }
    }
}
