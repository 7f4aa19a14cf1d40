package org.nasgauge.api.search;

import java.nio.file.Path;
import java.util.List;
import org.nasgauge.api.component.Component;
import org.nasgauge.api.random.SeededRandom;

/** A search strategy with its settings; found by {@link java.util.ServiceLoader}. Immutable, and started once a run. */
public interface SearchStrategy extends Component {
    /**
     * @param random the only source of chance that the search may use
     * @throws IllegalArgumentException if the settings do not suit the problem
     */
    Search start(Problem problem, SeededRandom random);

    /** Files outside of the suite that decide what the strategy does; their content is part of the identity of a study. */
    default List<Path> files() {
        return List.of();
    }
}
