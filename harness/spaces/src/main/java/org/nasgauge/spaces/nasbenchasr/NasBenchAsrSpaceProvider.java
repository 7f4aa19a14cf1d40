package org.nasgauge.spaces.nasbenchasr;

import java.util.List;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.api.space.SearchSpaceProvider;

/** Makes the space of NAS-Bench-ASR known. */
public final class NasBenchAsrSpaceProvider implements SearchSpaceProvider {
    @Override
    public List<SearchSpace> spaces() {
        return List.of(new NasBenchAsrSpace());
    }
}
