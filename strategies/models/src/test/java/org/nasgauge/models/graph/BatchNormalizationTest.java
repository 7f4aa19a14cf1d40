package org.nasgauge.models.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BatchNormalizationTest {
    /**
     * By hand, columns (1, 2, 6) and (0, 0, 3): means 3 and 1, variances 14/3 and 2, unbiased 7 and 3. The running averages go a
     * tenth of the way from mean 0 and variance 1.
     */
    @Test
    void normalizesByTheBatchAndLaterByTheRunningAverages() {
        BatchNormalization normalization = new BatchNormalization(new Parameters(), 2);
        float[] input = {1, 0, 2, 0, 6, 3};
        float[] output = new float[6];
        normalization.train(input, 3, new float[6], output);
        float first = (float) Math.sqrt(14.0 / 3);
        float second = (float) Math.sqrt(2);
        assertThat(output)
                .containsExactly(
                        new float[] {-2 / first, -1 / second, -1 / first, -1 / second, 3 / first, 2 / second},
                        within(1e-4f));
        normalization.predict(input, 1, new float[6], output);
        assertThat(output[0]).isCloseTo((1 - 0.3f) / (float) Math.sqrt(0.9 + 0.7), within(1e-4f));
        assertThat(output[1]).isCloseTo((0 - 0.1f) / (float) Math.sqrt(0.9 + 0.3), within(1e-4f));
    }
}
