package org.nasgauge.spaces.darts;

import java.util.List;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.api.space.SearchSpaceProvider;

/** Makes the space of DARTS known. */
public final class DartsSpaceProvider implements SearchSpaceProvider {
    @Override
    public List<String> names() {
        return List.of(DartsSpace.NAME);
    }

    @Override
    public SearchSpace space(String name) {
        return new DartsSpace();
    }
}
