package org.nasgauge.search.multifidelity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Stream;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.FitWatch;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.models.curve.FreezeThawModel;
import org.nasgauge.models.curve.FreezeThawModel.Settings;
import org.nasgauge.models.curve.FreezeThawProcess.Curve;
import org.nasgauge.models.gaussian.Normal;
import org.nasgauge.search.bayesian.Acquisition;
import org.nasgauge.search.multifidelity.PausedTrainings.Preference;
import org.nasgauge.search.multifidelity.PausedTrainings.Rule;
import org.nasgauge.search.multifidelity.PausedTrainings.Training;

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
        List<Fidelity> steps = Rungs.ofSchedule(problem);
        return new PausedTrainings(
                problem,
                steps,
                randomTrials,
                () -> Stream.generate(() -> problem.space().sample(random)).limit(candidates),
                new Promise(problem, steps, random),
                random);
    }

    /** The chance to exceed a random threshold after a random number of steps. */
    private final class Promise implements Rule {
        private final double greatest;
        private final double[] epochs;
        private final SeededRandom random;
        private final Settings expected;
        private Settings settings;
        private int toldAtFit;

        Promise(Problem problem, List<Fidelity> steps, SeededRandom random) {
            this.greatest = problem.objectives().get(0).greatestScore();
            this.epochs = steps.stream().mapToDouble(Fidelity::epoch).toArray();
            this.random = random;
            this.expected = Settings.expected(problem.space().decisions().size());
            this.settings = expected;
        }

        @Override
        public Preference learn(List<Training> begun, FitWatch fits) {
            List<Training> modelled = furthest(begun);
            List<Curve> seen = modelled.stream()
                    .map(training -> new Curve(training.architecture(), training.scores()))
                    .toList();
            int told = begun.stream().mapToInt(Training::taken).sum();
            if (told >= REFIT * toldAtFit) {
                settings = fits.get(() -> settings.mostProbable(expected, epochs, seen));
                toldAtFit = told;
            }
            FreezeThawModel model = new FreezeThawModel(settings, epochs, seen);
            int ahead = 1 + random.nextInt(epochs.length);
            double exponent = LEAST_EXPONENT + (MOST_EXPONENT - LEAST_EXPONENT) * random.nextDouble();
            double threshold = model.scale().inverse(threshold(begun, StrictMath.pow(10, -exponent)));
            return all -> all.stream()
                    .filter(training -> training.taken() == 0 || modelled.contains(training))
                    .map(training -> {
                        int step = Math.min(epochs.length, training.taken() + ahead) - 1;
                        Normal end = training.taken() == 0
                                ? model.ahead(training.architecture(), new double[0], step)
                                : model.ahead(modelled.indexOf(training), step);
                        return new Candidate(training, end);
                    })
                    .max(Comparator.comparingDouble((Candidate one) -> Acquisition.probabilityOfImprovement(
                                    one.end.mean(), one.end.deviation(), threshold))
                            .thenComparingDouble(one -> one.end.mean())
                            .thenComparingInt(one -> one.training.taken()))
                    .map(Candidate::training);
        }

        /** So much of the way from the best score seen to the greatest there can be, or else of the range seen. */
        private double threshold(List<Training> begun, double share) {
            DoubleSummaryStatistics seen = begun.stream()
                    .flatMapToDouble(training -> Arrays.stream(training.scores()))
                    .summaryStatistics();
            double room = Double.isFinite(greatest) ? greatest - seen.getMax() : seen.getMax() - seen.getMin();
            return seen.getMax() + share * room;
        }

        private List<Training> furthest(List<Training> begun) {
            List<Training> latestFirst = new ArrayList<>(begun);
            Collections.reverse(latestFirst);
            return latestFirst.stream()
                    .sorted(Comparator.comparingInt((Training one) -> -one.taken()))
                    .limit(curves)
                    .toList();
        }
    }

    private record Candidate(Training training, Normal end) {}
}
