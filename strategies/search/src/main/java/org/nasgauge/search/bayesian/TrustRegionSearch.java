package org.nasgauge.search.bayesian;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
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
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.models.encoding.HammingCode;
import org.nasgauge.models.gaussian.HammingProcess;
import org.nasgauge.search.draw.Unseen;

/**
 * Bayesian optimisation within a Hamming ball around the best trial: the ball grows after successes and shrinks after failures;
 * when it has shrunk to nothing, a new one begins where a Gaussian process over the best of all balls hopes for most. Nothing is
 * proposed twice.
 */
@Described(
        name = "trust-region-bo",
        summary = "Gaussian-process search in a Hamming ball that grows with success and shrinks without.",
        source =
                "Wan, Nguyen, Ha, Ru, Lu and Osborne, Think global and act local: Bayesian optimisation over high-dimensional"
                        + " categorical and mixed search spaces, ICML 2021 (Casmopolitan; settings and restarts as in its authors' program for"
                        + " categorical choices), after Eriksson et al., TuRBO, NeurIPS 2019. Deviations: a ball is no larger than the decisions"
                        + " are many; the kernel's prior and the search within the ball are those of gp-bo, where the program has bounds and"
                        + " three walks to random better neighbours; expected improvement is not augmented; nothing is proposed twice")
public record TrustRegionSearch(
        @Meaning("trials with which each ball begins") @Range(least = 1, most = 1_000_000)
        int initialTrials,

        @Meaning("decisions in which trials may differ from the best one, at first") @Range(least = 1, most = 1_000_000)
        int initialRadius,

        @Meaning("that the ball does not exceed") @Range(least = 1, most = 1_000_000)
        int greatestRadius,

        @Meaning("improvements in a row after which the ball grows") @Range(least = 1, most = 1_000_000)
        int successes,

        @Meaning("trials in a row without improvement after which the ball shrinks") @Range(least = 1, most = 1_000_000)
        int failures,

        @Meaning("by which the radius grows or shrinks") @Range(least = 1.01, most = 100)
        double factor,

        ProcessSettings process,
        AcquisitionSearch search)
        implements SearchStrategy {
    /** An improvement is by more than this share of the best score. */
    private static final double LEAST_IMPROVEMENT = 1e-3;

    /** Deviations that a new ball's centre may hope for. */
    private static final double HOPE = 1.96;

    public TrustRegionSearch() {
        this(
                20,
                20,
                30,
                3,
                40,
                1.5,
                new ProcessSettings(true, 3.0, 0.01, true, Lie.BELIEVER, 500),
                new AcquisitionSearch(100, 2));
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        return new Run(problem, random);
    }

    private static int distance(Architecture one, Architecture other) {
        int distance = 0;
        for (int i = 0; i < one.length(); i++) {
            distance += one.choice(i) == other.choice(i) ? 0 : 1;
        }
        return distance;
    }

    /** What differs from the centre in few decisions. */
    private record Ball(SearchSpace space, Architecture centre, int radius) implements AcquisitionSearch.Region {
        /** By as many mutations as the radius at most, each number of them equally probable. */
        @Override
        public Architecture draw(SeededRandom random) {
            Architecture drawn = centre;
            for (int left = 1 + random.nextInt(radius); left > 0; left--) {
                Architecture mutant = space.mutate(drawn, random);
                drawn = contains(mutant) ? mutant : drawn;
            }
            return drawn;
        }

        @Override
        public boolean contains(Architecture architecture) {
            return radius >= centre.length() || distance(centre, architecture) <= radius;
        }
    }

    private final class Run implements Search {
        private final Problem problem;
        private final SearchSpace space;
        private final SeededRandom random;
        private final Set<Architecture> proposed = new HashSet<>();
        /** The best of each ball that has ended. */
        private final List<Observation.Scored> ended = new ArrayList<>();

        private FitWatch fits = FitWatch.NONE;

        /** Of the present ball. */
        private GaussianModel model;

        private List<Observation.Scored> told = new ArrayList<>();
        private final Set<Architecture> pending = new LinkedHashSet<>();
        private Queue<Architecture> initial = new ArrayDeque<>();
        private int radius;
        private int succeeded;
        private int failed;

        Run(Problem problem, SeededRandom random) {
            this.problem = problem;
            this.space = problem.space();
            this.random = random;
            this.model = model();
            this.radius = firstRadius();
        }

        private GaussianModel model() {
            return GaussianModel.ofImprovement(space, process, search, random);
        }

        private int firstRadius() {
            return Math.min(initialRadius, space.decisions().size());
        }

        @Override
        public void watchFits(FitWatch watch) {
            fits = watch;
            model.watchFits(watch);
        }

        @Override
        public Proposal ask() {
            Optional<Architecture> next = next().or(() -> Unseen.draw(space, proposed, random));
            next.ifPresent(proposed::add);
            next.ifPresent(pending::add);
            return next.<Proposal>map(architecture -> new Proposal.Trial(architecture, problem.fullFidelity()))
                    .orElse(Unseen.none(space));
        }

        /** Empty where a random one is as good as any. */
        private Optional<Architecture> next() {
            while (!initial.isEmpty()) {
                Architecture first = initial.remove();
                if (!proposed.contains(first)) {
                    return Optional.of(first);
                }
            }
            if (told.size() + pending.size() < initialTrials || told.isEmpty()) {
                return Optional.empty();
            }
            Ball ball = new Ball(space, best().trial().architecture(), radius);
            Optional<Architecture> found = model.mostPromising(ball, proposed, pending);
            if (found.isEmpty()) {
                restart();
                return Optional.of(initial.remove()).filter(centre -> !proposed.contains(centre));
            }
            return found;
        }

        @Override
        public void tell(Observation observation) {
            Architecture architecture = observation.trial().architecture();
            proposed.add(architecture);
            boolean ofThisBall = pending.remove(architecture);
            if (!ofThisBall) {
                return;
            }
            if (told.size() >= initialTrials) {
                count(observation instanceof Observation.Scored scored && improves(scored));
            }
            if (observation instanceof Observation.Scored scored) {
                told.add(scored);
                model.observe(scored);
            }
            if (radius <= 1 && !told.isEmpty()) {
                restart();
            }
        }

        private boolean improves(Observation.Scored scored) {
            Observation.Scored best = best();
            return scored.beats(best)
                    && (!best.feasible()
                            || scored.score() >= best.score() + LEAST_IMPROVEMENT * Math.abs(best.score()));
        }

        private void count(boolean success) {
            succeeded = success ? succeeded + 1 : 0;
            failed = success ? 0 : failed + 1;
            if (succeeded == successes) {
                radius = (int) Math.min(
                        Math.min(radius * factor, greatestRadius),
                        space.decisions().size());
                succeeded = 0;
            } else if (failed == failures) {
                radius = (int) (radius / factor);
                failed = 0;
            }
        }

        private Observation.Scored best() {
            return told.stream().min(Observation.Scored.BEST_FIRST).orElseThrow();
        }

        private void restart() {
            ended.add(best());
            told = new ArrayList<>();
            pending.clear();
            model = model();
            model.watchFits(fits);
            radius = firstRadius();
            succeeded = 0;
            failed = 0;
            Architecture centre = mostHopeful();
            initial = new ArrayDeque<>(List.of(centre));
            Ball ball = new Ball(space, centre, radius);
            for (int i = 1; i < initialTrials; i++) {
                initial.add(ball.draw(random));
            }
        }

        /** The random architecture with the greatest upper confidence bound by what the balls so far came to. */
        private Architecture mostHopeful() {
            HammingProcess balls = new HammingProcess(HammingCode.ofChoices(space.decisions()), process.kernel());
            double[] scores = PenalisedScores.of(ended);
            fits.run(() -> {
                for (int i = 0; i < scores.length; i++) {
                    balls.observe(ended.get(i).trial().architecture(), scores[i]);
                }
                balls.fitKernel();
            });
            int draws = Math.min(100 * space.decisions().size(), 5_000);
            record Hopeful(Architecture architecture, double bound) {}
            List<Hopeful> drawn = new ArrayList<>();
            for (int i = 0; i < draws; i++) {
                Architecture architecture = space.sample(random);
                balls.predict(architecture);
                drawn.add(new Hopeful(architecture, balls.mean() + HOPE * balls.deviation()));
            }
            return drawn.stream()
                    .max(Comparator.comparingDouble(Hopeful::bound))
                    .orElseThrow()
                    .architecture();
        }
    }
}
