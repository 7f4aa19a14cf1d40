package org.nasgauge.search.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.spaces.darts.DartsSpace;
import org.nasgauge.spaces.nasbench101.NasBench101Space;
import org.nasgauge.spaces.nasbench201.CellSpace;
import org.nasgauge.spaces.natssize.NatsSizeSpace;

class MutationTest {
    private static final int CHILDREN = 6_000;

    private final SeededRandom random = SeedTree.root(1).generator();

    static Stream<SearchSpace> cells() {
        return Stream.of(new DartsSpace(), new NasBench101Space(), CellSpace.nasbench201());
    }

    /** 5 % of the children are their parents; of the others half differ in an operation, where there are both kinds. */
    @ParameterizedTest
    @MethodSource("cells")
    void nasnetChangesAnOperationOrAConnectionOrNothing(SearchSpace space) {
        Mutation mutation = new NasnetMutation(space, 0.05);
        boolean both = space.decisions().stream().anyMatch(decision -> decision.kind() == Decision.Kind.CONNECTION);
        int same = 0;
        int operations = 0;
        for (int i = 0; i < CHILDREN; i++) {
            Architecture parent = space.sample(random);
            Architecture child = mutation.child(parent, random);
            assertThat(space.violation(child)).isEmpty();
            int[] changed = differences(parent, child);
            assertThat(changed).hasSizeLessThanOrEqualTo(1);
            same += changed.length == 0 ? 1 : 0;
            operations +=
                    changed.length == 1 && space.decisions().get(changed[0]).kind() == Decision.Kind.OPERATION ? 1 : 0;
        }
        assertThat(same / (double) CHILDREN).isCloseTo(0.05, within(0.015));
        assertThat(operations / (double) CHILDREN).isCloseTo(both ? 0.475 : 0.95, within(0.03));
    }

    @Test
    void nasnetRefusesASpaceOfNeither() {
        assertThatThrownBy(() -> new NasnetMutation(new NatsSizeSpace(), 0.05))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("operations and connections, and nats-size decides neither");
    }

    /** Each of the three nodes has the same chance: its one, two or three edges share it. */
    @Test
    void nodeBiasedDrawsTheNodeFirst() {
        CellSpace space = CellSpace.nasbench201();
        Mutation mutation = new NodeBiasedMutation(space);
        int[] counts = new int[6];
        for (int i = 0; i < CHILDREN; i++) {
            Architecture parent = space.sample(random);
            int[] changed = differences(parent, mutation.child(parent, random));
            assertThat(changed).hasSize(1);
            counts[changed[0]]++;
        }
        double[] shares = {1 / 3.0, 1 / 6.0, 1 / 6.0, 1 / 9.0, 1 / 9.0, 1 / 9.0};
        for (int edge = 0; edge < shares.length; edge++) {
            assertThat(counts[edge] / (double) CHILDREN).isCloseTo(shares[edge], within(0.02));
        }
    }

    private static int[] differences(Architecture a, Architecture b) {
        return IntStream.range(0, a.length())
                .filter(i -> a.choice(i) != b.choice(i))
                .toArray();
    }
}
