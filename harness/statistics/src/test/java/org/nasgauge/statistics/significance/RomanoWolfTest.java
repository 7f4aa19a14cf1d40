package org.nasgauge.statistics.significance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nasgauge.statistics.Summary;

class RomanoWolfTest {
    /** Differences that share a part of their noise, some of them not zero, and resamples around what was observed. */
    private static final class Sample {
        private final double[] observed;
        private final double[][] resampled;

        Sample(Random random, int tests, int resamples, double effect) {
            observed = random.doubles(tests).map(u -> 0).toArray();
            resampled = new double[tests][resamples];
            double common = random.nextGaussian();
            for (int i = 0; i < tests; i++) {
                observed[i] = (i % 3 == 0 ? effect : 0) + (common + random.nextGaussian()) * (i + 1);
            }
            for (int r = 0; r < resamples; r++) {
                double shared = random.nextGaussian();
                for (int i = 0; i < tests; i++) {
                    resampled[i][r] = observed[i] + (shared + random.nextGaussian()) * (i + 1);
                }
            }
        }

        double[] adjusted() {
            return RomanoWolf.adjust(observed, i -> resampled[i]);
        }
    }

    @Test
    void agreesWithTheStepsTakenOneByOne() {
        Random random = new Random(1);
        for (int round = 0; round < 50; round++) {
            Sample sample = new Sample(random, 1 + random.nextInt(8), 2 + random.nextInt(60), 4);
            assertThat(sample.adjusted()).containsExactly(stepByStep(sample), within(1e-15));
        }
    }

    /** As the paper puts it: reject the greatest, take it away, and go on with the rest. */
    private static double[] stepByStep(Sample sample) {
        int resamples = sample.resampled[0].length;
        List<Integer> left = new ArrayList<>(
                IntStream.range(0, sample.observed.length).boxed().toList());
        double[] p = new double[sample.observed.length];
        double before = 0;
        while (!left.isEmpty()) {
            int first = left.stream()
                    .max((a, b) -> Double.compare(deviation(sample, a), deviation(sample, b)))
                    .orElseThrow();
            double count = 1;
            for (int r = 0; r < resamples; r++) {
                int resample = r;
                boolean reached = left.stream()
                        .anyMatch(i ->
                                StrictMath.abs(sample.resampled[i][resample] - sample.observed[i]) / error(sample, i)
                                        >= deviation(sample, first));
                count += reached ? 1 : 0;
            }
            before = StrictMath.max(before, count / (resamples + 1));
            p[first] = before;
            left.remove(Integer.valueOf(first));
        }
        return p;
    }

    private static double deviation(Sample sample, int i) {
        return StrictMath.abs(sample.observed[i]) / error(sample, i);
    }

    private static double error(Sample sample, int i) {
        return Summary.of(sample.resampled[i]).sampleSd().orElseThrow();
    }

    @Test
    void rarelyRejectsAnythingWhereNothingIsApart() {
        Random random = new Random(2);
        int rounds = 2_000;
        int falsely = 0;
        for (int round = 0; round < rounds; round++) {
            double[] adjusted = new Sample(random, 10, 99, 0).adjusted();
            falsely += Arrays.stream(adjusted).min().orElseThrow() <= 0.05 ? 1 : 0;
        }
        // A bootstrap of 99 with its own standard errors; three standard errors of 2,000 rounds about .05.
        assertThat(falsely / (double) rounds).isBetween(0.035, 0.065);
    }

    @Test
    void equalThingsAreNotApart() {
        assertThat(RomanoWolf.adjust(new double[] {0, 3}, i -> new double[] {3.0 * i, 3.1 * i, 2.9 * i}))
                .containsExactly(1, 0.25);
        assertThat(RomanoWolf.adjust(new double[0], i -> new double[0])).isEmpty();
    }

    @Test
    void refusesResamplesThatDoNotBelongTogether() {
        assertThatThrownBy(() -> RomanoWolf.adjust(new double[] {1, 2}, i -> new double[2 + i]))
                .hasMessageContaining("as many resamples");
        assertThatThrownBy(() -> RomanoWolf.adjust(new double[] {1}, i -> new double[1]))
                .hasMessageContaining("at least 2");
    }
}
