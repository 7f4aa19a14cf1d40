package org.nasgauge.statistics.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nasgauge.statistics.significance.BenjaminiHochberg;

class EBenjaminiHochbergTest {
    @Test
    void isBenjaminiAndHochbergOnTheInversesOfTheEValues() {
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            double[] e = random.doubles(1 + random.nextInt(12), 0, 6)
                    .map(StrictMath::exp)
                    .map(value -> value - 1)
                    .toArray();
            double[] p = IntStream.range(0, e.length)
                    .mapToDouble(k -> StrictMath.min(1, 1 / e[k]))
                    .toArray();
            double[] adjusted = BenjaminiHochberg.adjust(p);
            assertThat(EBenjaminiHochberg.reject(0.1, e))
                    .containsExactlyElementsOf(IntStream.range(0, e.length)
                            .filter(k -> adjusted[k] <= 0.1)
                            .boxed()
                            .toList());
        }
    }

    @Test
    void rejectsTogetherWhatAloneIsTooLittle() {
        assertThat(EBenjaminiHochberg.reject(0.05, 45, 44, 41)).containsExactly(0, 1, 2);
        assertThat(EBenjaminiHochberg.reject(0.05, 45, 0, 41)).containsExactly(0, 2);
        assertThat(EBenjaminiHochberg.reject(0.05, 45, 0, 0)).isEmpty();
        assertThat(EBenjaminiHochberg.reject(0.05)).isEmpty();
        assertThatThrownBy(() -> EBenjaminiHochberg.reject(0.05, -1)).hasMessageContaining("-1");
    }
}
