package org.nasgauge.spaces.nasbench201;

import java.util.List;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.testkit.SearchSpaceContract;

class SmallCellSpaceContractTest extends SearchSpaceContract {
    @Override
    protected SearchSpace space() {
        return CellSpace.nasbench201Of729();
    }

    @Override
    protected List<String> illegalTexts() {
        return List.of("", "|avg_pool_3x3~0|+|none~0|none~1|+|none~0|none~1|none~2|");
    }

    @Override
    protected List<List<Architecture>> knownIsomorphic() {
        return List.of(List.of(Architecture.of(0, 2, 1, 1, 2, 2), Architecture.of(0, 2, 2, 1, 1, 2)));
    }
}
