package org.nasgauge.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.networks.Convolution;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Pool;

@ParameterizedClass
@EnumSource(Backends.class)
class OperationGradientsTest {
    private static final Shape IMAGES = new Shape(3, 4, 6, 5);
    private static final Shape ODD = new Shape(2, 7, 5, 5);
    private static final Shape FOUR = new Shape(2, 4, 4, 4);

    private final Backends backends;

    OperationGradientsTest(Backends backends) {
        this.backends = backends;
    }

    static Stream<Arguments> operations() {
        return Stream.of(
                layer(IMAGES, new Convolution(3, 1)),
                layer(IMAGES, new Convolution(7, 3)),
                layer(IMAGES, new Convolution(4, 5)),
                layer(IMAGES, new Convolution(4, 3).withBias()),
                layer(IMAGES, new Convolution(4, 1).withStride(2)),
                layer(IMAGES, new Convolution(4, 3).withStride(2).withBias()),
                layer(new Shape(3, 1, 2, 2), new Convolution(3, 7)), // taps that see nothing
                layer(new Shape(3, 1, 1, 3), new Convolution(3, 5).withGroups(3)),
                layer(ODD, new Convolution(4, 3).withStride(2)),
                layer(ODD, new Convolution(4, 5).withStride(2)),
                layer(ODD, new Convolution(4, 3).withStride(4)),
                layer(IMAGES, new Convolution(4, 1, 7, 1, 1, 1, false)),
                layer(IMAGES, new Convolution(4, 7, 1, 2, 1, 1, true)),
                layer(ODD, new Convolution(4, 3).withDilation(2)),
                layer(ODD, new Convolution(4, 3).withDilation(2).withStride(2)),
                layer(IMAGES, new Convolution(5, 3).withGroups(5)),
                layer(IMAGES, new Convolution(5, 3).withGroups(5).withStride(2).withBias()),
                layer(ODD, new Convolution(5, 5).withGroups(5).withDilation(2)),
                layer(ODD, new Convolution(5, 3).withGroups(5).withDilation(2).withStride(2)),
                layer(IMAGES, new Convolution(5, 1, 3, 1, 5, 1, false)),
                layer(IMAGES, new Convolution(10, 3).withGroups(5)),
                layer(FOUR, new Convolution(6, 3).withGroups(2)),
                layer(FOUR, new Convolution(4, 3).withGroups(2).withDilation(2)),
                layer(ODD, new Convolution(3, 1, 3, 1, 1, 2, true)),
                layer(FOUR, new Convolution(4, 3).withGroups(2).withStride(2).withBias()),
                layer(IMAGES, Layer.BatchNormalization.STANDARD),
                layer(IMAGES, new Layer.BatchNormalization(false, 1e-3, 0.01)),
                layer(new Shape(16, 5, 5, 3), Layer.BatchNormalization.STANDARD),
                layer(IMAGES, Layer.Activation.RELU),
                layer(IMAGES, Layer.Activation.RELU6),
                layer(IMAGES, Layer.Activation.SIGMOID),
                layer(IMAGES, Layer.Activation.TANH),
                layer(IMAGES, Layer.Activation.SWISH),
                layer(IMAGES, Pool.same(Pool.Kind.AVERAGE, 3, 1)),
                layer(IMAGES, Pool.same(Pool.Kind.AVERAGE, 3, 2)),
                layer(ODD, Pool.same(Pool.Kind.AVERAGE, 3, 2)),
                layer(ODD, Pool.same(Pool.Kind.AVERAGE, 5, 1)),
                layer(new Shape(2, 1, 1, 4), Pool.same(Pool.Kind.AVERAGE, 3, 1)),
                layer(IMAGES, Pool.tiles(Pool.Kind.AVERAGE, 2)),
                layer(ODD, Pool.tiles(Pool.Kind.AVERAGE, 2)),
                layer(IMAGES, new Pool(Pool.Kind.AVERAGE, 3, 1, 1, true)),
                layer(IMAGES, new Pool(Pool.Kind.AVERAGE, 3, 2, 1, true)),
                layer(IMAGES, new Pool(Pool.Kind.AVERAGE, 2, 1, 0, false)),
                layer(IMAGES, Pool.same(Pool.Kind.MAX, 3, 1)),
                layer(ODD, Pool.same(Pool.Kind.MAX, 3, 2)),
                layer(IMAGES, Pool.tiles(Pool.Kind.MAX, 2)),
                layer(IMAGES, new Layer.GlobalAveragePool()),
                layer(new Shape(6, 1, 1, 5), new Layer.Linear(4, true)),
                layer(new Shape(6, 1, 1, 5), new Layer.Linear(4, false)),
                layer(IMAGES, new Layer.Slice(1, 4)),
                layer(IMAGES, new Layer.Shift(1, 0)),
                layer(IMAGES, new Layer.Shift(1, 2)),
                layer(IMAGES, new Layer.Dropout(0)),
                twice(IMAGES, new Layer.Sum()),
                twice(IMAGES, new Layer.Concatenation()),
                twice(IMAGES, new Layer.WeightedSum("mixture")));
    }

    private static Arguments layer(Shape shape, Layer layer) {
        return Arguments.of(shape, layer, 1);
    }

    private static Arguments twice(Shape shape, Layer layer) {
        return Arguments.of(shape, layer, 2);
    }

    private static Tensor record(Tape tape, Layer layer, Tensor x, int times) {
        return tape.record(new LayerOperations(tape).of("made", "made", layer, Collections.nCopies(times, x)));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void shapesAreThoseOfTheGraph(Shape shape, Layer layer, int times) {
        try (Tape tape = new Tape(backends.make())) {
            Tensor y = record(tape, layer, tape.input("x", shape), times);
            assertThat(y.shape().features()).isEqualTo(layer.output(Collections.nCopies(times, shape.features())));
            assertThat(y.shape().batch()).isEqualTo(shape.batch());
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void gradientsAgreeWithFiniteDifferences(Shape shape, Layer layer, int times) {
        SeededRandom random = SeedTree.root(1).generator();
        try (Tape tape = new Tape(backends.make())) {
            Tensor x = tape.input("x", shape);
            Tensor y = record(tape, layer, x, times);
            randomize(tape, x, random);
            Tensor[] inputs = tape.tensors().values().stream()
                    .filter(tensor -> tensor != y)
                    .toArray(Tensor[]::new);
            new FiniteDifferences(tape, y, random).check(inputs);
        }
    }

    /** A parameter that two operations share has the sum of their gradients. */
    @ParameterizedTest
    @MethodSource("operations")
    void gradientsBySharedParametersAddUp(Shape shape, Layer layer, int times) {
        SeededRandom random = SeedTree.root(4).generator();
        try (Tape tape = new Tape(backends.make())) {
            Tensor x = tape.input("x", shape);
            LayerOperations operations = new LayerOperations(tape);
            Tensor first = tape.record(operations.of("first", "shared", layer, Collections.nCopies(times, x)));
            Tensor second = tape.record(operations.of("second", "shared", layer, Collections.nCopies(times, x)));
            Tensor sum = tape.record(operations.of("sum", "sum", new Layer.Sum(), List.of(first, second)));
            randomize(tape, x, random);
            tape.forward(Mode.TRAINING);
            sum.gradient().setAll(FiniteDifferences.gaussians(sum.value().length(), random));
            first.gradient().setAll(sum.gradient().toArray());
            tape.backward(first);
            List<float[]> alone = tape.parameters().values().stream()
                    .map(parameter -> parameter.gradient().toArray())
                    .toList();
            tape.backward(sum);
            int at = 0;
            for (Parameter parameter : tape.parameters().values()) {
                float[] once = alone.get(at++);
                for (int i = 0; i < once.length; i++) {
                    assertThat(parameter.gradient().get(i)).isCloseTo(2 * once[i], within(1e-5f));
                }
            }
        }
    }

    /** Every operation must add to the gradient of an input that a later operation has reached already. */
    @ParameterizedTest
    @MethodSource("operations")
    void gradientsOfSeveralConsumersAddUp(Shape shape, Layer layer, int times) {
        SeededRandom random = SeedTree.root(2).generator();
        try (Tape tape = new Tape(backends.make())) {
            Tensor x = tape.input("x", shape);
            Tensor y = record(tape, layer, x, times);
            Tensor other = tape.record(tape.parameterSet().backend().sum("other", List.of(x)));
            randomize(tape, x, random);
            tape.forward(Mode.TRAINING);
            float[] dy = FiniteDifferences.gaussians(y.value().length(), random);
            y.gradient().setAll(dy);
            tape.backward(y);
            float[] alone = x.gradient().toArray();

            Tensor[] both = {y, other};
            for (Tensor seeded : both) {
                seeded.gradient()
                        .setAll(FiniteDifferences.gaussians(seeded.value().length(), random));
            }
            y.gradient().setAll(dy);
            float[] added = other.gradient().toArray();
            tape.backward(both);
            for (int i = 0; i < alone.length; i++) {
                assertThat(x.gradient().get(i)).isCloseTo(alone[i] + added[i], within(2e-5f));
            }
        }
    }

    @Test
    void lossGradientAgreesWithFiniteDifferences() {
        byte[] labels = {3, 0, 2};
        float[] logits = FiniteDifferences.gaussians(12, SeedTree.root(3).generator());
        SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy(4);
        float[] gradient = loss.gradient(logits, labels);
        for (int i = 0; i < 12; i++) {
            float at = logits[i];
            logits[i] = at + 1e-2f;
            double above = loss.score(logits, labels, 0, labels.length).meanLoss();
            logits[i] = at - 1e-2f;
            double below = loss.score(logits, labels, 0, labels.length).meanLoss();
            logits[i] = at;
            assertThat((double) gradient[i]).isCloseTo((above - below) / 2e-2, within(1e-4));
        }
    }

    /** Values far from where a function has a kink, in a window where two share the lead, or on both sides of 6. */
    private static float[] spaced(int count, SeededRandom random) {
        int[] ranks = random.permutation(count);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (ranks[i] - count / 2 + 0.5f) * 0.07f;
        }
        return values;
    }

    private static void randomize(Tape tape, Tensor x, SeededRandom random) {
        boolean kinked = tape.operations().stream()
                .anyMatch(operation -> operation instanceof MaxPool || operation instanceof PointwiseActivation);
        float[] values = kinked
                ? spaced(x.value().length(), random)
                : FiniteDifferences.gaussians(x.value().length(), random);
        for (int i = 0; i < values.length; i++) {
            // a kink closer than the step of the differences would spoil them
            values[i] += Math.copySign(0.05f, values[i]);
        }
        x.value().setAll(values);
        for (Parameter parameter : tape.parameters().values()) {
            parameter.value().setAll(FiniteDifferences.gaussians(parameter.size(), random));
        }
    }
}
