package org.nasgauge.statistics.significance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HolmTest {
    @Test
    void multipliesByTheNumberStillToTestAndNeverDescends() {
        // R: p.adjust(c(.01, .04, .03, .005), "holm")
        assertThat(Holm.adjust(0.01, 0.04, 0.03, 0.005))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-16));
    }

    @Test
    void neverExceedsOne() {
        assertThat(Holm.adjust(0.6, 0.9, 0.6)).containsExactly(1, 1, 1);
        assertThat(Holm.adjust()).isEmpty();
    }

    @Test
    void refusesWhatIsNoProbability() {
        assertThatThrownBy(() -> Holm.adjust(0.1, Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> Holm.adjust(1.1)).hasMessageContaining("1.1");
    }
}
