package org.nasgauge.models.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;

class HeldOutTrainingTest {
    private static final int[] LEARNED = {0, 2, 3};
    private static final int[] HELD_OUT = {1};

    private final Parameters parameters = new Parameters();
    private final Matrix value = parameters.constant(1, 1, 1);
    private int epochs;

    /**
     * @param slope of what is learned from: each step takes Adam's value the rate down
     * @param watched the loss of what is held out, epoch by epoch; the last again and again
     */
    private double after(HeldOutTraining training, double slope, double... watched) {
        training.fit(
                parameters,
                LEARNED,
                HELD_OUT,
                (recording, rows) -> {
                    if (Arrays.equals(rows, HELD_OUT)) {
                        assertThat(recording.isLearning()).isFalse();
                        return recording.shifted(
                                recording.scaled(value, 0), watched[Math.min(epochs++, watched.length - 1)]);
                    }
                    assertThat(LEARNED).contains(rows);
                    return recording.scaled(value, slope);
                },
                SeedTree.root(1).generator());
        return value.at(0, 0);
    }

    private static double[] falling(int epochs) {
        double[] watched = new double[epochs];
        Arrays.setAll(watched, epoch -> Math.pow(0.9, epoch));
        return watched;
    }

    @Test
    void theParametersAreThoseOfTheBestEpoch() {
        HeldOutTraining training = new HeldOutTraining(6, 3, 0.1, 0, 10, 35);
        assertThat(after(training, 2, 5, 4, 3, 6, 7)).isCloseTo(1 - 3 * 0.1, within(1e-7));
        assertThat(epochs).isEqualTo(6);
    }

    /** The 22nd epoch is the first that counts: 35 more that are no better end it. */
    @Test
    void aTrainingThatIsNoBetterEnds() {
        after(new HeldOutTraining(250, 3, 0.1, 0, 10, 35), 2, falling(10));
        assertThat(epochs).isEqualTo(22 + 35);
        epochs = 0;
        after(new HeldOutTraining(40, 3, 0.1, 0, 10, 35), 2, falling(40));
        assertThat(epochs).isEqualTo(40);
    }

    /** After 22 epochs and eleven more that fall by less than a hundredth, each step is half as long. */
    @Test
    void theRateIsHalvedWhereNothingIsGained() {
        double[] barely = new double[40];
        Arrays.setAll(barely, epoch -> 1 - 1e-4 * epoch);
        double end = after(new HeldOutTraining(40, 3, 0.1, 0, 10, 35), 2, barely);
        assertThat(end).isCloseTo(1 - 33 * 0.1 - 7 * 0.05, within(1e-6));
    }

    /** Without a slope what is left is the decay, which Adam does not scale: it takes its share in each step. */
    @Test
    void decayIsDecoupled() {
        HeldOutTraining training = new HeldOutTraining(2, 1, 0.1, 0.5, 10, 35);
        assertThat(after(training, 0, falling(2))).isCloseTo(Math.pow(1 - 0.05, 6), within(1e-12));
    }
}
