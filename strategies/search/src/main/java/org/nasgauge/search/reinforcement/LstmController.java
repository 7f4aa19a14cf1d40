package org.nasgauge.search.reinforcement;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.models.neural.Adam;
import org.nasgauge.models.neural.Lstm;
import org.nasgauge.search.draw.LegalDraw;

/**
 * A recurrent controller that writes architectures choice by choice and is rewarded with their scores, less a moving
 * average.
 */
@Described(
        name = "lstm-controller",
        summary = "A recurrent controller writes architectures and is trained by reinforcement.",
        source =
                "Zoph and Le, Neural architecture search with reinforcement learning, ICLR 2017 (REINFORCE: set update to"
                        + " reinforce and learning-rate to 0.0006); Zoph, Vasudevan, Shlens and Le, Learning transferable"
                        + " architectures for scalable image recognition, CVPR 2018 (PPO, and the standard values); Schulman,"
                        + " Wolski, Dhariwal, Radford and Klimov, Proximal policy optimization algorithms, 2017 (clip, passes)."
                        + " Deviation: rewards are scores as they are, a percentage divided by 100")
public record LstmController(
        @Meaning("proximal policy optimisation, or plain REINFORCE")
        Rule update,

        @Meaning("units of the LSTM") @Range(least = 1, most = 10_000)
        int hidden,

        @Meaning("parameters start uniform within plus or minus this") @Range(least = 0.0, most = 10.0)
        double initialRange,

        @Meaning("of Adam") @Range(least = 0.0, most = 10.0) double learningRate,

        @Meaning("weight of the policy's entropy") @Range(least = 0.0, most = 1000.0)
        double entropyPenalty,

        @Meaning("of the moving average of rewards") @Range(least = 0.0, most = 1.0)
        double baselineDecay,

        @Meaning("trials of one update") @Range(least = 1, most = 1_000_000)
        int batch,

        @Meaning("of PPO over a batch; REINFORCE makes one") @Range(least = 1, most = 1_000)
        int passes,

        @Meaning("of PPO: how far the probability ratio may go from 1") @Range(least = 0.0, most = 1.0)
        double clip)
        implements SearchStrategy {
    public LstmController() {
        this(Rule.PPO, 100, 0.1, 0.00035, 0.00001, 0.95, 20, 4, 0.2);
    }

    public enum Rule {
        PPO,
        REINFORCE
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        Lstm policy = new Lstm(problem.space().decisions(), hidden, initialRange, random);
        return new Run(problem, this, policy, random);
    }

    /** @param logProbability when it was drawn */
    private record Episode(Architecture architecture, double logProbability, double advantage) {}

    private static final class Run implements Search {
        private final Problem problem;
        private final LstmController settings;
        private final Lstm policy;
        private final Adam adam;
        private final SeededRandom random;
        /** Of the trials under way, ln p when they were drawn; the same one may be under way more than once. */
        private final Map<Proposal.Trial, Deque<Double>> underWay = new HashMap<>();

        private final List<Episode> batch = new ArrayList<>();
        private double baseline = Double.NaN;

        Run(Problem problem, LstmController settings, Lstm policy, SeededRandom random) {
            this.problem = problem;
            this.settings = settings;
            this.policy = policy;
            this.adam = new Adam(policy.parameters().length, settings.learningRate());
            this.random = random;
        }

        @Override
        public Proposal ask() {
            int[] before = {0};
            Architecture architecture = LegalDraw.of(problem.space(), random, decision -> {
                before[0] = policy.draw(decision, before[0], random);
                return before[0];
            });
            Proposal.Trial trial = new Proposal.Trial(architecture, problem.fullFidelity());
            underWay.computeIfAbsent(trial, first -> new ArrayDeque<>(1))
                    .add(policy.logProbability(choices(architecture)));
            return trial;
        }

        @Override
        public void tell(Observation observation) {
            Architecture architecture = observation.trial().architecture();
            double logProbability = logProbability(observation.trial());
            if (observation instanceof Observation.Scored scored) {
                double reward = scored.score() / 100;
                baseline = Double.isNaN(baseline)
                        ? reward
                        : settings.baselineDecay() * baseline + (1 - settings.baselineDecay()) * reward;
                batch.add(new Episode(architecture, logProbability, reward - baseline));
            }
            if (batch.size() == settings.batch()) {
                update();
                batch.clear();
            }
        }

        /** When the trial was drawn; of one that was evaluated in the place of another, now. */
        private double logProbability(Proposal.Trial trial) {
            Deque<Double> drawn = underWay.getOrDefault(trial, new ArrayDeque<>(0));
            Double first = drawn.poll();
            if (drawn.isEmpty()) {
                underWay.remove(trial);
            }
            return first == null ? policy.logProbability(choices(trial.architecture())) : first;
        }

        private void update() {
            int passes = settings.update() == Rule.PPO ? settings.passes() : 1;
            for (int pass = 0; pass < passes; pass++) {
                policy.clearGradient();
                for (Episode episode : batch) {
                    policy.accumulate(
                            choices(episode.architecture()),
                            weight(episode) / batch.size(),
                            settings.entropyPenalty() / batch.size());
                }
                adam.step(policy.parameters(), policy.gradient());
            }
        }

        /** What ln p is multiplied by: the advantage, for PPO times the ratio, or 0 where the ratio is clipped. */
        private double weight(Episode episode) {
            if (settings.update() == Rule.REINFORCE) {
                return episode.advantage();
            }
            double ratio =
                    StrictMath.exp(policy.logProbability(choices(episode.architecture())) - episode.logProbability());
            return clipped(ratio, episode.advantage(), settings.clip()) ? 0 : ratio * episode.advantage();
        }

        private static int[] choices(Architecture architecture) {
            int[] choices = new int[architecture.length()];
            for (int i = 0; i < choices.length; i++) {
                choices[i] = architecture.choice(i);
            }
            return choices;
        }
    }

    /** Whether min(r A, clip(r) A) is flat at this ratio: equation 7 of Schulman et al. */
    static boolean clipped(double ratio, double advantage, double clip) {
        return advantage > 0 ? ratio > 1 + clip : ratio < 1 - clip;
    }
}
