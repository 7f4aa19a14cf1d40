package org.nasgauge.search.bandit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.search.draw.Unseen;

/**
 * One bandit, whose arms are the architectures: to pull an arm is to evaluate its architecture once more. Of so many arms most
 * are never pulled; those that are, are drawn at random, one after the other. A trial that failed brings no reward, and its
 * architecture is not pulled again.
 */
final class ArchitectureBandit implements Search {
    private final SearchSpace space;
    private final Fidelity fidelity;
    private final SeededRandom random;
    private final NewArms newArms;
    private final ToIntFunction<Arms> policy;
    private final Arms.Scale scale = new Arms.Scale();
    /** Those that were rewarded, under the numbers of {@link #architectures}. */
    private final Arms arms = new Arms(0, scale);

    private final List<Architecture> architectures = new ArrayList<>();
    private final Map<Architecture, Integer> numbers = new HashMap<>();
    private final Set<Architecture> drawn = new HashSet<>();
    private final Set<Architecture> underWay = new HashSet<>();
    private int trials;
    private boolean exhausted;

    /** The arm-increasing rule of Wang, Audibert and Munos, Algorithms for infinitely many-armed bandits, NIPS 2008. */
    record NewArms(
            @Meaning(
                    "before trial t a new architecture is drawn while fewer than t to this power are known; 1 pulls each once before"
                            + " any is pulled again, as UCB1 does with few arms; UCB-AIR: 0.5 where the chance to draw one within e of"
                            + " the best is e, b / (b + 1) where it is e to the power b")
            @Range(least = 0, most = 1)
            double armExponent) {
        boolean wanted(int known, int trial) {
            return known < StrictMath.pow(trial, armExponent);
        }
    }

    ArchitectureBandit(Problem problem, SeededRandom random, NewArms newArms, ToIntFunction<Arms> policy) {
        this.space = problem.space();
        this.fidelity = problem.fullFidelity();
        this.random = random;
        this.newArms = newArms;
        this.policy = policy;
    }

    @Override
    public Proposal ask() {
        trials++;
        Optional<Architecture> next = Optional.empty();
        if (!exhausted && (arms.count() == 0 || newArms.wanted(arms.count() + underWay.size(), trials))) {
            next = Unseen.draw(space, drawn, random);
            next.ifPresent(drawn::add);
            next.ifPresent(underWay::add);
            exhausted = next.isEmpty();
        }
        if (next.isEmpty() && arms.count() > 0) {
            next = Optional.of(architectures.get(policy.applyAsInt(arms)));
        }
        if (next.isPresent()) {
            return new Proposal.Trial(next.get(), fidelity);
        }
        return underWay.isEmpty() ? Unseen.none(space) : Proposal.Wait.UNTIL_TOLD;
    }

    @Override
    public void tell(Observation observation) {
        Architecture architecture = observation.trial().architecture();
        underWay.remove(architecture);
        drawn.add(architecture);
        if (observation instanceof Observation.Scored scored) {
            scale.include(scored.score());
            arms.reward(numbers.computeIfAbsent(architecture, this::add), scored.score());
        }
    }

    private int add(Architecture architecture) {
        architectures.add(architecture);
        return arms.add();
    }
}
