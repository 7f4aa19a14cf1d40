package org.nasgauge.search.reinforcement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.OldSetting;
import org.nasgauge.api.component.OldSettings;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategyProvider;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.models.neural.Adam;
import org.nasgauge.models.neural.Lstm;
import org.nasgauge.search.draw.LegalDraw;

/**
 * A recurrent controller that writes architectures choice by choice and is rewarded with their scores, less a moving
 * average.
 */
public final class LstmController implements SearchStrategyProvider {
    private static final OldSetting<Rule> RULE =
            new OldSetting.OneOf<>("update", Rule.PPO, "proximal policy optimisation, or plain REINFORCE");
    private static final OldSetting<Integer> HIDDEN =
            new OldSetting.Whole("hidden", 100, 1, 10_000, "units of the LSTM");
    private static final OldSetting<Double> RANGE =
            new OldSetting.Real("initial-range", 0.1, 0.0, 10.0, "parameters start uniform within plus or minus this");
    private static final OldSetting<Double> RATE = new OldSetting.Real("learning-rate", 0.00035, 0.0, 10.0, "of Adam");
    private static final OldSetting<Double> ENTROPY =
            new OldSetting.Real("entropy-penalty", 0.00001, 0.0, 1000.0, "weight of the policy's entropy");
    private static final OldSetting<Double> DECAY =
            new OldSetting.Real("baseline-decay", 0.95, 0.0, 1.0, "of the moving average of rewards");
    private static final OldSetting<Integer> BATCH =
            new OldSetting.Whole("batch", 20, 1, 1_000_000, "trials of one update");
    private static final OldSetting<Integer> PASSES =
            new OldSetting.Whole("passes", 4, 1, 1_000, "of PPO over a batch; REINFORCE makes one");
    private static final OldSetting<Double> CLIP =
            new OldSetting.Real("clip", 0.2, 0.0, 1.0, "of PPO: how far the probability ratio may go from 1");

    enum Rule {
        PPO,
        REINFORCE
    }

    @Override
    public String name() {
        return "lstm-controller";
    }

    @Override
    public String summary() {
        return "A recurrent controller writes architectures and is trained by reinforcement.";
    }

    @Override
    public String source() {
        return "Zoph and Le, Neural architecture search with reinforcement learning, ICLR 2017 (REINFORCE: set update to"
                + " reinforce and learning-rate to 0.0006); Zoph, Vasudevan, Shlens and Le, Learning transferable"
                + " architectures for scalable image recognition, CVPR 2018 (PPO, and the standard values); Schulman,"
                + " Wolski, Dhariwal, Radford and Klimov, Proximal policy optimization algorithms, 2017 (clip, passes)."
                + " Deviation: rewards are scores as they are, a percentage divided by 100";
    }

    @Override
    public List<OldSetting<?>> settings() {
        return List.of(RULE, HIDDEN, RANGE, RATE, ENTROPY, DECAY, BATCH, PASSES, CLIP);
    }

    @Override
    public Set<Capability> requirements() {
        return Set.of();
    }

    @Override
    public Search create(Problem problem, OldSettings settings, SeededRandom random) {
        Lstm policy = new Lstm(problem.space().decisions(), settings.get(HIDDEN), settings.get(RANGE), random);
        return new Run(problem, settings, policy, random);
    }

    /** @param logProbability when it was drawn */
    private record Episode(Architecture architecture, double logProbability, double advantage) {}

    private static final class Run implements Search {
        private final Problem problem;
        private final OldSettings settings;
        private final Lstm policy;
        private final Adam adam;
        private final SeededRandom random;
        private final Map<Proposal.Trial, Double> drawn = new HashMap<>();
        private final List<Episode> batch = new ArrayList<>();
        private double baseline = Double.NaN;

        Run(Problem problem, OldSettings settings, Lstm policy, SeededRandom random) {
            this.problem = problem;
            this.settings = settings;
            this.policy = policy;
            this.adam = new Adam(policy.parameters().length, settings.get(RATE));
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
            drawn.put(trial, policy.logProbability(choices(architecture)));
            return trial;
        }

        @Override
        public void tell(Observation observation) {
            Double logProbability = drawn.get(observation.trial());
            if (observation instanceof Observation.Scored scored && logProbability != null) {
                double reward = scored.score() / 100;
                baseline = Double.isNaN(baseline)
                        ? reward
                        : settings.get(DECAY) * baseline + (1 - settings.get(DECAY)) * reward;
                batch.add(new Episode(scored.trial().architecture(), logProbability, reward - baseline));
            }
            if (batch.size() == settings.get(BATCH)) {
                update();
                batch.clear();
                drawn.clear();
            }
        }

        private void update() {
            int passes = settings.get(RULE) == Rule.PPO ? settings.get(PASSES) : 1;
            for (int pass = 0; pass < passes; pass++) {
                policy.clearGradient();
                for (Episode episode : batch) {
                    policy.accumulate(
                            choices(episode.architecture()),
                            weight(episode) / batch.size(),
                            settings.get(ENTROPY) / batch.size());
                }
                adam.step(policy.parameters(), policy.gradient());
            }
        }

        /** What ln p is multiplied by: the advantage, for PPO times the ratio, or 0 where the ratio is clipped. */
        private double weight(Episode episode) {
            if (settings.get(RULE) == Rule.REINFORCE) {
                return episode.advantage();
            }
            double ratio =
                    StrictMath.exp(policy.logProbability(choices(episode.architecture())) - episode.logProbability());
            return clipped(ratio, episode.advantage(), settings.get(CLIP)) ? 0 : ratio * episode.advantage();
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
