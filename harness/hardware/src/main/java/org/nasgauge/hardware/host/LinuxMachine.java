package org.nasgauge.hardware.host;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.nasgauge.hardware.latency.Machine;

/**
 * This machine, by Linux's counters: steal time from {@code /proc/stat}, stops by a quota from the control group's {@code
 * cpu.stat}. Elsewhere both stay 0.
 */
public final class LinuxMachine implements Machine {
    private static final int STEAL = 7;
    /** User, nice, system, idle, waiting, interrupts, soft interrupts and steal; guests are counted among the first. */
    private static final int FIELDS = 8;

    private final LinuxFiles files;
    private final CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();

    public LinuxMachine() {
        this(Path.of("/"));
    }

    LinuxMachine(Path root) {
        this.files = new LinuxFiles(root);
    }

    @Override
    public long nanoseconds() {
        return System.nanoTime();
    }

    @Override
    public Activity activity() {
        String[] ticks = files.value("proc/stat", "cpu ", "").orElse("").split(" +", -1);
        long processor = 0;
        long stolen = 0;
        if (ticks.length >= FIELDS) {
            for (int field = 0; field < FIELDS; field++) {
                processor += Long.parseLong(ticks[field]);
            }
            stolen = Long.parseLong(ticks[STEAL]);
        }
        return new Activity(stolen, processor, throttled(), compilation());
    }

    private long throttled() {
        return files.value("sys/fs/cgroup/cpu.stat", "nr_throttled", "")
                .or(() -> files.value("sys/fs/cgroup/cpu/cpu.stat", "nr_throttled", ""))
                .map(Long::parseLong)
                .orElse(0L);
    }

    private long compilation() {
        return compiler != null && compiler.isCompilationTimeMonitoringSupported()
                ? compiler.getTotalCompilationTime()
                : 0;
    }
}
