package org.nasgauge.search.reinforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

class SoftmaxPolicyTest {
    /** The same three steps in numpy: p = softmax(l); g = -(onehot(c) - p) * a; then Adam with bias correction. */
    @Test
    void stepsAreThoseOfAdamOnThePolicyGradient() {
        SoftmaxPolicy policy = new SoftmaxPolicy(new double[] {0.1, -0.2, 0.3}, 0.01);
        policy.reinforce(2, 1.5);
        policy.reinforce(0, -0.5);
        policy.reinforce(1, 2.0);
        assertLogits(policy, 0.07054804968795643, -0.20863469799187137, 0.3185439517193016);
    }

    @Test
    void drawsByItsProbabilities() {
        SoftmaxPolicy policy = new SoftmaxPolicy(new double[] {Math.log(0.2), Math.log(0.5), Math.log(0.3)}, 0.01);
        SeededRandom random = SeedTree.root(1).generator();
        int[] counts = new int[3];
        for (int i = 0; i < 100_000; i++) {
            counts[policy.draw(random)]++;
        }
        double[] expected = {0.2, 0.5, 0.3};
        for (int choice = 0; choice < 3; choice++) {
            assertThat(policy.probability(choice)).isCloseTo(expected[choice], within(1e-12));
            assertThat(counts[choice] / 100_000.0).isCloseTo(expected[choice], within(0.005));
        }
    }

    private static void assertLogits(SoftmaxPolicy policy, double... expected) {
        for (int choice = 0; choice < expected.length; choice++) {
            assertThat(policy.logit(choice)).isCloseTo(expected[choice], within(1e-12));
        }
    }
}
