package org.nasgauge.statistics.significance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ModelConfidenceSetTest {
    /** In 200 tables of 8 equal treatments, all 8 stand in the set of 95 % but for some 10 tables. */
    @Test
    void keepsAllOfEqualTreatmentsAsOftenAsItSays() {
        RandomGenerator random = new SplittableRandom(1);
        int whole = 0;
        for (int table = 0; table < 200; table++) {
            ModelConfidenceSet set = ModelConfidenceSet.of(samples(random, 60, new double[8]), random);
            boolean all = true;
            for (int treatment = 0; treatment < 8; treatment++) {
                all &= set.contains(treatment, 0.05);
            }
            whole += all ? 1 : 0;
        }
        // Binomial(200, 0.95): mean 190, three standard deviations 9.2; the bootstrap is a little liberal at 60
        // observations.
        assertThat(whole).isBetween(178, 200);
    }

    @Test
    void dropsWhatIsClearlyWorseAndKeepsTheBest() {
        RandomGenerator random = new SplittableRandom(2);
        double[] means = {0, 0.1, 2, 3};
        for (int table = 0; table < 20; table++) {
            ModelConfidenceSet set = ModelConfidenceSet.of(samples(random, 100, means), random);
            assertThat(set.contains(2, 0.05)).isFalse();
            assertThat(set.contains(3, 0.05)).isFalse();
            assertThat(set.p()[3]).isLessThanOrEqualTo(set.p()[2]);
            assertThat(set.contains(0, 0.05) || set.contains(1, 0.05)).isTrue();
        }
    }

    @Test
    void oneOrEqualConstantsAreAllThatMayBeBest() {
        RandomGenerator random = new SplittableRandom(3);
        assertThat(ModelConfidenceSet.of(List.of(new double[] {5, 6}), random).p())
                .containsExactly(1);
        assertThat(ModelConfidenceSet.of(List.of(new double[] {5, 5}, new double[] {5, 5, 5}), random)
                        .contains(0, 0.05))
                .isTrue();
    }

    @Test
    void aConstantThatIsWorseGoesForCertain() {
        RandomGenerator random = new SplittableRandom(4);
        assertThat(ModelConfidenceSet.of(List.of(new double[] {5, 5}, new double[] {6, 6}), random)
                        .p())
                .containsExactly(1, 0);
    }

    /** Normal by the sum of twelve uniform numbers. */
    private static List<double[]> samples(RandomGenerator random, int n, double[] means) {
        List<double[]> samples = new ArrayList<>();
        for (double mean : means) {
            double[] sample = new double[n];
            for (int i = 0; i < n; i++) {
                sample[i] = mean + random.doubles(12).sum() - 6;
            }
            samples.add(sample);
        }
        return samples;
    }
}
