package org.nasgauge.spaces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.spaces.darts.DartsSpace;
import org.nasgauge.spaces.nasbench101.NasBench101Space;
import org.nasgauge.spaces.nasbench201.CellSpace;
import org.nasgauge.spaces.transnas.TransNasMicroSpace;

class PathEncodingTest {
    /** By hand. 155 = 5 + 25 + 125; paths 0->3: 4; 0->1->3: (1, 3); 0->2->3: (2, 0); 0->1->2->3: (1, 3, 0). */
    @Test
    void numbersTheFourPathsOfANasBench201Cell() {
        CellSpace space = CellSpace.nasbench201();
        assertThat(space.pathCount()).isEqualTo(155);
        assertThat(space.paths(Architecture.of(1, 2, 3, 4, 3, 0)))
                .containsExactly(4, 5 + 5 * 1 + 3, 5 + 5 * 2, 30 + 25 * 1 + 5 * 3);
    }

    /** By hand: 364 = 1 + 3 + 9 + 27 + 81 + 243. */
    @Test
    void numbersThePathsOfANasBench101Cell() {
        NasBench101Space space = new NasBench101Space();
        assertThat(space.pathCount()).isEqualTo(364);
        // 0->1->2->3 with conv3x3 and maxpool3x3, and 0->3.
        Architecture cell = space.parse("0101" + "0010" + "0001" + "0000:input,conv3x3-bn-relu,maxpool3x3,output");
        int first = label(space, 21, cell);
        int second = label(space, 22, cell);
        assertThat(space.paths(cell)).containsExactly(0, 1 + 3 + 3 * first + second);
    }

    @Test
    void networksThatAreTheSameHaveTheSamePaths() {
        NasBench101Space space = new NasBench101Space();
        SeededRandom random = SeedTree.root(1).generator();
        Set<String> encodings = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            Architecture genome = space.mutate(space.mutate(space.sample(random), random), random);
            assertThat(space.paths(genome)).isEqualTo(space.paths(space.canonical(genome)));
            encodings.add(Arrays.toString(space.paths(genome)));
        }
        assertThat(encodings).hasSizeGreaterThan(300);
    }

    /** By hand. 84 = 4 + 16 + 64; paths 0->3: 3; 0->1->3: (1, 3); 0->2->3: (0, 3); 0->1->2->3: (1, 2, 3). */
    @Test
    void numbersTheFourPathsOfATransNasCell() {
        TransNasMicroSpace space = new TransNasMicroSpace();
        assertThat(space.pathCount()).isEqualTo(84);
        assertThat(space.paths(space.parse("64-41414-1_02_333")))
                .containsExactly(3, 4 + 4 * 0 + 3, 4 + 4 * 1 + 3, 20 + 16 * 1 + 4 * 2 + 3);
    }

    /**
     * By hand: 4 · (7 + 49 + 343 + 2,401) = 11,200. In the reduction cell all nodes have the inputs, by operation 0. In the
     * normal cell node 2 has them by 3 and 2, node 3 input 0 by 4 and node 2 by 5, node 4 and 5 have them by 1.
     */
    @Test
    void numbersThePathsOfADartsCell() {
        DartsSpace space = new DartsSpace();
        assertThat(space.pathCount()).isEqualTo(11_200);
        Architecture genome = space.parse("(((0, 3), (1, 2), (0, 4), (2, 5), (0, 1), (1, 1), (0, 1), (1, 1)), "
                + "((0, 0), (1, 0), (0, 0), (1, 0), (0, 0), (1, 0), (0, 0), (1, 0)))");
        assertThat(space.paths(genome))
                .containsExactly(
                        1, 3, 4, 7 + 7 * 3 + 5, 2_800 + 1, 2_800 + 2, 2_800 + 7 + 7 * 2 + 5, 2 * 2_800, 3 * 2_800);
    }

    @Test
    void dartsCellsThatAreTheSameHaveTheSamePaths() {
        DartsSpace space = new DartsSpace();
        SeededRandom random = SeedTree.root(1).generator();
        for (int i = 0; i < 500; i++) {
            Architecture genome = space.sample(random);
            assertThat(space.paths(genome)).isEqualTo(space.paths(space.canonical(genome)));
        }
    }

    private static int label(NasBench101Space space, int decision, Architecture cell) {
        assertThat(space.decisions().get(decision).node()).startsWith("vertex");
        return cell.choice(decision);
    }
}
