package org.nasgauge.hardware.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.hardware.latency.Latency;
import org.nasgauge.hardware.latency.LatencyProtocol;
import org.nasgauge.hardware.latency.LatencyProtocol.Measured;
import org.nasgauge.hardware.latency.Workload;
import org.nasgauge.hardware.profile.LoadedNetwork.Loader;
import org.nasgauge.networks.Convolution;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.NetworkBuilder;
import org.nasgauge.networks.NetworkCounts;

/**
 * Measures untrained networks. All are loaded before the first is timed; one that fails there is refused, and the others go
 * on. Those that are measured together fill memory together: a large space is measured part by part, and relative latencies
 * are of one reference in all parts.
 */
public final class NetworkProfiler {
    private static final int CLASSES = 10;
    private static final int CHANNELS = 16;

    private final LatencyProtocol protocol;
    private final Loader loader;
    private final int batch;

    /** What became of one network. */
    public sealed interface Outcome {
        String name();

        /**
         * @param consumption of a batch, if it was asked for
         * @param peakActivationBytes of a batch, as {@link NetworkCounts} counts them
         */
        record Profile(String name, Latency latency, Optional<Consumption> consumption, long peakActivationBytes)
                implements Outcome {}

        /** It was not timed: it could not be loaded. */
        record Refused(String name, String why) implements Outcome {}
    }

    /**
     * @param measured with the reference and the empty network
     * @param networks in the order in which they were given
     */
    public record Profiles(Measured measured, List<Outcome> networks) {}

    /**
     * @param loader makes them ready to run
     * @param batch images at a time
     */
    public NetworkProfiler(LatencyProtocol protocol, Loader loader, int batch) {
        this.protocol = protocol;
        this.loader = loader;
        this.batch = batch;
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

    /** What has nothing but the runtime's own time and memory: its output is its image. */
    public static Network empty(FeatureShape image) {
        NetworkBuilder builder = new NetworkBuilder(image);
        return builder.build(builder.image());
    }

    /**
     * @param networks of one image shape, by name, from 1
     * @param meter of what each consumes, which is measured after the rounds; empty if that is not asked for
     * @throws IllegalStateException if the runtime does not load, or not even the reference can be measured
     */
    public Profiles profile(Map<String, Network> networks, Optional<Consumption.Meter> meter, SeedTree seed) {
        FeatureShape image = networks.values().iterator().next().image().shape();
        try (Loaded loaded = new Loaded(seed.child("values"))) {
            Ready reference = loaded.open("reference", reference(image));
            Ready empty = loaded.open("empty", empty(image));
            Map<String, Ready> ready = new LinkedHashMap<>();
            Map<String, String> refused = new LinkedHashMap<>();
            networks.forEach((name, network) -> {
                try {
                    ready.put(name, loaded.open(name, network));
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
                                            Objects.requireNonNull(latencies.get(name)),
                                            meter))
                            .toList());
        }
    }

    private static Outcome profile(Ready ready, Latency latency, Optional<Consumption.Meter> meter) {
        return new Outcome.Profile(
                latency.workload(),
                latency,
                meter.map(counters -> Consumption.of(ready.workload().inference(), counters)),
                ready.peakActivationBytes());
    }

    /** A network that can be timed. */
    private record Ready(Workload workload, long peakActivationBytes) {}

    /** Networks that are loaded together. */
    private final class Loaded implements AutoCloseable {
        private final SeedTree seed;
        private final List<LoadedNetwork> open = new ArrayList<>();

        private Loaded(SeedTree seed) {
            this.seed = seed;
        }

        private Ready open(String name, Network network) {
            LoadedNetwork loaded = loader.load(network, batch, seed);
            open.add(loaded);
            return new Ready(
                    new Workload(name, loaded::run),
                    batch * NetworkCounts.of(network).peakActivationBytes());
        }

        @Override
        public void close() {
            open.forEach(LoadedNetwork::close);
        }
    }
}
