package org.nasgauge.hardware.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.hardware.energy.EnergyCounters.Availability;

class EnergyCountersTest {
    private static final long RANGE = 262_143_328_850L;

    @TempDir
    Path tree;

    private Path domain(String folder, String name, long microjoules) throws IOException {
        Path domain = Files.createDirectories(tree.resolve(folder));
        Files.writeString(domain.resolve("name"), name + "\n");
        Files.writeString(domain.resolve("max_energy_range_uj"), RANGE + "\n");
        set(domain, microjoules);
        return domain;
    }

    private static void set(Path domain, long microjoules) throws IOException {
        Files.writeString(domain.resolve("energy_uj"), microjoules + "\n");
    }

    private EnergyCounters counters() {
        return ((Availability.Available) EnergyCounters.in(tree)).counters();
    }

    private String reason(Path powercap) {
        return ((Availability.Unavailable) EnergyCounters.in(powercap)).reason();
    }

    @Test
    void packagesAreAddedUpAndNothingWithinOrAboveThem() throws IOException {
        Path first = domain("intel-rapl:0", "package-0", 1_000_000);
        Path core = domain("intel-rapl:0:0", "core", 500_000);
        Path second = domain("intel-rapl:1", "package-1", 7_000_000);
        Path whole = domain("intel-rapl:2", "psys", 0);
        Path again = domain("intel-rapl-mmio:0", "package-0", 1_000_000);
        Files.createDirectories(tree.resolve("intel-rapl"));
        EnergyCounters counters = counters();
        assertThat(counters.packages()).isEqualTo(2);
        assertThat(counters.joules()).isZero();
        for (Path domain : new Path[] {core, whole}) {
            set(domain, 100_000_000);
        }
        set(first, 3_000_000);
        set(again, 3_000_000);
        set(second, 7_500_000);
        assertThat(counters.joules()).isCloseTo(2.5, within(1e-9));
    }

    @Test
    void countersThatBeginAnewGoOn() throws IOException {
        Path only = domain("intel-rapl:0", "package-0", RANGE - 2_000_000);
        EnergyCounters counters = counters();
        set(only, 1_000_000);
        assertThat(counters.joules()).isCloseTo(3, within(1e-9));
        set(only, RANGE - 1_000_000);
        counters.joules();
        set(only, 500_000);
        assertThat(counters.joules()).isCloseTo(3 + (RANGE - 2e6) * 1e-6 + 1.5, within(1e-6));
    }

    @Test
    void whatIsNotThereIsSaid() throws IOException {
        assertThat(reason(tree.resolve("absent"))).startsWith("no ").contains("absent");
        assertThat(reason(tree)).contains("no processor package");
        domain("intel-rapl:0", "psys", 1);
        assertThat(reason(tree)).contains("no processor package");
        Path broken = domain("intel-rapl:1", "package-0", 1);
        Files.writeString(broken.resolve("energy_uj"), "n/a");
        assertThat(reason(tree)).contains("energy_uj").contains("n/a");
        Files.delete(broken.resolve("energy_uj"));
        assertThat(reason(tree)).contains("energy_uj");
    }

    @Test
    void whatRootAloneMayReadIsSaid() throws IOException {
        Path closed = domain("intel-rapl:0", "package-0", 1);
        Path energy = closed.resolve("energy_uj");
        Files.setPosixFilePermissions(energy, PosixFilePermissions.fromString("---------"));
        assumeThat(Files.isReadable(energy)).isFalse();
        assertThat(reason(tree)).contains("root only");
    }
}
