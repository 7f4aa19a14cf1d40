package org.nasgauge.spaces.nasbenchmacro;

import java.util.List;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.api.space.SearchSpaceProvider;

/** Makes the space of NAS-Bench-Macro known. */
public final class NasBenchMacroSpaceProvider implements SearchSpaceProvider {
    @Override
    public List<String> names() {
        return List.of(NasBenchMacroSpace.NAME);
    }

    @Override
    public SearchSpace space(String name) {
        return new NasBenchMacroSpace();
    }
}
