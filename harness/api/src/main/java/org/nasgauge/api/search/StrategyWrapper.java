package org.nasgauge.api.search;

import org.nasgauge.api.component.Component;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.random.SeededRandom;

/**
 * What goes around any strategy and changes what it proposes or hears; found by {@link java.util.ServiceLoader}. Whatever
 * the wrapped search proposes it is told of once.
 */
public interface StrategyWrapper extends Component {
    /**
     * @param random the only source of chance that the wrapper may use; the search has its own
     * @throws IllegalArgumentException if the settings do not suit the problem
     */
    Search wrap(Search search, Problem problem, SeededRandom random);

    /**
     * Whether it chooses what is evaluated: other architectures in the place of those that are proposed to it, or only the
     * best of these. Then it cannot go around what follows up its own proposals.
     */
    default boolean choosesTrials() {
        return false;
    }

    /**
     * Whether it follows up what it proposed: goes on with a training, repeats it, or answers from it. As strategies do
     * that need {@link Need.Access#LOWER_FIDELITIES}.
     */
    default boolean followsUpTrials() {
        return needs().contains(Need.Access.LOWER_FIDELITIES);
    }
}
