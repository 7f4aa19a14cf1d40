package org.nasgauge.spaces.nasbench101;

import java.util.List;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.api.space.SearchSpaceProvider;

/** Makes the cell space of NAS-Bench-101 known. */
public final class NasBench101SpaceProvider implements SearchSpaceProvider {
    @Override
    public List<String> names() {
        return List.of(NasBench101Space.NAME);
    }

    @Override
    public SearchSpace space(String name) {
        return new NasBench101Space();
    }
}
