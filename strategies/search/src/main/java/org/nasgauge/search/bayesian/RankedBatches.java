package org.nasgauge.search.bayesian;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.FitWatch;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.search.draw.Unseen;

/**
 * Random trials first; then, again and again, a batch that a model likes best. Nothing is proposed twice. A trial that
 * failed teaches nothing.
 */
final class RankedBatches implements Search {
    /** Fits a model and ranks candidates by it. */
    @FunctionalInterface
    interface Ranker {
        /**
         * The next trials, the best first; where there are none, one is drawn at random.
         *
         * @param told at least one
         * @param proposed what may not be among them
         * @param fits every fit goes through it
         */
        List<Architecture> batch(List<Observation.Scored> told, Set<Architecture> proposed, FitWatch fits);
    }

    private final Problem problem;
    private final int randomTrials;
    private final Ranker ranker;
    private final SeededRandom random;
    private final Set<Architecture> proposed = new HashSet<>();
    private final Queue<Architecture> next = new ArrayDeque<>();
    private final List<Observation.Scored> told = new ArrayList<>();
    private FitWatch fits = FitWatch.NONE;

    RankedBatches(Problem problem, int randomTrials, Ranker ranker, SeededRandom random) {
        this.problem = problem;
        this.randomTrials = randomTrials;
        this.ranker = ranker;
        this.random = random;
    }

    /** The candidate that is worth most, drawn among several such; none where all were proposed. */
    static List<Architecture> best(
            Architecture[] candidates,
            Set<Architecture> proposed,
            ToDoubleFunction<Architecture> worth,
            SeededRandom random) {
        List<Architecture> best = new ArrayList<>();
        double greatest = Double.NEGATIVE_INFINITY;
        for (Architecture candidate : candidates) {
            if (proposed.contains(candidate)) {
                continue;
            }
            double value = worth.applyAsDouble(candidate);
            if (value > greatest || best.isEmpty()) {
                best.clear();
                greatest = value;
            }
            if (value == greatest) {
                best.add(candidate);
            }
        }
        return best.isEmpty() ? best : List.of(random.choose(best));
    }

    @Override
    public void watchFits(FitWatch watch) {
        fits = watch;
    }

    @Override
    public Proposal ask() {
        if (next.isEmpty() && proposed.size() >= randomTrials && !told.isEmpty()) {
            next.addAll(ranker.batch(Collections.unmodifiableList(told), Collections.unmodifiableSet(proposed), fits));
        }
        Optional<Architecture> chosen =
                next.isEmpty() ? Unseen.draw(problem.space(), proposed, random) : Optional.of(next.remove());
        chosen.ifPresent(proposed::add);
        return chosen.<Proposal>map(architecture -> new Proposal.Trial(architecture, problem.fullFidelity()))
                .orElse(Unseen.none(problem.space()));
    }

    @Override
    public void tell(Observation observation) {
        if (observation instanceof Observation.Scored scored) {
            told.add(scored);
        }
    }
}
