package org.nasgauge.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RanksTest {
    @Test
    void tiesShareTheirAverageRank() {
        // stats.rankdata([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8])
        assertThat(Ranks.of(3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8).averages())
                .containsExactly(4.5, 1.5, 6, 1.5, 8, 12, 3, 10, 8, 4.5, 8, 11);
    }

    @Test
    void countsTies() {
        Ranks ranks = Ranks.of(3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8);
        assertThat(ranks.ties()).isEqualTo(new Ties(3, 7, 3, 5));
        assertThat(ranks.tieCorrection()).isEqualTo(6 + 6 + 24);
        assertThat(ranks.distinct()).isEqualTo(8);
        assertThat(Ranks.of(2, 1).ties()).isEqualTo(new Ties(0, 0, 1, 0));
        assertThat(Ranks.of().ties()).isEqualTo(new Ties(0, 0, 0, 0));
    }

    @Test
    void agreesWithTheDefinition() {
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            double[] sample =
                    random.ints(1 + random.nextInt(30), -5, 6).asDoubleStream().toArray();
            double[] expected = Arrays.stream(sample)
                    .map(v -> Arrays.stream(sample).filter(w -> w < v).count()
                            + (Arrays.stream(sample).filter(w -> w == v).count() + 1) / 2.0)
                    .toArray();
            assertThat(Ranks.of(sample).averages()).containsExactly(expected);
        }
    }

    @Test
    void zerosOfEitherSignTie() {
        assertThat(Ranks.of(0.0, -0.0, Double.NEGATIVE_INFINITY).averages()).containsExactly(2.5, 2.5, 1);
    }

    @Test
    void refusesNaN() {
        assertThatThrownBy(() -> Ranks.of(1, Double.NaN)).hasMessageContaining("value 1 is NaN");
    }
}
