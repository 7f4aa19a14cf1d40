package org.nasgauge.search.draw;

import java.util.ArrayDeque;
import java.util.Queue;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Prior;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;

/**
 * The architectures with which a search begins: those that the prior names, the best first, then draws from it. Without a
 * prior, random ones.
 */
public final class PriorDraws {
    private final SearchSpace space;
    private final Prior prior;
    private final boolean uniform;
    private final SeededRandom random;
    private final Queue<Architecture> best;

    public PriorDraws(Problem problem, SeededRandom random) {
        this.space = problem.space();
        this.uniform = problem.prior().isEmpty();
        this.prior = problem.prior().orElseGet(() -> Prior.uniform(space.decisions()));
        this.random = random;
        this.best = new ArrayDeque<>(prior.best());
    }

    /** What is believed; uniform without a prior. */
    public Prior prior() {
        return prior;
    }

    /** The next one to begin with. */
    public Architecture next() {
        return best.isEmpty() ? draw() : best.remove();
    }

    /** From the prior; without one, as the space samples. */
    public Architecture draw() {
        return uniform ? space.sample(random) : LegalDraw.of(space, random, decision -> prior.draw(decision, random));
    }
}
