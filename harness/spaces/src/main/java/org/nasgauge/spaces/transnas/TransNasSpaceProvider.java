package org.nasgauge.spaces.transnas;

import java.util.List;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.api.space.SearchSpaceProvider;

/** Makes the two spaces of TransNAS-Bench-101 known. */
public final class TransNasSpaceProvider implements SearchSpaceProvider {
    @Override
    public List<String> names() {
        return List.of(TransNasMicroSpace.NAME, TransNasMacroSpace.NAME);
    }

    @Override
    public SearchSpace space(String name) {
        return name.equals(TransNasMicroSpace.NAME) ? new TransNasMicroSpace() : new TransNasMacroSpace();
    }
}
