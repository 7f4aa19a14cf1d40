package org.nasgauge.hardware.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.hardware.latency.Machine.Activity;

class HostDescriptionTest {
    @TempDir
    Path root;

    private void file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text + "\n");
    }

    @Test
    void saysWhatTheMachineTells() throws IOException {
        file(
                "proc/cpuinfo",
                "processor\t: 0\nmodel\t\t: 85\nmodel name\t: A Processor @ 2 GHz\n"
                        + "microcode\t: 0x1\nflags\t\t: fpu hypervisor lm\n\nprocessor\t: 1\nmodel name\t: another");
        file("proc/loadavg", "0.52 0.40 0.30 1/200 4242");
        file("proc/meminfo", "MemTotal:       1000 kB\nMemFree: 1 kB");
        file("sys/class/dmi/id/sys_vendor", "QEMU");
        file("sys/fs/cgroup/cpu.max", "150000 100000");
        file("sys/devices/system/cpu/intel_pstate/no_turbo", "1");
        file("sys/devices/system/cpu/smt/control", "on");
        file("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "performance");
        file("sys/class/thermal/thermal_zone0/temp", "48600");
        file("proc/self/status", "Name:\tjava\nCpus_allowed:\t5\nCpus_allowed_list:\t0,2");
        file(".dockerenv", "");
        SortedMap<String, String> facts = HostDescription.facts(root);
        assertThat(facts)
                .containsEntry("model", "A Processor @ 2 GHz")
                .containsEntry("microcode", "0x1")
                .containsEntry("load", "0.52")
                .containsEntry("memory", "1000 kB")
                .containsEntry("virtual machine", "yes, QEMU")
                .containsEntry("quota", "1.5 processors")
                .containsEntry("turbo", "off")
                .containsEntry("smt", "on")
                .containsEntry("governor", "performance")
                .containsEntry("temperature", "49 °C")
                .containsEntry("affinity", "0,2")
                .containsEntry("container", "docker");
    }

    @Test
    void whatAMachineDoesNotTellIsUnknown() {
        assertThat(HostDescription.facts(root))
                .containsEntry("model", "unknown")
                .containsEntry("quota", "unknown")
                .containsEntry("turbo", "unknown")
                .containsEntry("temperature", "unknown")
                .containsEntry("affinity", "unknown")
                .containsEntry("virtual machine", "unknown");
        assertThat(HostDescription.facts()).containsKeys("model", "governor", "quota");
    }

    @Test
    void quotasOfBothVersionsAndOtherBoostAreRead() throws IOException {
        file("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "50000");
        file("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000");
        file("sys/devices/system/cpu/cpufreq/boost", "1");
        assertThat(HostDescription.facts(root))
                .containsEntry("quota", "0.5 processors")
                .containsEntry("turbo", "on");
        file("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1");
        assertThat(HostDescription.facts(root)).containsEntry("quota", "none");
        file("sys/fs/cgroup/cpu.max", "max 100000");
        assertThat(HostDescription.facts(root)).containsEntry("quota", "none");
    }

    @Test
    void stealAndStopsAreCounted() throws IOException {
        LinuxMachine machine = new LinuxMachine(root);
        Activity silent = machine.activity();
        assertThat(silent.processor() + silent.stolen() + silent.throttled()).isZero();
        file("proc/stat", "cpu  100 1 20 700 5 0 4 30 9 0\ncpu0 50 0 10 350 2 0 2 15 4 0");
        file("sys/fs/cgroup/cpu.stat", "usage_usec 1\nnr_periods 10\nnr_throttled 3\nthrottled_usec 7");
        Activity activity = machine.activity();
        assertThat(activity.stolen()).isEqualTo(30);
        assertThat(activity.processor()).isEqualTo(860);
        assertThat(activity.throttled()).isEqualTo(3);
    }
}
