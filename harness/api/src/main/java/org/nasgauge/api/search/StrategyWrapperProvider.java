package org.nasgauge.api.search;

import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.Component;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.random.SeededRandom;

/**
 * Makes a wrapper known by name, which goes around any strategy and changes what it proposes or hears; found by
 * {@link java.util.ServiceLoader}. Whatever the wrapped strategy proposes it is told of once.
 */
public interface StrategyWrapperProvider extends Component {
    /** @param random the only source of chance that the wrapper may use; the strategy has its own */
    SearchStrategy wrap(SearchStrategy strategy, Problem problem, Settings settings, SeededRandom random);

    /**
     * Whether it chooses what is evaluated: other architectures in the place of those that are proposed to it, or only the
     * best of these. Then it cannot go around what follows up its own proposals.
     */
    default boolean choosesTrials() {
        return false;
    }

    /**
     * Whether it follows up what it proposed: goes on with a training, repeats it, or answers from it. As strategies do
     * that require {@link Capability#LOWER_FIDELITIES}.
     */
    default boolean followsUpTrials() {
        return requirements().contains(Capability.LOWER_FIDELITIES);
    }
}
