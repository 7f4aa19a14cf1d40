package org.nasgauge.search.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nasgauge.testkit.ProductSpace;

class MarginalsTest {
    private final Marginals marginals = new Marginals(ProductSpace.of(4, 2));

    /** 1/4 each; a tenth of all goes to the last. */
    @Test
    void aPullTakesAShareOfAll() {
        marginals.pull(0, 3, 0.1);
        assertThat(marginals.probability(0, 0)).isCloseTo(0.225, within(1e-12));
        assertThat(marginals.probability(0, 3)).isCloseTo(0.325, within(1e-12));
        assertThat(marginals.probability(1, 0)).isEqualTo(0.5);
    }

    @Test
    void aMoveTakesNoMoreThanThereIs() {
        marginals.move(1, 0, 1, 0.3);
        assertThat(marginals.probability(1, 1)).isCloseTo(0.8, within(1e-12));
        assertThat(marginals.converged()).isFalse();
        marginals.move(1, 0, 1, 0.3);
        assertThat(marginals.probability(1, 0)).isZero();
        for (int from = 1; from < 4; from++) {
            marginals.move(0, from, 0, 1);
        }
        assertThat(marginals.converged()).isTrue();
    }
}
