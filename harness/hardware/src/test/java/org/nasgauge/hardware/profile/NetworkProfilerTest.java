package org.nasgauge.hardware.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.hardware.host.LinuxMachine;
import org.nasgauge.hardware.latency.Latency;
import org.nasgauge.hardware.latency.LatencyProtocol;
import org.nasgauge.hardware.profile.LoadedNetwork.Loader;
import org.nasgauge.hardware.profile.LoadedNetwork.ThroughOnnx;
import org.nasgauge.hardware.profile.LoadedNetwork.ThroughTape;
import org.nasgauge.hardware.profile.NetworkProfiler.Outcome;
import org.nasgauge.hardware.profile.NetworkProfiler.Profiles;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.NetworkBuilder;
import org.nasgauge.networks.NetworkCounts;

class NetworkProfilerTest {
    /** On a real clock, where only what no other work on the machine can change is sure. */
    @ParameterizedTest
    @MethodSource("loaders")
    void networksAreCountedAndTimedOnThisMachine(Loader loader) {
        Network small = NetworkProfiler.reference(new FeatureShape(8, 8, 3));
        Map<String, Network> networks = new LinkedHashMap<>();
        networks.put("small", small);
        networks.put("same", small);
        LatencyProtocol protocol =
                new LatencyProtocol(new LatencyProtocol.Settings(6, 3, 1e-4, 0, 0.05, 0, 1, 0.95), new LinuxMachine());
        Profiles profiles =
                new NetworkProfiler(protocol, loader, 2).profile(networks, Optional.empty(), SeedTree.root(1));
        assertThat(profiles.networks()).extracting(Outcome::name).containsExactly("small", "same");
        Outcome.Profile profile = (Outcome.Profile) profiles.networks().get(0);
        assertThat(profile.peakActivationBytes())
                .isEqualTo(2 * NetworkCounts.of(small).peakActivationBytes());
        Latency empty = profiles.measured().empty();
        for (Latency latency : List.of(profile.latency(), profiles.measured().reference(), empty)) {
            assertThat(latency.samples()).isEqualTo(18);
            assertThat(latency.fastest()).isPositive();
            assertThat(latency.inferences()).isPositive();
            assertThat(latency.median().interval()).isPresent();
        }
        assertThat(profiles.measured().reference().relative().value()).isEqualTo(1);
        assertThat(empty.fastest()).isLessThan(profile.latency().fastest());
    }

    static List<Loader> loaders() {
        return List.of(new ThroughOnnx(1), new ThroughTape());
    }

    /** 50 inferences of 10 ms, each with 7 ms of the processors and 3 kB; counters that begin anywhere. */
    @Test
    void consumptionIsTheMeanOverHalfASecond() {
        long[] inferences = {0};
        Consumption consumption = Consumption.of(() -> inferences[0]++, new Consumption.Meter() {
            @Override
            public long nanoseconds() {
                return -5 + 10_000_000 * inferences[0];
            }

            @Override
            public long processorNanoseconds() {
                return 11 + 7_000_000 * inferences[0];
            }

            @Override
            public long allocatedBytes() {
                return 13 + 3_000 * inferences[0];
            }
        });
        assertThat(inferences[0]).isEqualTo(50);
        assertThat(consumption.processorMilliseconds()).isCloseTo(7, within(1e-12));
        assertThat(consumption.allocatedBytes()).isEqualTo(3_000);
    }

    @Test
    void whatASystemDoesNotCountIsNoNumber() {
        long[] inferences = {0};
        Consumption consumption = Consumption.of(() -> inferences[0]++, new Consumption.Meter() {
            @Override
            public long nanoseconds() {
                return 1_000_000_000 * inferences[0];
            }

            @Override
            public long processorNanoseconds() {
                return -1;
            }

            @Override
            public long allocatedBytes() {
                return -1;
            }
        });
        assertThat(inferences[0]).isEqualTo(1);
        assertThat(consumption).isEqualTo(new Consumption(Double.NaN, Double.NaN));
    }

    @Test
    void thisProcessCountsWhatIsAllocated() {
        Consumption consumption =
                Consumption.of(() -> assertThat(new byte[100_000]).isNotEmpty(), new Consumption.OfThisProcess());
        assertThat(consumption.allocatedBytes()).isBetween(1e5, 2e5);
        assertThat(consumption.processorMilliseconds()).isPositive();
    }

    @Test
    void whatCannotBeMeasuredIsRefusedWithTheReasonAndTheOthersAreTimed() {
        FeatureShape image = new FeatureShape(8, 8, 3);
        Map<String, Network> networks = new LinkedHashMap<>();
        networks.put("overflowing", doubled(image, 200));
        networks.put("small", NetworkProfiler.reference(image));
        networks.put("mixed", mixed(image));
        LatencyProtocol protocol =
                new LatencyProtocol(new LatencyProtocol.Settings(1, 1, 1e-6, 0, 0.01, 0, 1, 0.95), new LinuxMachine());
        Profiles profiles = new NetworkProfiler(protocol, new ThroughOnnx(1), 1)
                .profile(networks, Optional.empty(), SeedTree.root(1));
        assertThat(profiles.networks()).extracting(Outcome::name).containsExactly("overflowing", "small", "mixed");
        assertThat(profiles.networks().get(0))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("ONNX Runtime and the tape differ by NaN"));
        assertThat(profiles.networks().get(1)).isInstanceOf(Outcome.Profile.class);
        assertThat(profiles.networks().get(2))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("mixture"));
        assertThat(profiles.measured().latencies())
                .extracting(Latency::workload)
                .containsExactly("small");
    }

    /** Adds features to themselves, again and again. */
    private static Network doubled(FeatureShape image, int times) {
        NetworkBuilder builder = new NetworkBuilder(image);
        Node features = builder.image();
        for (int i = 0; i < times; i++) {
            features = builder.add("sum" + i, new Layer.Sum(), features, features);
        }
        return builder.build(features);
    }

    private static Network mixed(FeatureShape image) {
        NetworkBuilder builder = new NetworkBuilder(image);
        Node relu = builder.add("relu", Layer.Activation.RELU, builder.image());
        return builder.build(builder.add("mixture", new Layer.WeightedSum("weights"), builder.image(), relu));
    }
}
