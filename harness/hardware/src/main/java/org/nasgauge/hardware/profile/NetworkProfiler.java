package org.nasgauge.hardware.profile;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.hardware.latency.Latency;
import org.nasgauge.hardware.latency.LatencyProtocol;
import org.nasgauge.hardware.latency.LatencyProtocol.Measured;
import org.nasgauge.hardware.latency.Workload;
import org.nasgauge.hardware.onnx.OnnxModel;
import org.nasgauge.hardware.onnx.OnnxSession;
import org.nasgauge.hardware.onnx.TapeAgreement;
import org.nasgauge.networks.Convolution;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.NetworkBuilder;
import org.nasgauge.networks.NetworkCounts;
import org.nasgauge.tape.Initialization;
import org.nasgauge.tape.RecordedNetwork;
import org.nasgauge.tape.java.JavaBackend;

/**
 * Measures untrained networks through ONNX Runtime. All are loaded, and their answers compared with the tape's, before the
 * first is timed; one that fails there is refused, and the others go on. Those that are measured together fill memory together: a large space is measured part by part, and
 * relative latencies are of one reference in all parts.
 */
public final class NetworkProfiler {
    private static final int CLASSES = 10;
    private static final int CHANNELS = 16;

    private final LatencyProtocol protocol;
    private final int batch;
    private final int threads;

    /** What became of one network. */
    public sealed interface Outcome {
        String name();

        /** @param peakActivationBytes of a batch, as {@link NetworkCounts} counts them */
        record Profile(String name, Latency latency, TapeAgreement agreement, long peakActivationBytes)
                implements Outcome {}

        /** It was not timed: it has no file, ONNX Runtime refuses it, or does not agree with the tape. */
        record Refused(String name, String why) implements Outcome {}
    }

    /**
     * @param measured with the reference and the empty network
     * @param networks in the order in which they were given
     */
    public record Profiles(Measured measured, List<Outcome> networks) {}

    /**
     * @param batch images at a time
     * @param threads of one operator
     */
    public NetworkProfiler(LatencyProtocol protocol, int batch, int threads) {
        this.protocol = protocol;
        this.batch = batch;
        this.threads = threads;
    }

    /** What relative latencies are relative to: three 3 × 3 convolutions of 16 channels with normalization and ReLU. */
    public static Network reference(FeatureShape image) {
        NetworkBuilder builder = new NetworkBuilder(image);
        Node features = builder.image();
        for (int layer = 1; layer <= 3; layer++) {
            Node normalized = builder.addNormalized("layer" + layer, new Convolution(CHANNELS, 3), features);
            features = builder.add("layer" + layer + ".relu", Layer.Activation.RELU, normalized);
        }
        return builder.build(builder.addClassifier(features, CLASSES));
    }

    private static Network empty(FeatureShape image) {
        NetworkBuilder builder = new NetworkBuilder(image);
        return builder.build(builder.image());
    }

    /**
     * @param networks of one image shape, by name, from 1
     * @throws IllegalStateException if the runtime does not load, or not even the reference can be measured
     */
    public Profiles profile(Map<String, Network> networks, SeedTree seed) {
        FeatureShape image = networks.values().iterator().next().image().shape();
        try (Sessions sessions = new Sessions(seed.child("values"))) {
            Ready reference = sessions.open("reference", reference(image));
            Ready empty = sessions.open("empty", empty(image));
            Map<String, Ready> ready = new LinkedHashMap<>();
            Map<String, String> refused = new LinkedHashMap<>();
            networks.forEach((name, network) -> {
                try {
                    ready.put(name, sessions.open(name, network));
                } catch (IllegalStateException | IllegalArgumentException e) {
                    refused.put(name, String.valueOf(e.getMessage()));
                }
            });
            Measured measured = protocol.measure(
                    reference.workload(),
                    empty.workload(),
                    ready.values().stream().map(Ready::workload).toList(),
                    seed.child("rounds"));
            Map<String, Latency> latencies = new LinkedHashMap<>();
            measured.latencies().forEach(latency -> latencies.put(latency.workload(), latency));
            return new Profiles(
                    measured,
                    networks.keySet().stream()
                            .map(name -> refused.containsKey(name)
                                    ? new Outcome.Refused(name, refused.get(name))
                                    : profile(
                                            Objects.requireNonNull(ready.get(name)),
                                            Objects.requireNonNull(latencies.get(name))))
                            .toList());
        }
    }

    private static Outcome profile(Ready ready, Latency latency) {
        return new Outcome.Profile(latency.workload(), latency, ready.agreement(), ready.peakActivationBytes());
    }

    /** A network that is loaded and agrees with the tape. */
    private record Ready(Workload workload, TapeAgreement agreement, long peakActivationBytes) {}

    /** Sessions that are open together. */
    private final class Sessions implements AutoCloseable {
        private final SeedTree seed;
        private final List<OnnxSession> open = new ArrayList<>();

        private Sessions(SeedTree seed) {
            this.seed = seed;
        }

        /**
         * @throws IllegalStateException if ONNX Runtime refuses it, or does not agree with the tape, saying so
         * @throws IllegalArgumentException if it has no file, saying why
         */
        private Ready open(String name, Network network) {
            SeededRandom random = seed.child("image").generator();
            try (RecordedNetwork recorded = RecordedNetwork.of(network, 1, new JavaBackend())) {
                Initialization.HE_NORMAL.apply(recorded.tape().parameters().values(), seed);
                for (int i = 0; i < recorded.image().value().length(); i++) {
                    recorded.image().value().set(i, (float) random.nextGaussian());
                }
                TapeAgreement agreement = TapeAgreement.of(network, recorded);
                if (!agreement.agrees()) {
                    throw new IllegalStateException("ONNX Runtime and the tape differ by " + agreement.error()
                            + ", more than " + TapeAgreement.TOLERANCE);
                }
                OnnxModel model = new OnnxModel(
                        network, batch, recorded.tape().parameterSet().values());
                OnnxSession session = new OnnxSession(model, threads);
                open.add(session);
                FloatBuffer pixels = session.image();
                while (pixels.hasRemaining()) {
                    pixels.put((float) random.nextGaussian());
                }
                session.run(); // a batch that the runtime cannot run is found before the first is timed
                return new Ready(
                        new Workload(name, session::run),
                        agreement,
                        batch * NetworkCounts.of(network).peakActivationBytes());
            }
        }

        @Override
        public void close() {
            open.forEach(OnnxSession::close);
        }
    }
}
