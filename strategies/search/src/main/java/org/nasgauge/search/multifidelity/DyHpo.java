package org.nasgauge.search.multifidelity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.FitWatch;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.models.curve.DeepKernelProcess;
import org.nasgauge.models.curve.DeepKernelProcess.Point;
import org.nasgauge.models.encoding.Encoding;
import org.nasgauge.models.gaussian.Normal;
import org.nasgauge.search.bayesian.Acquisition;
import org.nasgauge.search.multifidelity.PausedTrainings.Preference;
import org.nasgauge.search.multifidelity.PausedTrainings.Rule;
import org.nasgauge.search.multifidelity.PausedTrainings.Training;

/**
 * DyHPO: of a list of architectures that is drawn once, it goes on by one step with the one whose training, paused or not begun, is
 * expected to improve most, at its own next step, on the best seen there. A training that failed is not gone on with.
 */
@Described(
        name = "dyhpo",
        summary = "Goes on, step by step, with the training whose next step a deep kernel expects to improve most.",
        source =
                "Wistuba, Kadra and Grabocka, Supervising the multi-fidelity race of hyperparameter configurations, NeurIPS 2022, with"
                        + " the values of the authors' code, whose lists have 1,000 and 2,000 candidates. Deviations: the list is a random sample"
                        + " of the space, and the first trial is not of it; when all of it is trained, others begin at random; scores without"
                        + " known bounds are scaled to those seen; the model is trained when it is asked")
public record DyHpo(
        @Meaning("architectures that are begun before the model is asked") @Range(least = 1)
        int randomTrials,

        @Meaning("architectures that are drawn at the start, among which all later ones are chosen") @Range(least = 1)
        int candidates,

        @Meaning("epochs of a training of the model from scratch") @Range(least = 1)
        int epochs,

        @Meaning("epochs by which the model is trained on") @Range(least = 1)
        int refiningEpochs,

        @Meaning("trainings of the model from scratch before it is trained on") @Range(least = 1)
        int fromScratch)
        implements SearchStrategy {
    /** So many times the steps of a training without a better score, and the model is trained from scratch. */
    private static final double PATIENCE = 1.2;

    public DyHpo() {
        this(1, 1000, 1000, 50, 10);
    }

    @Override
    public List<Need> needs() {
        return List.of(Need.Access.LOWER_FIDELITIES);
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        List<Fidelity> steps = Rungs.ofSchedule(problem);
        List<Architecture> list = Stream.generate(() -> problem.space().sample(random))
                .limit(candidates)
                .distinct()
                .toList();
        return new PausedTrainings(
                problem, steps, randomTrials, list::stream, new Improvement(problem, steps, random), random);
    }

    /** What the next step is expected to improve on the best seen there. */
    private final class Improvement implements Rule {
        private final Metric objective;
        private final double[] budgets;
        private final SeededRandom random;
        private final Function<Architecture, double[]> encoding;
        private Optional<DeepKernelProcess> model = Optional.empty();
        private int fits;
        private int told;
        private int sinceBetter;
        private double best = Double.NEGATIVE_INFINITY;

        Improvement(Problem problem, List<Fidelity> steps, SeededRandom random) {
            double full = problem.fullFidelity().epoch();
            this.objective = problem.objectives().get(0);
            this.budgets =
                    steps.stream().mapToDouble(step -> step.epoch() / full).toArray();
            this.random = random;
            this.encoding = Encoding.ONE_HOT.of(problem.space());
        }

        @Override
        public Preference learn(List<Training> begun, FitWatch watch) {
            Seen seen = new Seen(begun);
            DeepKernelProcess current =
                    seen.scores.length > told ? watch.get(() -> trained(seen)) : model.orElseThrow();
            return all -> {
                List<Normal> beliefs = current.predict(
                        seen.points,
                        seen.scores,
                        all.stream()
                                .map(training -> seen.point(training, training.taken()))
                                .toList());
                return IntStream.range(0, all.size())
                        .boxed()
                        .max(Comparator.comparingDouble(i -> Acquisition.expectedImprovement(
                                beliefs.get(i).mean(),
                                beliefs.get(i).deviation(),
                                seen.best(all.get(i).taken()))))
                        .map(all::get);
            };
        }

        private DeepKernelProcess trained(Seen seen) {
            int patience = (int) (PATIENCE * budgets.length);
            boolean wasPatient = sinceBetter < patience;
            sinceBetter = seen.range.getMax() > best ? 0 : sinceBetter + seen.scores.length - told;
            best = seen.range.getMax();
            told = seen.scores.length;
            fits++;
            boolean isAnew = fits <= fromScratch || (wasPatient && sinceBetter >= patience);
            DeepKernelProcess next =
                    isAnew ? new DeepKernelProcess(seen.points.get(0).features().length, random) : model.orElseThrow();
            next.train(seen.points, seen.scores, isAnew ? epochs : refiningEpochs, random);
            model = Optional.of(next);
            return next;
        }

        /** All scores so far, as the model takes them. */
        private final class Seen {
            private final List<Training> begun;
            private final DoubleSummaryStatistics range;
            private final List<Point> points = new ArrayList<>();
            private final double[] scores;

            Seen(List<Training> begun) {
                this.begun = begun;
                this.range = begun.stream()
                        .flatMapToDouble(training -> Arrays.stream(training.scores()))
                        .summaryStatistics();
                this.scores = begun.stream()
                        .flatMapToDouble(training -> Arrays.stream(training.scores()))
                        .map(this::share)
                        .toArray();
                for (Training training : begun) {
                    for (int step = 0; step < training.taken(); step++) {
                        points.add(point(training, step));
                    }
                }
            }

            /** What is asked or was observed after so many steps. */
            Point point(Training training, int taken) {
                double[] curve = Arrays.stream(training.scores())
                        .limit(taken)
                        .map(this::share)
                        .toArray();
                return new Point(encoding.apply(training.architecture()), budgets[taken], curve);
            }

            /** At the step after so many; where none has come there, the best of all. */
            double best(int taken) {
                return share(begun.stream()
                        .filter(training -> training.taken() > taken)
                        .mapToDouble(training -> training.scores()[taken])
                        .max()
                        .orElse(range.getMax()));
            }

            /** Of the way from the least score to the greatest that there can be; where that is unbounded, of those seen. */
            private double share(double score) {
                double least = objective.leastScore();
                double greatest = objective.greatestScore();
                boolean isBounded = Double.isFinite(least) && Double.isFinite(greatest);
                double from = isBounded ? least : range.getMin();
                double to = isBounded ? greatest : range.getMax();
                return to > from ? (score - from) / (to - from) : 0;
            }
        }
    }
}
