package org.nasgauge.training.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

class OperationGradientsTest {
    private static final Shape IMAGES = new Shape(3, 4, 6, 5);

    static Stream<Arguments> operations() {
        return Stream.of(
                operation(IMAGES, x -> new Convolution("conv1x1", x, 1, 3)),
                operation(IMAGES, x -> new Convolution("conv3x3", x, 3, 7)),
                operation(IMAGES, x -> new BatchNormalization("norm", x)),
                operation(new Shape(16, 5, 5, 3), x -> new BatchNormalization("norm over several lanes", x)),
                operation(IMAGES, x -> new Rectifier("relu", x)),
                operation(IMAGES, x -> new AveragePool("average 3x3", x, 3)),
                operation(new Shape(2, 1, 1, 4), x -> new AveragePool("average of one pixel", x, 3)),
                operation(IMAGES, x -> new Downsampling("halve", x)),
                operation(IMAGES, x -> new GlobalAveragePool("mean", x)),
                operation(new Shape(6, 1, 1, 5), x -> new Linear("linear", x, 4)),
                operation(IMAGES, x -> new Sum("sum of one", List.of(x))),
                operation(IMAGES, x -> new Sum("sum of two", List.of(x, x))));
    }

    private static Arguments operation(Shape shape, Function<Tensor, Operation> make) {
        return Arguments.of(shape, make);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void gradientsAgreeWithFiniteDifferences(Shape shape, Function<Tensor, Operation> make) {
        SeededRandom random = SeedTree.root(1).generator();
        try (Tape tape = new Tape()) {
            Tensor x = tape.input("x", shape);
            Tensor y = tape.record(make.apply(x));
            randomize(tape, x, random);
            new FiniteDifferences(tape, y, random).check(x);
        }
    }

    /** Every operation must add to the gradient of an input that a later operation has reached already. */
    @ParameterizedTest
    @MethodSource("operations")
    void gradientsOfSeveralConsumersAddUp(Shape shape, Function<Tensor, Operation> make) {
        SeededRandom random = SeedTree.root(2).generator();
        try (Tape tape = new Tape()) {
            Tensor x = tape.input("x", shape);
            Tensor y = tape.record(make.apply(x));
            Tensor other = tape.record(new Sum("other", List.of(x)));
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
                assertThat(x.gradient().get(i)).isCloseTo(alone[i] + added[i], within(1e-5f));
            }
        }
    }

    @Test
    void lossGradientAgreesWithFiniteDifferences() {
        byte[] labels = {3, 0, 2};
        try (Tape tape = new Tape()) {
            Tensor logits = tape.input("logits", new Shape(3, 1, 1, 4));
            logits.value()
                    .setAll(FiniteDifferences.gaussians(12, SeedTree.root(3).generator()));
            SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy(logits);
            loss.scoreWithGradient(labels);
            for (int i = 0; i < 12; i++) {
                float at = logits.value().get(i);
                logits.value().set(i, at + 1e-2f);
                double above = loss.score(labels, 0, labels.length).meanLoss();
                logits.value().set(i, at - 1e-2f);
                double below = loss.score(labels, 0, labels.length).meanLoss();
                logits.value().set(i, at);
                assertThat((double) logits.gradient().get(i)).isCloseTo((above - below) / 2e-2, within(1e-4));
            }
        }
    }

    private static void randomize(Tape tape, Tensor x, SeededRandom random) {
        float[] values = FiniteDifferences.gaussians(x.value().length(), random);
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
