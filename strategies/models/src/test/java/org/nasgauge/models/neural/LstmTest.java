package org.nasgauge.models.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.testkit.ProductSpace;

class LstmTest {
    private final SeededRandom random = SeedTree.root(1).generator();
    private final Lstm policy = new Lstm(ProductSpace.of(3, 2, 4).decisions(), 5, 0.8, random);

    @Test
    void theProbabilitiesOfAllSequencesSumToOne() {
        double sum = 0;
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 2; b++) {
                for (int c = 0; c < 4; c++) {
                    sum += StrictMath.exp(policy.logProbability(new int[] {a, b, c}));
                }
            }
        }
        assertThat(sum).isCloseTo(1, within(1e-9));
    }

    @Test
    void drawsEachSequenceAsOftenAsItsProbabilitySays() {
        int draws = 40_000;
        int[][][] counts = new int[3][2][4];
        for (int i = 0; i < draws; i++) {
            int a = policy.draw(0, 0, random);
            int b = policy.draw(1, a, random);
            counts[a][b][policy.draw(2, b, random)]++;
        }
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 2; b++) {
                for (int c = 0; c < 4; c++) {
                    double p = StrictMath.exp(policy.logProbability(new int[] {a, b, c}));
                    double deviation = Math.sqrt(p * (1 - p) / draws);
                    assertThat(counts[a][b][c] / (double) draws).isCloseTo(p, within(4.5 * deviation));
                }
            }
        }
    }

    @Test
    void theGradientIsThatOfFiniteDifferences() {
        int[] choices = {2, 0, 3};
        policy.clearGradient();
        policy.accumulate(choices, 1.5, 0);
        float[] gradient = policy.gradient().clone();
        for (int i = 0; i < gradient.length; i++) {
            float at = policy.parameters()[i];
            policy.parameters()[i] = at + 1e-2f;
            double above = -1.5 * policy.logProbability(choices);
            policy.parameters()[i] = at - 1e-2f;
            double below = -1.5 * policy.logProbability(choices);
            policy.parameters()[i] = at;
            assertThat((double) gradient[i]).isCloseTo((above - below) / 2e-2, within(1e-3));
        }
    }

    @Test
    void reinforcementMakesWhatWasRewardedMoreLikely() {
        int[] choices = {1, 1, 2};
        double before = policy.logProbability(choices);
        for (int i = 0; i < 20; i++) {
            policy.clearGradient();
            policy.accumulate(choices, 1, 0);
            for (int k = 0; k < policy.parameters().length; k++) {
                policy.parameters()[k] -= 0.05f * policy.gradient()[k];
            }
        }
        assertThat(policy.logProbability(choices)).isGreaterThan(before);
    }

    /** Entropy alone drives the policy towards all sequences alike: ln p of each goes to −ln 24. */
    @Test
    void entropyLevelsThePolicy() {
        for (int i = 0; i < 300; i++) {
            policy.clearGradient();
            policy.accumulate(new int[] {i % 3, i % 2, i % 4}, 0, 1);
            for (int k = 0; k < policy.parameters().length; k++) {
                policy.parameters()[k] -= 0.1f * policy.gradient()[k];
            }
        }
        assertThat(policy.logProbability(new int[] {0, 0, 0})).isCloseTo(-StrictMath.log(24), within(0.2));
    }
}
