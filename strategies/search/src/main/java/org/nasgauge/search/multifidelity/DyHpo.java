package org.nasgauge.search.multifidelity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.FitWatch;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.models.curve.DeepKernelProcess;
import org.nasgauge.models.curve.DeepKernelProcess.Point;
import org.nasgauge.models.encoding.Encoding;
import org.nasgauge.models.gaussian.Normal;
import org.nasgauge.search.bayesian.Acquisition;
import org.nasgauge.search.draw.Unseen;

/**
 * DyHPO: of all trainings that were paused, and of some that were not begun, it goes on by one step with the one that is
 * expected to improve most, at its own next step, on the best seen there. A training that failed is not gone on with.
 */
@Described(
        name = "dyhpo",
        summary = "Goes on, step by step, with the training whose next step a deep kernel expects to improve most.",
        source =
                "Wistuba, Kadra and Grabocka, Supervising the multi-fidelity race of hyperparameter configurations, NeurIPS 2022, with"
                        + " the values of the authors' code. Deviations: a random sample of what was not begun is looked at, where the code"
                        + " looks at its whole list; curves are padded to one length; scores without known bounds are scaled to those seen;"
                        + " the model is trained when it is asked")
public record DyHpo(
        @Meaning("architectures that are begun before the model is asked") @Range(least = 1)
        int randomTrials,

        @Meaning("architectures not begun that are looked at with each proposal") @Range(least = 1)
        int candidates,

        @Meaning("epochs of a training of the model from scratch") @Range(least = 1)
        int epochs,

        @Meaning("epochs by which the model is trained on") @Range(least = 1)
        int refiningEpochs,

        @Meaning("trainings of the model from scratch before it is trained on") @Range(least = 1)
        int fromScratch)
        implements SearchStrategy {
    private static final int SHORTEST_CURVE = 3;
    /** So many times the steps of a training without a better score, and the model is trained from scratch. */
    private static final double PATIENCE = 1.2;

    public DyHpo() {
        this(1, 100, 1000, 50, 10);
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
    private static final class Progress {
        private final List<Double> scores = new ArrayList<>();
        private boolean isUnderWay = true;
        private boolean hasFailed;
    }

    private record Candidate(Architecture architecture, int taken) {}

    private final class Run implements Search {
        private final Problem problem;
        private final List<Fidelity> steps;
        private final SeededRandom random;
        private final Function<Architecture, double[]> encoding;
        private final int patience;
        private final Map<Architecture, Progress> begun = new LinkedHashMap<>();
        private FitWatch fits = FitWatch.NONE;
        private DeepKernelProcess model;
        private int trainings;
        private boolean isNew;
        private boolean restarts;
        private int withoutBetter;
        private double least = Double.POSITIVE_INFINITY;
        private double best = Double.NEGATIVE_INFINITY;

        Run(Problem problem, List<Fidelity> steps, SeededRandom random) {
            this.problem = problem;
            this.steps = steps;
            this.random = random;
            this.encoding = Encoding.ONE_HOT.of(problem.space());
            this.patience = (int) (PATIENCE * steps.size());
            this.model = untrained();
        }

        private DeepKernelProcess untrained() {
            int features = encoding.apply(problem.space().sample(random)).length;
            return new DeepKernelProcess(features, random);
        }

        @Override
        public void watchFits(FitWatch watch) {
            fits = watch;
        }

        @Override
        public Proposal ask() {
            Optional<Architecture> next = begun.size() < randomTrials
                    ? Unseen.draw(problem.space(), begun.keySet(), random)
                    : Optional.empty();
            Optional<Architecture> chosen =
                    next.or(this::mostPromising).or(() -> Unseen.draw(problem.space(), begun.keySet(), random));
            if (chosen.isPresent()) {
                Progress progress = begun.computeIfAbsent(chosen.get(), first -> new Progress());
                progress.isUnderWay = true;
                return new Proposal.Trial(chosen.get(), steps.get(progress.scores.size()));
            }
            return begun.values().stream().anyMatch(progress -> progress.isUnderWay)
                    ? Proposal.Wait.UNTIL_TOLD
                    : Unseen.none(problem.space());
        }

        @Override
        public void tell(Observation observation) {
            Progress progress = begun.computeIfAbsent(observation.trial().architecture(), first -> new Progress());
            progress.isUnderWay = false;
            if (observation instanceof Observation.Scored scored) {
                progress.scores.add(scored.score());
                isNew = true;
                withoutBetter = scored.score() > best ? 0 : withoutBetter + 1;
                restarts |= withoutBetter == patience;
                best = Math.max(best, scored.score());
                least = Math.min(least, scored.score());
            } else {
                progress.hasFailed = true;
            }
        }

        private Optional<Architecture> mostPromising() {
            if (best == Double.NEGATIVE_INFINITY) {
                return Optional.empty();
            }
            List<Point> seen = new ArrayList<>();
            List<Double> told = new ArrayList<>();
            begun.forEach((architecture, progress) -> {
                for (int step = 0; step < progress.scores.size(); step++) {
                    seen.add(point(architecture, progress.scores.subList(0, step)));
                    told.add(share(progress.scores.get(step)));
                }
            });
            double[] scores = told.stream().mapToDouble(Double::doubleValue).toArray();
            if (isNew) {
                isNew = false;
                train(seen, scores);
            }
            List<Candidate> all = candidates();
            if (all.isEmpty()) {
                return Optional.empty();
            }
            List<Normal> beliefs = model.predict(
                    seen,
                    scores,
                    all.stream()
                            .map(one -> point(one.architecture, scores(one).subList(0, one.taken)))
                            .toList());
            double[] bars = new double[steps.size()];
            Arrays.setAll(bars, step -> share(bestAt(step)));
            int chosen = 0;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < all.size(); i++) {
                Normal next = beliefs.get(i);
                double improvement =
                        Acquisition.expectedImprovement(next.mean(), next.deviation(), bars[all.get(i).taken]);
                if (improvement > most) {
                    most = improvement;
                    chosen = i;
                }
            }
            return Optional.of(all.get(chosen).architecture);
        }

        private void train(List<Point> seen, double[] scores) {
            fits.run(() -> {
                trainings++;
                boolean anew = trainings <= fromScratch || restarts;
                restarts = false;
                if (anew) {
                    model = untrained();
                }
                model.train(seen, scores, anew ? epochs : refiningEpochs, random);
            });
        }

        /** First what goes on, in the order in which it was begun. */
        private List<Candidate> candidates() {
            List<Candidate> all = new ArrayList<>();
            begun.forEach((architecture, progress) -> {
                int taken = progress.scores.size();
                if (!progress.isUnderWay && !progress.hasFailed && taken < steps.size()) {
                    all.add(new Candidate(architecture, taken));
                }
            });
            Set<Architecture> others = new HashSet<>(begun.keySet());
            for (int i = 0; i < candidates; i++) {
                Architecture drawn = problem.space().sample(random);
                if (others.add(drawn)) {
                    all.add(new Candidate(drawn, 0));
                }
            }
            return all;
        }

        private List<Double> scores(Candidate candidate) {
            Progress progress = begun.get(candidate.architecture);
            return progress == null ? List.of() : progress.scores;
        }

        /** What is asked or was observed after these scores. */
        private Point point(Architecture architecture, List<Double> before) {
            double[] curve = new double[Math.max(SHORTEST_CURVE, steps.size() - 1)];
            for (int step = 0; step < before.size(); step++) {
                curve[step] = share(before.get(step));
            }
            double budget = (double) steps.get(before.size()).epoch()
                    / problem.fullFidelity().epoch();
            return new Point(encoding.apply(architecture), budget, curve);
        }

        /** The best score at the step; where none has come there, the best of all. */
        private double bestAt(int step) {
            return begun.values().stream()
                    .filter(progress -> progress.scores.size() > step)
                    .mapToDouble(progress -> progress.scores.get(step))
                    .max()
                    .orElse(best);
        }

        /** Of the way from the least score to the greatest that there can be; where that is unbounded, of those seen. */
        private double share(double score) {
            Metric objective = problem.objectives().get(0);
            double most = objective.greatestScore();
            double from = objective.leastScore();
            if (Double.isInfinite(most) || Double.isInfinite(from)) {
                most = best;
                from = least;
            }
            return most > from ? (score - from) / (most - from) : 0;
        }
    }
}
