package org.nasgauge.api.search;

import java.nio.file.Path;
import java.util.List;
import org.nasgauge.api.component.Component;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.random.SeededRandom;

/** Makes a search strategy known by name; found by {@link java.util.ServiceLoader}. */
public interface SearchStrategyProvider extends Component {
    /** Files outside of the suite that decide what the strategy does; their content is part of the identity of a study. */
    default List<Path> files(Settings settings) {
        return List.of();
    }

    /** @param random the only source of chance that the strategy may use */
    SearchStrategy create(Problem problem, Settings settings, SeededRandom random);
}
