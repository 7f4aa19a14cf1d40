package org.nasgauge.spaces.nasbenchasr;

import java.util.List;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.api.space.SearchSpaceProvider;

/** Makes the space of NAS-Bench-ASR known. */
public final class NasBenchAsrSpaceProvider implements SearchSpaceProvider {
    @Override
    public List<String> names() {
        return List.of(NasBenchAsrSpace.NAME);
    }

    @Override
    public SearchSpace space(String name) {
        return new NasBenchAsrSpace();
    }
}
