package org.nasgauge.api.search;

import org.nasgauge.api.component.Component;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.random.SeededRandom;

/** Makes a search strategy known by name; found by {@link java.util.ServiceLoader}. */
public interface SearchStrategyProvider extends Component {
    /** @param random the only source of chance that the strategy may use */
    SearchStrategy create(Problem problem, Settings settings, SeededRandom random);
}
