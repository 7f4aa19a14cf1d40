package org.nasgauge.tape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.networks.Layer;

/** Every operation gives by one backend what it gives by the other: values, gradients, and values in inference. */
class BackendsAgreeTest {
    private static final double SHARE = 2e-6;

    @ParameterizedTest
    @MethodSource("org.nasgauge.tape.OperationGradientsTest#operations")
    void onEveryOperation(Shape shape, Layer layer, int times) {
        List<float[]> java = run(Backends.JAVA.make(), shape, layer, times);
        List<float[]> nd4j = run(Backends.ND4J.make(), shape, layer, times);
        assertThat(java).hasSameSizeAs(nd4j);
        for (int i = 0; i < java.size(); i++) {
            double scale = norm(nd4j.get(i));
            float[] difference = java.get(i).clone();
            assertThat(difference).hasSameSizeAs(nd4j.get(i));
            for (int j = 0; j < difference.length; j++) {
                difference[j] -= nd4j.get(i)[j];
            }
            assertThat(norm(difference)).as("result %d", i).isLessThanOrEqualTo(SHARE * scale);
        }
    }

    private static List<float[]> run(Backend backend, Shape shape, Layer layer, int times) {
        SeededRandom random = SeedTree.root(6).generator();
        List<float[]> results = new ArrayList<>();
        try (Tape tape = new Tape(backend)) {
            Tensor x = tape.input("x", shape);
            Tensor y = tape.record(new LayerOperations(tape).of("made", "made", layer, Collections.nCopies(times, x)));
            x.value().setAll(FiniteDifferences.gaussians(x.value().length(), random));
            for (Parameter parameter : tape.parameters().values()) {
                parameter.value().setAll(FiniteDifferences.gaussians(parameter.size(), random));
            }
            tape.forward(Mode.TRAINING);
            results.add(y.value().toArray());
            y.gradient().setAll(FiniteDifferences.gaussians(y.value().length(), random));
            tape.backward(y);
            results.add(x.gradient().toArray());
            tape.tensors().values().stream()
                    .filter(tensor -> tensor != x && tensor != y)
                    .forEach(mixture -> results.add(mixture.gradient().toArray()));
            tape.parameters()
                    .values()
                    .forEach(parameter -> results.add(parameter.gradient().toArray()));
            tape.forward(Mode.INFERENCE);
            results.add(y.value().toArray());
        }
        return results;
    }

    private static double norm(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum);
    }
}
