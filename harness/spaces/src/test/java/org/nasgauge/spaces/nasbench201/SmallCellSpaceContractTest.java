package org.nasgauge.spaces.nasbench201;

import java.util.List;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Scale;
import org.nasgauge.testkit.SupernetDefinedContract;

class SmallCellSpaceContractTest extends SupernetDefinedContract {
    @Override
    protected SearchSpace space() {
        return CellSpace.nasbench201Of729();
    }

    @Override
    protected Scale otherScale() {
        return new Scale(new FeatureShape(8, 8, 1), 10, 4, 3, 1, 1, Scale.Reduction.POOLED);
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
