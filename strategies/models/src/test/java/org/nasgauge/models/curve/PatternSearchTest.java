package org.nasgauge.models.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PatternSearchTest {
    /** A ridge at which both coordinates are 3, along which neither can be moved alone. */
    @Test
    void ridgesAreClimbedAlong() {
        double[] highest = PatternSearch.highest(
                at -> -100 * (at[0] - at[1]) * (at[0] - at[1]) - (at[0] - 3) * (at[0] - 3),
                new double[] {-20, -19},
                new double[] {1, 1},
                10);
        assertThat(highest).containsExactly(new double[] {3, 3}, within(0.05));
    }

    @Test
    void whatIsImpossibleIsNotClimbedTo() {
        double[] highest = PatternSearch.highest(
                at -> at[0] > 2 ? Double.NEGATIVE_INFINITY : at[0], new double[] {0.3}, new double[] {1}, 12);
        assertThat(highest[0]).isBetween(1.99, 2.0);
    }

    /** Without an end it ends. */
    @Test
    void aHillWithoutATopIsLeft() {
        assertThat(PatternSearch.highest(at -> at[0], new double[] {0}, new double[] {1}, 2)[0])
                .isFinite();
    }
}
