package org.nasgauge.search.bandit;

import java.util.function.ToIntFunction;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.search.draw.LegalDraw;

/**
 * One bandit a decision, whose arms are the choices. All bandits get the score of the architecture as their reward, so that
 * they would pull in step and see few combinations if all explored at once: in each trial, each decision is pulled by its
 * policy with some chance, and else takes its best choice so far. A trial that failed rewards nobody.
 */
final class FactoredBandit implements Search {
    private final SearchSpace space;
    private final Fidelity fidelity;
    private final SeededRandom random;
    private final double pullProbability;
    private final ToIntFunction<Arms> policy;
    private final Arms.Scale scale = new Arms.Scale();
    private final Arms[] bandits;

    FactoredBandit(Problem problem, SeededRandom random, double pullProbability, ToIntFunction<Arms> policy) {
        this.space = problem.space();
        this.fidelity = problem.fullFidelity();
        this.random = random;
        this.pullProbability = pullProbability;
        this.policy = policy;
        this.bandits = space.decisions().stream()
                .map(decision -> new Arms(decision.size(), scale))
                .toArray(Arms[]::new);
    }

    @Override
    public Proposal ask() {
        return new Proposal.Trial(LegalDraw.of(space, random, decision -> choice(bandits[decision])), fidelity);
    }

    private int choice(Arms arms) {
        return random.nextDouble() < pullProbability ? policy.applyAsInt(arms) : arms.greedy(random);
    }

    @Override
    public void tell(Observation observation) {
        if (observation instanceof Observation.Scored scored) {
            scale.include(scored.score());
            Architecture architecture = scored.trial().architecture();
            for (int decision = 0; decision < bandits.length; decision++) {
                bandits[decision].reward(architecture.choice(decision), scored.score());
            }
        }
    }
}
