package org.nasgauge.models.gaussian;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.models.encoding.Features;
import org.nasgauge.spaces.darts.DartsSpace;
import org.nasgauge.spaces.nasbench101.NasBench101Space;
import org.nasgauge.spaces.nasbench201.CellSpace;

class HammingCodeTest {
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
        assertThat(code.words()).isGreaterThan(1);
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

    private static long[] encoded(HammingCode code, Architecture architecture) {
        long[] words = new long[code.words()];
        code.encode(architecture, words);
        return words;
    }

    private static int distance(HammingCode code, Architecture one, Architecture other) {
        long[] encoded = encoded(code, other);
        long[][] others = new long[encoded.length][];
        for (int word = 0; word < encoded.length; word++) {
            others[word] = new long[] {encoded[word]};
        }
        int[] differing = new int[1];
        HammingCode.differences(encoded(code, one), others, 1, differing);
        return code.distance(differing[0]);
    }
}
