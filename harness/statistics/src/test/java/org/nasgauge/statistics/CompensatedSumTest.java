package org.nasgauge.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CompensatedSumTest {
    @Test
    void keepsWhatThePlainSumLoses() {
        assertThat(CompensatedSum.of(1, 1e100, 1, -1e100)).isEqualTo(2);
    }

    @Test
    void agreesWithExactDecimals() {
        double[] terms = new Random(7)
                .doubles(100_000)
                .map(u -> (u - 0.5) * StrictMath.pow(10, 20 * u))
                .toArray();
        double exact = Arrays.stream(terms)
                .mapToObj(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .doubleValue();
        assertThat(CompensatedSum.of(terms)).isCloseTo(exact, within(StrictMath.ulp(exact)));
    }
}
