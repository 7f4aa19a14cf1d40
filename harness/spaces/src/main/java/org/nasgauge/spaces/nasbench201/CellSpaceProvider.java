package org.nasgauge.spaces.nasbench201;

import java.util.List;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.api.space.SearchSpaceProvider;

/** Makes the cell spaces known. */
public final class CellSpaceProvider implements SearchSpaceProvider {
    @Override
    public List<String> names() {
        return List.of(CellSpace.WHOLE, CellSpace.PART);
    }

    @Override
    public SearchSpace space(String name) {
        return name.equals(CellSpace.PART) ? CellSpace.nasbench201Of729() : CellSpace.nasbench201();
    }
}
