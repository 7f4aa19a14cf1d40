package org.nasgauge.tape;

import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.networks.Convolution;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Pool;

/**
 * Tells what a forward and a backward pass of each operation costs by both backends, at the shapes of the embedded tables:
 * processor time, the best of rounds in turn. The README of harness/training gives the command and past results.
 */
public final class OperationTrial {
    private static final int BATCH = 64;
    private static final int ROUNDS = 25;
    private static final int CALLS = 100;

    private OperationTrial() {}

    /** Microseconds. */
    private static final class Timed {
        private final Tape tape;
        private final Tensor y;
        private double forward = Double.POSITIVE_INFINITY;
        private double backward = Double.POSITIVE_INFINITY;

        Timed(Backend backend, Shape shape, Layer layer) {
            tape = new Tape(backend);
            Tensor x = tape.input("x", shape);
            y = tape.record(new LayerOperations(tape).of("y", "y", layer, List.of(x)));
            SeededRandom random = SeedTree.root(0).generator();
            x.value().setAll(FiniteDifferences.gaussians(x.value().length(), random));
            y.gradient().setAll(FiniteDifferences.gaussians(y.value().length(), random));
            for (Parameter parameter : tape.parameters().values()) {
                parameter.value().setAll(FiniteDifferences.gaussians(parameter.size(), random));
            }
        }

        void round() {
            forward = Math.min(forward, microseconds(() -> tape.forward(Mode.TRAINING)));
            backward = Math.min(backward, microseconds(() -> tape.backward(y)));
        }

        private static double microseconds(Runnable call) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (int i = 0; i < CALLS; i++) {
                call.run();
            }
            return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) * 1e-3 / CALLS;
        }
    }

    public static void main(String[] args) {
        for (int side = 8, channels = 8; side >= 2; side /= 2, channels *= 2) {
            for (Layer layer : List.of(
                    new Convolution(channels, 3),
                    new Convolution(channels, 1),
                    Layer.BatchNormalization.STANDARD,
                    Pool.same(Pool.Kind.AVERAGE, 3, 1),
                    Pool.tiles(Pool.Kind.AVERAGE, 2),
                    Layer.Activation.RELU,
                    new Layer.GlobalAveragePool())) {
                compare(new Shape(BATCH, side, side, channels), layer);
            }
        }
        compare(new Shape(BATCH, 1, 1, 32), new Layer.Linear(10, true));
    }

    private static void compare(Shape shape, Layer layer) {
        Map<Backends, Timed> timed = new EnumMap<>(Backends.class);
        for (Backends backend : Backends.values()) {
            timed.put(backend, new Timed(backend.make(), shape, layer));
        }
        for (int round = 0; round < ROUNDS; round++) {
            timed.values().forEach(Timed::round);
        }
        System.out.printf("%s, %s:", shape.features(), layer);
        timed.forEach((backend, time) ->
                System.out.printf(Locale.ROOT, " %s %.1f / %.1f", backend, time.forward, time.backward));
        System.out.println();
        timed.values().forEach(time -> time.tape.close());
    }
}
