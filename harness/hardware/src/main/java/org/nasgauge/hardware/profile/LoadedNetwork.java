package org.nasgauge.hardware.profile;

import java.nio.FloatBuffer;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.hardware.onnx.OnnxModel;
import org.nasgauge.hardware.onnx.OnnxSession;
import org.nasgauge.hardware.onnx.TapeAgreement;
import org.nasgauge.networks.Network;
import org.nasgauge.tape.Initialization;
import org.nasgauge.tape.Mode;
import org.nasgauge.tape.RecordedNetwork;
import org.nasgauge.tape.Tensor;
import org.nasgauge.tape.java.JavaBackend;

/** An untrained network with weights and random images, ready to run. For one thread; holds memory until closed. */
public interface LoadedNetwork extends AutoCloseable {
    /** One inference of a batch. */
    void run();

    @Override
    void close();

    /** What runs networks. */
    interface Loader {
        /**
         * @param batch images at a time, from 1
         * @param seed of weights and images
         * @throws IllegalStateException if it cannot run this network, or runs it wrongly, saying so
         * @throws IllegalArgumentException if the network has no form that it reads, saying why
         */
        LoadedNetwork load(Network network, int batch, SeedTree seed);
    }

    /**
     * ONNX Runtime, whose answer to one image is compared with the tape's.
     *
     * @param threads of one operator
     */
    record ThroughOnnx(int threads) implements Loader {
        @Override
        public LoadedNetwork load(Network network, int batch, SeedTree seed) {
            SeededRandom random = random(seed);
            try (RecordedNetwork recorded = recorded(network, 1, seed, random)) {
                TapeAgreement agreement = TapeAgreement.of(network, recorded);
                if (!agreement.agrees()) {
                    throw new IllegalStateException("ONNX Runtime and the tape differ by " + agreement.error()
                            + ", more than " + TapeAgreement.TOLERANCE);
                }
                OnnxModel model = new OnnxModel(
                        network, batch, recorded.tape().parameterSet().values());
                OnnxSession session = new OnnxSession(model, threads);
                try {
                    FloatBuffer pixels = session.image();
                    while (pixels.hasRemaining()) {
                        pixels.put((float) random.nextGaussian());
                    }
                    session.run(); // a batch that the runtime cannot run is found before the first is timed
                } catch (IllegalStateException e) {
                    session.close();
                    throw e;
                }
                return of(session::run, session::close);
            }
        }

        /** The file of a network with the same weights. */
        public static OnnxModel model(Network network, int batch, SeedTree seed) {
            try (RecordedNetwork recorded = recorded(network, 1, seed, random(seed))) {
                return new OnnxModel(
                        network, batch, recorded.tape().parameterSet().values());
            }
        }
    }

    /** The tape in plain Java, in inference, on the calling thread alone. */
    record ThroughTape() implements Loader {
        @Override
        public LoadedNetwork load(Network network, int batch, SeedTree seed) {
            RecordedNetwork recorded = recorded(network, batch, seed, random(seed));
            return of(() -> recorded.tape().forward(Mode.INFERENCE), recorded::close);
        }
    }

    private static LoadedNetwork of(Runnable inference, Runnable close) {
        return new LoadedNetwork() {
            @Override
            public void run() {
                inference.run();
            }

            @Override
            public void close() {
                close.run();
            }
        };
    }

    private static SeededRandom random(SeedTree seed) {
        return seed.child("image").generator();
    }

    private static RecordedNetwork recorded(Network network, int batch, SeedTree seed, SeededRandom random) {
        RecordedNetwork recorded = RecordedNetwork.of(network, batch, new JavaBackend());
        Initialization.HE_NORMAL.apply(recorded.tape().parameters().values(), seed);
        Tensor image = recorded.image();
        for (int i = 0; i < image.value().length(); i++) {
            image.value().set(i, (float) random.nextGaussian());
        }
        return recorded;
    }
}
