package org.nasgauge.statistics.significance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TailTest {
    @Test
    void keepsItsDigitsFarOut() {
        assertThat(Tail.normal(5.5) / 1.898956246588768e-08).isCloseTo(1, within(1e-12)); // stats.norm.sf(5.5)
        assertThat(Tail.chiSquared(60, 3) / 5.878230727906921e-13).isCloseTo(1, within(1e-12)); // stats.chi2.sf(60, 3)
        assertThat(Tail.f(50, 3, 20) / 1.7760683360454804e-09).isCloseTo(1, within(1e-12)); // stats.f.sf(50, 3, 20)
    }
}
