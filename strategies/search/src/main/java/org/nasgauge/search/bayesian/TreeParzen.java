package org.nasgauge.search.bayesian;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.FitWatch;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Prior;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.models.density.ArchitectureDensity;
import org.nasgauge.models.density.ChoiceDensity;
import org.nasgauge.models.density.JointKernels;
import org.nasgauge.search.draw.LegalDraw;
import org.nasgauge.search.draw.PriorDraws;
import org.nasgauge.search.draw.Unseen;

/**
 * The tree-structured Parzen estimator: two densities of the choices, of the best trials and of the others; of some
 * candidates drawn from the first, the one with the greatest ratio of the two is proposed. A trial that failed counts
 * among the others, and so does one that is under way.
 */
@Described(
        name = "tpe",
        summary = "Proposes what is likely among the best trials and unlikely among the others.",
        source =
                "Bergstra, Bardenet, Bengio and Kegl, Algorithms for hyper-parameter optimization, NIPS 2011, section 4; joint kernels as"
                        + " in Optuna. Optuna 5 is candidates 24, repeats true; Optuna 4 also density kernels, by-decision true; hyperopt 0.2:"
                        + " growth square-root, gamma 0.25, density counts, by-decision true, candidates 24, random-trials 20, repeats true."
                        + " Deviations: the standard values are Optuna's but for more candidates and no repeats, which is better on"
                        + " every table tried; old trials are forgotten; no decision depends on another, so that the tree is flat")
public record TreeParzen(
        @Meaning("how the number of the best trials grows with that of all, n: as gamma n or as gamma sqrt(n)")
        Growth growth,

        @Meaning("factor of the number of the best trials") @Range(least = 1e-6, most = 1)
        double gamma,

        @Meaning("the best trials are never more") @Range(least = 1)
        int mostBest,

        @Meaning("what is learned from trials") Density density,

        @Meaning("whether each decision takes the best of its own candidates, in the place of the best architecture;"
                + " joint-kernels cannot")
        boolean byDecision,

        @Meaning("of the prior, in trials; counts have it for each choice of a decision")
        @Range(least = 1e-6, most = 1e6)
        double priorWeight,

        @Meaning("so many of the latest trials have full weight in their density, older ones less the older they are")
        @Range(least = 1)
        int fullWeight,

        @Meaning("the latest trials that are learned from, beside the best") @Range(least = 1, most = 100_000)
        int memory,

        @Meaning("drawn from the density of the best") @Range(least = 1, most = 1_000_000)
        int candidates,

        @Meaning("trials at the start that are random, or from the prior") @Range(least = 1)
        int randomTrials,

        @Meaning("whether an architecture may be proposed again")
        boolean repeats)
        implements SearchStrategy {
    private static final int TRIES = 8;

    public TreeParzen {
        if (byDecision && density == Density.JOINT_KERNELS) {
            throw new IllegalArgumentException(
                    "by-decision is true, and joint-kernels are no densities of single decisions");
        }
    }

    public TreeParzen() {
        this(Growth.PROPORTIONAL, 0.1, 25, Density.JOINT_KERNELS, false, 1, 25, 1_000, 64, 10, false);
    }

    /** With the settings of hyperopt 0.2. */
    public static TreeParzen ofHyperopt() {
        return new TreeParzen(Growth.SQUARE_ROOT, 0.25, 25, Density.COUNTS, true, 1, 25, 1_000, 24, 20, true);
    }

    /** With the settings of Optuna 5. */
    public static TreeParzen ofOptuna() {
        return new TreeParzen(Growth.PROPORTIONAL, 0.1, 25, Density.JOINT_KERNELS, false, 1, 25, 1_000, 24, 10, true);
    }

    /** How the number of the best trials depends on that of all. */
    public enum Growth {
        PROPORTIONAL,
        SQUARE_ROOT
    }

    /** What is learned from trials. */
    public enum Density {
        /** See {@link ChoiceDensity#ofCounts}. */
        COUNTS,
        /** See {@link ChoiceDensity#ofKernels}. */
        KERNELS,
        /** See {@link JointKernels}. */
        JOINT_KERNELS
    }

    @Override
    public boolean usesPrior() {
        return true;
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        return new Run(problem, random);
    }

    private int best(int trials) {
        double number = gamma * (growth == Growth.SQUARE_ROOT ? StrictMath.sqrt(trials) : trials);
        return Math.min((int) StrictMath.ceil(number), mostBest);
    }

    /** The latest have weight 1, those before them less and less, down to one over the number of all. */
    private double[] weights(int trials) {
        double[] weights = new double[trials];
        Arrays.fill(weights, 1);
        int older = trials - fullWeight;
        for (int trial = 0; trial < older; trial++) {
            double age = older == 1 ? 1 : 1 - trial / (older - 1.0);
            weights[trial] = 1 - age * (1 - 1.0 / trials);
        }
        return weights;
    }

    private ChoiceDensity choices(List<Architecture> data, Prior prior) {
        double[] weights = weights(data.size());
        return density == Density.COUNTS
                ? ChoiceDensity.ofCounts(data, weights, prior, priorWeight)
                : ChoiceDensity.ofKernels(data, weights, prior, priorWeight);
    }

    private ArchitectureDensity density(List<Architecture> data, Prior prior) {
        return density == Density.JOINT_KERNELS
                ? new JointKernels(data, weights(data.size()), prior, priorWeight)
                : choices(data, prior);
    }

    /** Gives the next candidate: the best one of several draws. */
    @FunctionalInterface
    private interface Model {
        Optional<Architecture> candidate();
    }

    private final class Run implements Search {
        private final SearchSpace space;
        private final Fidelity fidelity;
        private final SeededRandom random;
        private final PriorDraws believed;
        private final BestAndOthers trials = new BestAndOthers(mostBest, memory);
        /** Empty where architectures may be proposed again. */
        private final Set<Architecture> excluded = new HashSet<>();

        private FitWatch fits = FitWatch.NONE;
        private int asked;

        Run(Problem problem, SeededRandom random) {
            this.space = problem.space();
            this.fidelity = problem.fullFidelity();
            this.random = random;
            this.believed = new PriorDraws(problem, random);
        }

        @Override
        public void watchFits(FitWatch watch) {
            fits = watch;
        }

        @Override
        public Proposal ask() {
            boolean begins = asked++ < randomTrials || !trials.anyScored();
            Model model = begins ? () -> Optional.of(believed.next()) : fits.get(this::fit);
            Optional<Architecture> next = Optional.empty();
            for (int tried = 0; tried < TRIES && next.isEmpty(); tried++) {
                next = model.candidate().filter(candidate -> !excluded.contains(candidate));
            }
            next = next.or(() -> Unseen.draw(space, excluded, random));
            next.ifPresent(this::begin);
            return next.<Proposal>map(architecture -> new Proposal.Trial(architecture, fidelity))
                    .orElse(Unseen.none(space));
        }

        private void begin(Architecture architecture) {
            trials.begin(architecture);
            if (!repeats) {
                excluded.add(architecture);
            }
        }

        @Override
        public void tell(Observation observation) {
            trials.tell(observation);
        }

        private Model fit() {
            BestAndOthers.Split split = trials.split(best(trials.ended()));
            if (byDecision) {
                ChoiceDensity best = choices(split.best(), believed.prior());
                ChoiceDensity others = choices(split.others(), believed.prior());
                return () -> Optional.of(LegalDraw.of(space, random, decision -> choice(best, others, decision)));
            }
            ArchitectureDensity best = density(split.best(), believed.prior());
            ArchitectureDensity others = density(split.others(), believed.prior());
            return () -> mostPromising(best, others);
        }

        private int choice(ChoiceDensity best, ChoiceDensity others, int decision) {
            int promising = 0;
            double greatest = 0;
            for (int drawn = 0; drawn < candidates; drawn++) {
                int choice = best.draw(decision, random);
                double ratio = best.probability(decision, choice) / others.probability(decision, choice);
                if (ratio > greatest) {
                    promising = choice;
                    greatest = ratio;
                }
            }
            return promising;
        }

        private Optional<Architecture> mostPromising(ArchitectureDensity best, ArchitectureDensity others) {
            Optional<Architecture> promising = Optional.empty();
            double greatest = Double.NEGATIVE_INFINITY;
            Set<Architecture> compared = new HashSet<>(2 * candidates);
            for (int drawn = 0; drawn < candidates; drawn++) {
                Architecture candidate = LegalDraw.of(space, random, () -> best.draw(random));
                if (compared.add(candidate) && !excluded.contains(candidate)) {
                    double ratio = best.log(candidate) - others.log(candidate);
                    if (promising.isEmpty() || ratio > greatest) {
                        promising = Optional.of(candidate);
                        greatest = ratio;
                    }
                }
            }
            return promising;
        }
    }
}
