package org.nasgauge.spaces.nasbench201;

import java.util.List;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.api.space.SearchSpaceProvider;

/** Makes the cell spaces known. */
public final class CellSpaceProvider implements SearchSpaceProvider {
    @Override
    public List<SearchSpace> spaces() {
        return List.of(CellSpace.nasbench201(), CellSpace.nasbench201Of729());
    }
}
