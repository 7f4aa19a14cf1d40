package org.nasgauge.search.evolution;

import java.util.function.IntSupplier;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;

/** Makes a child that differs a little from its parent. */
@FunctionalInterface
interface Mutation {
    int TRIES = 64;

    Architecture child(Architecture parent, SeededRandom random);

    /**
     * Another choice, each with equal chance, at a decision that is drawn; anew until the child is legal. After many that
     * were not, the space's own mutation.
     */
    static Architecture changed(SearchSpace space, Architecture parent, SeededRandom random, IntSupplier draw) {
        for (int tried = 0; tried < TRIES; tried++) {
            int decision = draw.getAsInt();
            int choices = space.decisions().get(decision).size();
            if (choices > 1) {
                int other = random.nextInt(choices - 1);
                Architecture child = parent.with(decision, other < parent.choice(decision) ? other : other + 1);
                if (space.violation(child).isEmpty()) {
                    return child;
                }
            }
        }
        return space.mutate(parent, random);
    }
}
