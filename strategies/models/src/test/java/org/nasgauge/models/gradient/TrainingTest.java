package org.nasgauge.models.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;

class TrainingTest {
    private final Parameters parameters = new Parameters();
    private final Matrix value = parameters.constant(1, 1, 1);

    private double after(Training training, double slope) {
        training.fit(
                parameters,
                1,
                (recording, rows) -> recording.scaled(value, slope),
                SeedTree.root(1).generator());
        return value.at(0, 0);
    }

    /** By hand, from algorithm 1 of Kingma and Ba: the first step is the learning rate, whatever the gradient. */
    @Test
    void theFirstStepIsTheLearningRate() {
        assertThat(after(new Training(1, 1, 0.01), -7)).isCloseTo(1.01, within(1e-9));
    }

    /** By hand: gradients alike give steps of the rate, which is the whole and then the half of it over two epochs. */
    @Test
    void theRateFallsAlongACosine() {
        Training training = new Training(2, 1, 0.1, Training.Schedule.COSINE, 0.999, 0, Double.POSITIVE_INFINITY);
        assertThat(after(training, 4)).isCloseTo(1 - 0.1 - 0.05, within(1e-8));
    }

    /** Without a slope of the loss what is left is the decay, which goes towards 0. */
    @Test
    void decayDrawsTowardsZero() {
        Training training = new Training(1, 1, 0.1, Training.Schedule.CONSTANT, 0.999, 0.5, Double.POSITIVE_INFINITY);
        assertThat(after(training, 0)).isCloseTo(0.9, within(1e-7));
    }

    /** Of gradients 8 and −1, clipped to 1 each, the second takes Adam's mean to 0.9 · 0.1 − 0.1: it all but stands still. */
    @Test
    void aGradientIsNoLongerThanTheClip() {
        Training clipped = new Training(2, 1, 0.1, Training.Schedule.CONSTANT, 0.999, 0, 1);
        int[] step = {0};
        clipped.fit(
                parameters,
                1,
                (recording, rows) -> recording.scaled(value, step[0]++ == 0 ? 8 : -1),
                SeedTree.root(1).generator());
        double second = 0.1 * (0.9 * 0.1 - 0.1) / (1 - 0.9 * 0.9);
        assertThat(value.at(0, 0)).isCloseTo(1 - 0.1 - second, within(1e-8));
    }

    @Test
    void everyRowIsSeenOnceAnEpoch() {
        int[] seen = new int[7];
        new Training(3, 2, 0.1)
                .fit(
                        parameters,
                        7,
                        (recording, rows) -> {
                            assertThat(rows.length).isLessThanOrEqualTo(2);
                            for (int row : rows) {
                                seen[row]++;
                            }
                            return recording.scaled(value, 1);
                        },
                        SeedTree.root(1).generator());
        assertThat(seen).containsOnly(3);
    }
}
