package org.nasgauge.hardware.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.hardware.profile.LoadedNetwork.ThroughOnnx;
import org.nasgauge.hardware.profile.NetworkProfiler;
import org.nasgauge.networks.Convolution;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.NetworkBuilder;
import org.nasgauge.networks.NetworkCounts;

class PeakResidentTest {
    private static final FeatureShape IMAGE = new FeatureShape(256, 256, 1);

    /** Two features of 16.8 MB are there at one time: more than two virtual machines differ by. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aProcessOfItsOwnHasWhatANetworkNeedsBesideAnEmptyOne() {
        NetworkBuilder builder = new NetworkBuilder(IMAGE);
        Node wide = builder.add("wide", new Convolution(64, 1), builder.image());
        Network network = builder.build(builder.add("wider", new Convolution(64, 1), wide));
        long counted = NetworkCounts.of(network).peakActivationBytes();
        assertThat(counted).isEqualTo(2 * 64 * 256 * 256 * 4);
        double empty = resident(NetworkProfiler.empty(IMAGE));
        assertThat(empty).isBetween(2e7, 4e8);
        assertThat(resident(network) - empty).isBetween(0.9 * counted, 3.0 * counted);
    }

    private static double resident(Network network) {
        return PeakResident.of(ThroughOnnx.model(network, 1, SeedTree.root(1)), 1)
                .orThrow();
    }

    @Test
    void whatCannotRunIsMissing(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("none.onnx"), "no model");
        assertThat(PeakResident.of(file, 1)).isEqualTo(Reading.missing("its process failed with exit code 1"));
    }
}
