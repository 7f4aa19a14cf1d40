package org.nasgauge.api.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;

class PriorTest {
    private static final List<Decision> DECISIONS = List.of(
            new Decision("first", List.of("a", "b", "c")),
            new Decision("second", List.of("x")),
            new Decision("third", List.of("p", "q")));

    @Test
    void isUniformWhereNothingIsBelieved() {
        assertProbabilities(Prior.uniform(DECISIONS), 0, 1 / 3.0, 1 / 3.0, 1 / 3.0);
        assertProbabilities(Prior.uniform(DECISIONS), 1, 1);
    }

    /** By hand: 3/4 for the choice of each, 1/8 for each of two others, and their mean. */
    @Test
    void isTheMeanOfWhatTheBestSay() {
        List<Architecture> best = List.of(Architecture.of(0, 0, 1), Architecture.of(2, 0, 1));
        Prior prior = Prior.around(DECISIONS, best, 0.75);
        assertProbabilities(prior, 0, 0.4375, 0.125, 0.4375);
        assertProbabilities(prior, 1, 1);
        assertProbabilities(prior, 2, 0.25, 0.75);
        assertThat(prior.best()).isEqualTo(best);
    }

    @Test
    void noChoiceIsImpossible() {
        assertThatThrownBy(() -> Prior.of(List.of(List.of(1.0, 0.0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.0");
        assertThatThrownBy(() -> Prior.of(List.of(List.of(0.5, Double.NaN))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Prior.of(List.of(List.of(0.5, 0.6))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.1");
        for (double confidence : new double[] {0, 1, -1, Double.NaN}) {
            assertThatThrownBy(() -> Prior.centred(3, 0, confidence)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static void assertProbabilities(Prior prior, int decision, double... expected) {
        assertThat(prior.choices(decision)).isEqualTo(expected.length);
        for (int choice = 0; choice < expected.length; choice++) {
            assertThat(prior.probability(decision, choice)).isCloseTo(expected[choice], within(1e-15));
        }
    }
}
