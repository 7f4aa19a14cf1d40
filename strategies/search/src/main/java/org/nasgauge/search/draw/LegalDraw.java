package org.nasgauge.search.draw;

import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;

/** Architectures from choices that are drawn one by one, in spaces where not every combination is legal. */
public final class LegalDraw {
    private static final int TRIES = 64;

    private LegalDraw() {}

    /**
     * @param choose draws a choice for a decision
     * @return the first legal combination; after many that were not, an architecture from the space's own sampling
     */
    public static Architecture of(SearchSpace space, SeededRandom random, IntUnaryOperator choose) {
        int[] choices = new int[space.decisions().size()];
        for (int tried = 0; tried < TRIES; tried++) {
            for (int decision = 0; decision < choices.length; decision++) {
                choices[decision] = choose.applyAsInt(decision);
            }
            Architecture drawn = Architecture.of(choices);
            if (space.violation(drawn).isEmpty()) {
                return drawn;
            }
        }
        return space.sample(random);
    }

    /**
     * @param draw gives any combination of choices
     * @return as above
     */
    public static Architecture of(SearchSpace space, SeededRandom random, Supplier<Architecture> draw) {
        for (int tried = 0; tried < TRIES; tried++) {
            Architecture drawn = draw.get();
            if (space.violation(drawn).isEmpty()) {
                return drawn;
            }
        }
        return space.sample(random);
    }
}
