package org.nasgauge.oneshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;

class SamplerTest {
    private final SeededRandom random = SeedTree.root(3).generator();

    private static int[][] counts(List<Architecture> drawn) {
        int[][] counts = new int[6][5];
        for (Architecture architecture : drawn) {
            for (int decision = 0; decision < 6; decision++) {
                counts[decision][architecture.choice(decision)]++;
            }
        }
        return counts;
    }

    @Test
    void fairStepsMakeEachChoiceExactlyOnce() {
        for (int step = 0; step < 50; step++) {
            assertThat(List.of(counts(Sampler.FAIR.draw(SmallSupernets.paths(true), random))))
                    .allSatisfy(choices -> assertThat(choices).containsOnly(1));
        }
    }

    @Test
    void fairStepsOverSeveralNumbersOfChoicesMakeThoseOfADecisionEquallyOften() {
        Paths split = SmallSupernets.paths(false).with(2, 3);
        int[][] counts = counts(Sampler.FAIR.draw(split, random));
        assertThat(counts[2]).containsExactly(0, 0, 0, 4, 0);
        assertThat(counts[0]).containsExactly(0, 1, 1, 1, 1);
    }

    @Test
    void uniformPathsMakeEachChoiceEquallyOften() {
        int[][] counts = new int[6][5];
        int draws = 20_000;
        for (int i = 0; i < draws; i++) {
            int[][] one = counts(Sampler.UNIFORM.draw(SmallSupernets.paths(true), random));
            for (int decision = 0; decision < 6; decision++) {
                for (int choice = 0; choice < 5; choice++) {
                    counts[decision][choice] += one[decision][choice];
                }
            }
        }
        double five = 5 * Math.sqrt(draws * 0.2 * 0.8);
        assertThat(List.of(counts)).allSatisfy(choices -> {
            for (int count : choices) {
                assertThat((double) count).isBetween(draws * 0.2 - five, draws * 0.2 + five);
            }
        });
    }

    /** Node 1 has one edge, which is then never none; of the 5³ ways to node 3, one has nothing. */
    @Test
    void connectedPathsAreUniformOverThoseWhoseNodesAllReceiveSomething() {
        Paths paths = SmallSupernets.paths(true);
        int draws = 20_000;
        int[] first = new int[5];
        int lastNone = 0;
        for (int i = 0; i < draws; i++) {
            Architecture drawn = Sampler.CONNECTED.draw(paths, random).get(0);
            assertThat(paths.carriesEverywhere(drawn)).isTrue();
            first[drawn.choice(0)]++;
            lastNone += drawn.choice(5) == 0 ? 1 : 0;
        }
        double five = 5 * Math.sqrt(draws * 0.25 * 0.75);
        assertThat(first[0]).isZero();
        for (int choice = 1; choice < 5; choice++) {
            assertThat((double) first[choice]).isBetween(draws * 0.25 - five, draws * 0.25 + five);
        }
        double none = 24.0 / 124;
        assertThat((double) lastNone)
                .isBetween(draws * none - 5 * Math.sqrt(draws * none), draws * none + 5 * Math.sqrt(draws * none));
    }

    @Test
    void withoutNoneNothingIsZero() {
        for (int i = 0; i < 200; i++) {
            assertThat(List.of(counts(Sampler.UNIFORM.draw(SmallSupernets.paths(false), random))))
                    .allSatisfy(choices -> assertThat(choices[0]).isZero());
        }
    }
}
