package org.nasgauge.hardware.profile;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
 * first is timed. Those that are measured together fill memory together: a large space is measured part by part, and
 * relative latencies are of one reference in all parts.
 */
public final class NetworkProfiler {
    private static final int CLASSES = 10;
    private static final int CHANNELS = 16;

    private final LatencyProtocol protocol;
    private final int batch;
    private final int threads;

    /** @param peakActivationBytes of a batch, as {@link NetworkCounts} counts them */
    public record Profile(String name, Latency latency, TapeAgreement agreement, long peakActivationBytes) {}

    /** @param measured with the reference and the empty network */
    public record Profiles(Measured measured, List<Profile> networks) {}

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
     * @throws IllegalStateException if ONNX Runtime and the tape do not agree on one of them
     */
    public Profiles profile(Map<String, Network> networks, SeedTree seed) {
        FeatureShape image = networks.values().iterator().next().image().shape();
        try (Loaded loaded = new Loaded(seed.child("values"))) {
            Workload reference = loaded.add("reference", reference(image));
            Workload empty = loaded.add("empty", empty(image));
            List<Workload> workloads = new ArrayList<>();
            networks.forEach((name, network) -> workloads.add(loaded.add(name, network)));
            Measured measured = protocol.measure(reference, empty, workloads, seed.child("rounds"));
            List<Profile> profiles = new ArrayList<>();
            for (Latency latency : measured.latencies()) {
                int place = 2 + profiles.size(); // after the reference and the empty network
                profiles.add(new Profile(
                        latency.workload(), latency, loaded.agreements.get(place), loaded.peaks.get(place)));
            }
            return new Profiles(measured, profiles);
        }
    }

    /** Sessions that are open together. */
    private final class Loaded implements AutoCloseable {
        private final SeedTree seed;
        private final List<OnnxSession> sessions = new ArrayList<>();
        private final List<TapeAgreement> agreements = new ArrayList<>();
        private final List<Long> peaks = new ArrayList<>();

        private Loaded(SeedTree seed) {
            this.seed = seed;
        }

        Workload add(String name, Network network) {
            SeededRandom random = seed.child("image").generator();
            try (RecordedNetwork recorded = RecordedNetwork.of(network, 1, new JavaBackend())) {
                Initialization.HE_NORMAL.apply(recorded.tape().parameters().values(), seed);
                for (int i = 0; i < recorded.image().value().length(); i++) {
                    recorded.image().value().set(i, (float) random.nextGaussian());
                }
                TapeAgreement agreement = TapeAgreement.of(network, recorded);
                if (!agreement.agrees()) {
                    throw new IllegalStateException(name + ": ONNX Runtime and the tape differ: " + agreement);
                }
                agreements.add(agreement);
                peaks.add(batch * NetworkCounts.of(network).peakActivationBytes());
                OnnxModel model = new OnnxModel(
                        network, batch, recorded.tape().parameterSet().values());
                OnnxSession session = new OnnxSession(model, threads);
                sessions.add(session);
                FloatBuffer pixels = session.image();
                while (pixels.hasRemaining()) {
                    pixels.put((float) random.nextGaussian());
                }
                return new Workload(name, session::run);
            }
        }

        @Override
        public void close() {
            sessions.forEach(OnnxSession::close);
        }
    }
}
