package org.nasgauge.search.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.spaces.nasbench101.NasBench101Space;
import org.nasgauge.spaces.nasbench201.CellSpace;
import org.nasgauge.testkit.ProductSpace;

class EncodingTest {
    private final CellSpace cells = CellSpace.nasbench201();

    /** By hand: two operations differ, which are two bits each; of the four paths, the two through edge 0->1 do. */
    @Test
    void distancesAreTheFeaturesThatDiffer() {
        Architecture[] pool = {Architecture.of(1, 2, 3, 4, 3, 0), Architecture.of(2, 2, 3, 4, 4, 0)};
        assertThat(distance(Encoding.CHOICES, pool)).isEqualTo(2);
        assertThat(distance(Encoding.ADJACENCY, pool)).isEqualTo(4);
        assertThat(distance(Encoding.PATH, pool)).isEqualTo(4);
    }

    /** An edge that is there or not is one bit, an operation two; by counting choice by choice. */
    @Test
    void edgesCountOnceAndOperationsTwiceInAnAdjacencyMatrix() {
        NasBench101Space space = new NasBench101Space();
        SeededRandom random = SeedTree.root(1).generator();
        Architecture[] pool = new Architecture[50];
        for (int i = 0; i < pool.length; i++) {
            pool[i] = space.sample(random);
        }
        PoolDistances distances = Encoding.ADJACENCY.distances(space, pool);
        int[] found = new int[pool.length];
        for (int i = 0; i < pool.length; i++) {
            distances.from(i, found);
            for (int j = 0; j < pool.length; j++) {
                int expected = 0;
                for (int decision = 0; decision < pool[i].length(); decision++) {
                    boolean differs = pool[i].choice(decision) != pool[j].choice(decision);
                    expected += differs ? (decision < 21 ? 1 : 2) : 0;
                }
                assertThat(found[j]).isEqualTo(expected).isLessThanOrEqualTo(distances.greatest());
            }
        }
    }

    @Test
    void aSpaceWithoutPathsIsRefused() {
        ProductSpace space = ProductSpace.of(2, 2);
        assertThatThrownBy(() -> Encoding.PATH.distances(space, new Architecture[] {space.at(0)}))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("has no path encoding");
    }

    private int distance(Encoding encoding, Architecture[] pool) {
        int[] distances = new int[2];
        encoding.distances(cells, pool).from(0, distances);
        assertThat(distances[0]).isZero();
        return distances[1];
    }
}
