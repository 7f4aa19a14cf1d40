package org.nasgauge.hardware.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.hardware.host.LinuxMachine;
import org.nasgauge.hardware.latency.Latency;
import org.nasgauge.hardware.latency.LatencyProtocol;
import org.nasgauge.hardware.profile.NetworkProfiler.Profile;
import org.nasgauge.hardware.profile.NetworkProfiler.Profiles;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.NetworkCounts;

class NetworkProfilerTest {
    /** On a real clock, where only what no other work on the machine can change is sure. */
    @Test
    void networksAreCheckedCountedAndTimedOnThisMachine() {
        Network small = NetworkProfiler.reference(new FeatureShape(8, 8, 3));
        Map<String, Network> networks = new LinkedHashMap<>();
        networks.put("small", small);
        networks.put("same", small);
        LatencyProtocol protocol =
                new LatencyProtocol(new LatencyProtocol.Settings(6, 3, 1e-4, 0, 0.05, 1, 0.95), new LinuxMachine());
        Profiles profiles = new NetworkProfiler(protocol, 2, 1).profile(networks, SeedTree.root(1));
        assertThat(profiles.networks()).extracting(Profile::name).containsExactly("small", "same");
        Profile profile = profiles.networks().get(0);
        assertThat(profile.agreement().agrees()).isTrue();
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
}
