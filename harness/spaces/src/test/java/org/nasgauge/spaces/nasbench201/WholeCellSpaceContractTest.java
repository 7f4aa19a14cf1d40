package org.nasgauge.spaces.nasbench201;

import java.util.List;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Scale;
import org.nasgauge.testkit.SupernetDefinedContract;

class WholeCellSpaceContractTest extends SupernetDefinedContract {
    @Override
    protected SearchSpace space() {
        return CellSpace.nasbench201();
    }

    @Override
    protected Scale otherScale() {
        return new Scale(new FeatureShape(8, 8, 1), 10, 4, 3, 1, 1, Scale.Reduction.POOLED);
    }

    @Override
    protected List<String> illegalTexts() {
        return List.of(
                "",
                "|",
                "|none~0|+|none~0|none~1|+|none~0|none~1|none~2",
                "|none~0|+|none~0|none~1|+|none~0|none~1|none~3|",
                "|none~0|+|none~1|none~0|+|none~0|none~1|none~2|",
                "|none~0|none~0|none~1|+|none~0|none~1|none~2|",
                "|None~0|+|none~0|none~1|+|none~0|none~1|none~2|",
                "|~0|+|none~0|none~1|+|none~0|none~1|none~2|",
                "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|+");
    }

    @Override
    protected List<List<Architecture>> knownIsomorphic() {
        // Choices: 0 none, 1 skip, 2 1x1, 3 3x3, 4 pool; edges 0->1, 0->2, 1->2, 0->3, 1->3, 2->3.
        return List.of(
                // A node that gets nothing: what leaves it does not matter.
                List.of(
                        Architecture.of(0, 3, 0, 1, 0, 2),
                        Architecture.of(0, 3, 2, 1, 4, 2),
                        Architecture.of(0, 3, 1, 1, 3, 2)),
                // A single 3x3 convolution, before or after a skip connection to the output.
                List.of(Architecture.of(3, 0, 0, 0, 1, 0), Architecture.of(1, 0, 0, 0, 3, 0)));
    }
}
