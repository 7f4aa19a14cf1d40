package org.nasgauge.api.random;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeedTreeTest {
    @Test
    void nodesAreHashesOfTheirNames() {
        // Python: r = sha256(pack('>q', 42)); c = sha256(r + b'strategy'); first outputs of xoshiro256++ from c
        SeededRandom random = SeedTree.root(42).child("strategy").generator();
        assertThat(random.nextLong()).isEqualTo(-1945975690849223840L);
        assertThat(random.nextLong()).isEqualTo(1707106901155051276L);
        assertThat(random.nextLong()).isEqualTo(-7675048922225433499L);
    }

    @Test
    void aGeneratorStartsAtTheSamePlaceEachTime() {
        SeedTree node = SeedTree.root(7).child("benchmark");
        long first = node.generator().nextLong();
        node.child("other").generator().nextLong();
        assertThat(node.generator().nextLong()).isEqualTo(first);
    }

    @Test
    void siblingsAndRootsDiffer() {
        long strategy = SeedTree.root(7).child("strategy").generator().nextLong();
        assertThat(SeedTree.root(7).child("benchmark").generator().nextLong()).isNotEqualTo(strategy);
        assertThat(SeedTree.root(8).child("strategy").generator().nextLong()).isNotEqualTo(strategy);
    }

    @Test
    void numbersForLibrariesAreNotNegative() {
        for (int seed = 0; seed < 100; seed++) {
            assertThat(SeedTree.root(seed).asLong()).isNotNegative();
        }
    }
}
