package org.nasgauge.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.networks.Layer;

@ParameterizedClass
@EnumSource(Backends.class)
class BatchNormalizationTest {
    private static final Shape SHAPE = new Shape(2, 3, 5, 3);

    private final Backends backends;

    BatchNormalizationTest(Backends backends) {
        this.backends = backends;
    }

    /** Both modes against the textbook's formulae in double precision. */
    @Test
    void normalizesByTheBatchInTrainingAndByRunningMomentsInInference() {
        try (Tape tape = new Tape(backends.make())) {
            Tensor x = tape.input("x", SHAPE);
            float[] values = FiniteDifferences.gaussians(
                    SHAPE.elements(), SeedTree.root(5).generator());
            x.value().setAll(values);
            Tensor y = tape.record(normalization(tape, x));
            Floats scales = tape.parameter("norm.scale").value();
            Floats shifts = tape.parameter("norm.shift").value();
            scales.setAll(new float[] {2, 1, -1});
            shifts.setAll(new float[] {0, 5, 1});

            tape.forward(Mode.TRAINING);
            float[] trained = y.value().toArray();
            tape.forward(Mode.INFERENCE);
            float[] inferred = y.value().toArray();

            for (int k = 0; k < 3; k++) {
                int count = values.length / 3;
                double mean = 0;
                for (int i = k; i < values.length; i += 3) {
                    mean += values[i] / (double) count;
                }
                double squares = 0;
                for (int i = k; i < values.length; i += 3) {
                    squares += (values[i] - mean) * (values[i] - mean);
                }
                double runningMean = 0.1 * mean;
                double runningVariance = 0.9 + 0.1 * squares / (count - 1);
                double scale = scales.get(k);
                double shift = shifts.get(k);
                for (int i = k; i < values.length; i += 3) {
                    double expected = (values[i] - mean) / Math.sqrt(squares / count + 1e-5) * scale + shift;
                    assertThat((double) trained[i]).isCloseTo(expected, within(1e-5));
                    expected = (values[i] - runningMean) / Math.sqrt(runningVariance + 1e-5) * scale + shift;
                    assertThat((double) inferred[i]).isCloseTo(expected, within(1e-5));
                }
            }
        }
    }

    @Test
    void inferenceLeavesTheRunningMomentsAsTheyAre() {
        try (Tape tape = new Tape(backends.make())) {
            Tensor x = tape.input("x", SHAPE);
            tape.record(normalization(tape, x));
            x.value().fill(3);
            tape.forward(Mode.INFERENCE);
            RunningMoments moments = tape.parameterSet().moments("norm", SHAPE.channels());
            assertThat(moments.means()).containsOnly(0);
            assertThat(moments.variances()).containsOnly(1);
        }
    }

    private static Operation normalization(Tape tape, Tensor x) {
        return new LayerOperations(tape).of("norm", "norm", Layer.BatchNormalization.STANDARD, List.of(x));
    }
}
