package org.nasgauge.api.search;

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
}
