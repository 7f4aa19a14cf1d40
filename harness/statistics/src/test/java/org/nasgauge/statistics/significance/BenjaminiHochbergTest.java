package org.nasgauge.statistics.significance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BenjaminiHochbergTest {
    @Test
    void agreesWithScipy() {
        // scipy.stats.false_discovery_control([.01, .04, .03, .005, .2])
        assertThat(BenjaminiHochberg.adjust(0.01, 0.04, 0.03, 0.005, 0.2))
                .containsExactly(new double[] {0.025, 0.05, 0.05, 0.025, 0.2}, within(1e-15));
    }

    /** The slow way: the least level at which the procedure rejects. */
    @Test
    void isTheLeastLevelThatRejects() {
        Random random = new Random(2);
        for (int i = 0; i < 200; i++) {
            double[] p = random.doubles(1 + random.nextInt(10)).toArray();
            double[] adjusted = BenjaminiHochberg.adjust(p);
            for (int k = 0; k < p.length; k++) {
                double own = p[k];
                double least = IntStream.range(0, p.length)
                        .filter(j -> p[j] >= own)
                        .mapToDouble(j -> p.length
                                * p[j]
                                / IntStream.range(0, p.length)
                                        .filter(l -> p[l] <= p[j])
                                        .count())
                        .min()
                        .orElseThrow();
                assertThat(adjusted[k]).isCloseTo(StrictMath.min(1, least), within(1e-15));
            }
        }
    }

    @Test
    void refusesWhatIsNoProbability() {
        assertThatThrownBy(() -> BenjaminiHochberg.adjust(0.1, Double.NaN)).hasMessageContaining("NaN");
        assertThat(BenjaminiHochberg.adjust()).isEmpty();
    }
}
