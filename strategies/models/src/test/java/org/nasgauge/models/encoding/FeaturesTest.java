package org.nasgauge.models.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.spaces.nasbench201.CellSpace;
import org.nasgauge.testkit.ProductSpace;

class FeaturesTest {
    @Test
    void eachChoiceOfADecisionIsAFeature() {
        Features features = Features.choices(ProductSpace.of(3, 2, 4).decisions());
        assertThat(features.count()).isEqualTo(9);
        assertThat(features.of(Architecture.of(2, 0, 3))).containsExactly(2, 3, 8);
    }

    @Test
    void anEdgeIsOneFeatureInAnAdjacencyMatrix() {
        Features features = Features.adjacency(List.of(
                new Decision("edge", List.of("none", "there"), Decision.Kind.CONNECTION, "a"),
                new Decision("operation", List.of("pool", "convolution"), Decision.Kind.OPERATION, "a"),
                new Decision("other edge", List.of("none", "there"), Decision.Kind.CONNECTION, "b")));
        assertThat(features.count()).isEqualTo(4);
        assertThat(features.of(Architecture.of(0, 1, 0))).containsExactly(2);
        assertThat(features.of(Architecture.of(1, 0, 1))).containsExactly(0, 1, 3);
    }

    @Test
    void pathsComeBeforeChoicesWhereASpaceHasThem() {
        CellSpace cells = CellSpace.nasbench201();
        Architecture cell = Architecture.of(1, 2, 3, 4, 3, 0);
        assertThat(Features.of(cells).count()).isEqualTo(cells.pathCount());
        assertThat(Features.of(cells).of(cell)).containsExactly(cells.paths(cell));
        assertThat(Features.of(ProductSpace.of(2, 2)).count()).isEqualTo(4);
    }
}
