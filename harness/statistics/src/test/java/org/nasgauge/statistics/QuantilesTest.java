package org.nasgauge.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantilesTest {
    @ParameterizedTest
    // np.quantile([2.5, 3.25, 1.125, 7.75, 4.5, 9.0, 0.5], q)
    @CsvSource({"0, 0.5", "0.1, 0.875", "0.25, 1.8125", "0.33, 2.4725", "0.5, 3.25", "0.75, 6.125", "0.9, 8.25", "1, 9"
    })
    void interpolatesAsNumpy(double probability, double expected) {
        assertThat(Quantiles.of(2.5, 3.25, 1.125, 7.75, 4.5, 9.0, 0.5).at(probability))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    // np.quantile([.1, .7, .3, .2], q)
    @CsvSource({"0.25, 0.17500000000000002", "0.4, 0.22000000000000003", "0.6, 0.27999999999999997"})
    void roundsAsNumpy(double probability, double expected) {
        assertThat(Quantiles.of(0.1, 0.7, 0.3, 0.2).at(probability)).isEqualTo(expected);
    }

    @Test
    void refusesWhatIsNoProbability() {
        Quantiles quantiles = Quantiles.of(1, 2);
        assertThatThrownBy(() -> quantiles.at(1.01)).hasMessageContaining("1.01");
        assertThatThrownBy(() -> quantiles.at(Double.NaN)).hasMessageContaining("NaN");
    }
}
