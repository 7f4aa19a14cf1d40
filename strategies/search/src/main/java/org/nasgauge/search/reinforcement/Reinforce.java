package org.nasgauge.search.reinforcement;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.search.draw.LegalDraw;

/**
 * REINFORCE with a tabular policy: an independent softmax over the choices of each decision, whose logits follow the
 * gradient of the expected score. A trial that failed teaches nothing.
 */
@Described(
        name = "reinforce",
        summary = "Follows the gradient of the expected score through a tabular policy.",
        source =
                "Williams, Simple statistical gradient-following algorithms for connectionist reinforcement learning, 1992; policy, Adam"
                        + " and moving-average baseline as in the scripts of NATS-Bench (Dong et al., TPAMI 2021). Deviation: with several workers"
                        + " the gradient is that of the policy when the answer comes")
public record Reinforce(
        @Meaning("of Adam, on the logits") @Range(least = 0) double learningRate,

        @Meaning("of the moving average of scores that is the baseline") @Range(least = 0, most = 0.999_999)
        double momentum)
        implements SearchStrategy {
    public Reinforce() {
        this(0.01, 0.9);
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        return new Run(problem, random, learningRate, momentum);
    }

    private static final class Run implements Search {
        private static final double INITIAL_SPREAD = 1e-3;

        private final SearchSpace space;
        private final Fidelity fidelity;
        private final SeededRandom random;
        private final double momentum;
        private final SoftmaxPolicy[] policies;
        private double weightedScores;
        private double weights;

        Run(Problem problem, SeededRandom random, double learningRate, double momentum) {
            this.space = problem.space();
            this.fidelity = problem.fullFidelity();
            this.random = random;
            this.momentum = momentum;
            this.policies = space.decisions().stream()
                    .map(decision -> new SoftmaxPolicy(initialLogits(decision.size(), random), learningRate))
                    .toArray(SoftmaxPolicy[]::new);
        }

        @Override
        public Proposal ask() {
            return new Proposal.Trial(
                    LegalDraw.of(space, random, decision -> policies[decision].draw(random)), fidelity);
        }

        /** The baseline contains the score that it is held against, as in the script. */
        @Override
        public void tell(Observation observation) {
            if (observation instanceof Observation.Scored scored) {
                weightedScores = momentum * weightedScores + (1 - momentum) * scored.score();
                weights = momentum * weights + (1 - momentum);
                double advantage = scored.score() - weightedScores / weights;
                Architecture architecture = scored.trial().architecture();
                for (int decision = 0; decision < policies.length; decision++) {
                    policies[decision].reinforce(architecture.choice(decision), advantage);
                }
            }
        }

        private static double[] initialLogits(int choices, SeededRandom random) {
            double[] logits = new double[choices];
            for (int choice = 0; choice < choices; choice++) {
                logits[choice] = INITIAL_SPREAD * random.nextGaussian();
            }
            return logits;
        }
    }
}
