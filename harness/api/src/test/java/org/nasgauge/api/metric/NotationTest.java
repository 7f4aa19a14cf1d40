package org.nasgauge.api.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class NotationTest {
    @Test
    void fidelitiesReadBackAsTheyAreWritten() {
        for (Fidelity fidelity : List.of(new Fidelity(12, 200), Fidelity.full(12))) {
            assertThat(Fidelity.parse(fidelity.toString())).isEqualTo(fidelity);
        }
        assertThat(Fidelity.parse("12")).isNotEqualTo(Fidelity.parse("12/200"));
    }

    @Test
    void impossibleFidelitiesAreRefused() {
        for (String text : List.of("0", "13/12", "twelve", "12/", "-1/5")) {
            assertThatThrownBy(() -> Fidelity.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void seedPoliciesReadBackAsTheyAreWritten() {
        for (SeedPolicy policy :
                List.of(SeedPolicy.mean(), new SeedPolicy.Mean(3), SeedPolicy.random(), SeedPolicy.one(777))) {
            assertThat(SeedPolicy.parse(policy.toString())).isEqualTo(policy);
        }
    }

    @Test
    void impossibleSeedPoliciesAreRefused() {
        for (String text : List.of("mean>=0", "average", "mean>=x", "")) {
            assertThatThrownBy(() -> SeedPolicy.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void regretIsPositiveBelowTheOptimumInBothDirections() {
        assertThat(Direction.MAXIMIZE.regret(94, 93)).isEqualTo(1);
        assertThat(Direction.MINIMIZE.regret(2, 3)).isEqualTo(1);
    }

    @Test
    void aMissingReadingNeverGivesAValue() {
        assertThat(Reading.of(1.5).orThrow()).isEqualTo(1.5);
        assertThatThrownBy(() -> Reading.missing("not trained").orThrow()).hasMessage("missing: not trained");
    }
}
