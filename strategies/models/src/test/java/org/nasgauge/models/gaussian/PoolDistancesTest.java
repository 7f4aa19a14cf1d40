package org.nasgauge.models.gaussian;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.models.encoding.Features;
import org.nasgauge.spaces.nasbench101.NasBench101Space;
import org.nasgauge.spaces.nasbench201.CellSpace;

class PoolDistancesTest {
    private final CellSpace cells = CellSpace.nasbench201();

    /** By hand: two operations differ, which are two bits each; of the four paths, the two through edge 0->1 do. */
    @Test
    void distancesAreTheFeaturesThatDiffer() {
        Architecture[] pool = {Architecture.of(1, 2, 3, 4, 3, 0), Architecture.of(2, 2, 3, 4, 4, 0)};
        assertThat(distance(PoolDistances.ofChoices(pool))).isEqualTo(2);
        assertThat(distance(PoolDistances.of(Features.adjacency(cells.decisions()), pool)))
                .isEqualTo(4);
        assertThat(distance(PoolDistances.of(Features.paths(cells), pool))).isEqualTo(4);
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
        PoolDistances distances = PoolDistances.of(Features.adjacency(space.decisions()), pool);
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

    private static int distance(PoolDistances pool) {
        int[] distances = new int[2];
        pool.from(0, distances);
        assertThat(distances[0]).isZero();
        return distances[1];
    }
}
