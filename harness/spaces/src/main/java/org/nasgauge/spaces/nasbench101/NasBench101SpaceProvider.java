package org.nasgauge.spaces.nasbench101;

import java.util.List;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.api.space.SearchSpaceProvider;

/** Makes the cell space of NAS-Bench-101 known. */
public final class NasBench101SpaceProvider implements SearchSpaceProvider {
    @Override
    public List<SearchSpace> spaces() {
        return List.of(new NasBench101Space());
    }
}
