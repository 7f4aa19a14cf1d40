package org.nasgauge.spaces.transnas;

import java.util.List;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.api.space.SearchSpaceProvider;

/** Makes the two spaces of TransNAS-Bench-101 known. */
public final class TransNasSpaceProvider implements SearchSpaceProvider {
    @Override
    public List<SearchSpace> spaces() {
        return List.of(new TransNasMicroSpace(), new TransNasMacroSpace());
    }
}
