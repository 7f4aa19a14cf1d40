package org.nasgauge.models.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.spaces.darts.DartsSpace;
import org.nasgauge.spaces.nasbench101.NasBench101Space;
import org.nasgauge.spaces.nasbench201.CellSpace;

class HammingDistancesTest {
    private final CellSpace cells = CellSpace.nasbench201();

    /** By hand: two operations differ, which are two bits each; of the four paths, the two through edge 0->1 do. */
    @Test
    void distancesAreTheFeaturesThatDiffer() {
        Architecture one = Architecture.of(1, 2, 3, 4, 3, 0);
        Architecture other = Architecture.of(2, 2, 3, 4, 4, 0);
        assertThat(distance(HammingCode.ofChoices(cells.decisions()), one, other))
                .isEqualTo(2);
        assertThat(distance(HammingCode.of(Features.adjacency(cells.decisions())), one, other))
                .isEqualTo(4);
        assertThat(distance(HammingCode.of(Features.paths(cells)), one, other)).isEqualTo(4);
    }

    /** An edge that is there or not is one bit, an operation two; by counting choice by choice. */
    @Test
    void edgesCountOnceAndOperationsTwiceInAnAdjacencyMatrix() {
        NasBench101Space space = new NasBench101Space();
        SeededRandom random = SeedTree.root(1).generator();
        HammingCode code = HammingCode.of(Features.adjacency(space.decisions()));
        for (int i = 0; i < 500; i++) {
            Architecture one = space.sample(random);
            Architecture other = space.sample(random);
            int expected = 0;
            for (int decision = 0; decision < one.length(); decision++) {
                boolean differs = one.choice(decision) != other.choice(decision);
                expected += differs ? (decision < 21 ? 1 : 2) : 0;
            }
            assertThat(distance(code, one, other)).isEqualTo(expected);
        }
    }

    /** Of more choices than a word has bits. */
    @Test
    void choicesThatDifferAreCountedInLargeSpaces() {
        DartsSpace space = new DartsSpace();
        SeededRandom random = SeedTree.root(2).generator();
        HammingCode code = HammingCode.ofChoices(space.decisions());
        for (int i = 0; i < 500; i++) {
            Architecture one = space.sample(random);
            Architecture other = i % 2 == 0 ? space.sample(random) : space.mutate(one, random);
            int expected = 0;
            for (int decision = 0; decision < one.length(); decision++) {
                expected += one.choice(decision) == other.choice(decision) ? 0 : 1;
            }
            assertThat(distance(code, one, other)).isEqualTo(expected);
        }
    }

    /** However many they are and were forgotten, by codes of few features and of more than a byte counts. */
    @Test
    void distancesAreThoseToTheOnesThatAreLeft() {
        assertDistances(HammingCode.ofChoices(cells.decisions()));
        assertDistances(HammingCode.of(Features.paths(cells)));
    }

    private void assertDistances(HammingCode code) {
        SeededRandom random = SeedTree.root(3).generator();
        HammingDistances distances = new HammingDistances(code);
        List<Architecture> left = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            if (i % 5 == 4) {
                int kept = random.nextInt(left.size() + 1);
                left = new ArrayList<>(left.subList(0, Math.max(kept, left.size() - 3)));
                distances.truncate(left.size());
            }
            Architecture next = cells.sample(random);
            left.add(next);
            distances.add(next);
            Architecture one = cells.sample(random);
            int[] found = Arrays.copyOf(distances.of(one), left.size());
            assertThat(found)
                    .isEqualTo(left.stream()
                            .mapToInt(other -> distance(code, one, other))
                            .toArray());
        }
        assertThat(left).hasSizeGreaterThan(40);
    }

    private static int distance(HammingCode code, Architecture one, Architecture other) {
        HammingDistances distances = new HammingDistances(code);
        distances.add(other);
        return distances.of(one)[0];
    }
}
