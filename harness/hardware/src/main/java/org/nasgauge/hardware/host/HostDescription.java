package org.nasgauge.hardware.host;

import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a latency depends on beside the network, by name, for the manifest of a measurement. */
public final class HostDescription {
    private static final String UNKNOWN = "unknown";
    private static final String PROCESSOR = "proc/cpuinfo";
    private static final String SYSTEM = "sys/devices/system/cpu/";

    private final LinuxFiles files;

    private HostDescription(LinuxFiles files) {
        this.files = files;
    }

    /** Of this machine. What it does not tell is «unknown». */
    public static SortedMap<String, String> facts() {
        return facts(Path.of("/"));
    }

    static SortedMap<String, String> facts(Path root) {
        HostDescription host = new HostDescription(new LinuxFiles(root));
        SortedMap<String, String> facts = new TreeMap<>();
        facts.put("affinity", host.affinity());
        facts.put("architecture", System.getProperty("os.arch", UNKNOWN));
        facts.put("container", host.container());
        facts.put("governor", host.text(SYSTEM + "cpu0/cpufreq/scaling_governor"));
        facts.put("java", System.getProperty("java.vm.version", UNKNOWN));
        facts.put("kernel", System.getProperty("os.name", UNKNOWN) + " " + System.getProperty("os.version", UNKNOWN));
        facts.put("load", host.load());
        facts.put("memory", host.files.value("proc/meminfo", "MemTotal", ":").orElse(UNKNOWN));
        facts.put("microcode", host.processor("microcode"));
        facts.put("model", host.processor("model name"));
        facts.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("quota", host.quota());
        facts.put("smt", host.text(SYSTEM + "smt/control"));
        facts.put("temperature", host.temperature());
        facts.put("turbo", host.turbo());
        facts.put("virtual machine", host.virtualMachine());
        return facts;
    }

    private String text(String path) {
        return files.text(path).filter(text -> !text.isEmpty()).orElse(UNKNOWN);
    }

    private String processor(String key) {
        return files.value(PROCESSOR, key, ":").orElse(UNKNOWN);
    }

    /** In the last minute, before the measurement adds its own. */
    private String load() {
        return files.text("proc/loadavg").map(load -> load.split(" ", 2)[0]).orElse(UNKNOWN);
    }

    /** Processors that this process may run on, as in «0-3,8». */
    private String affinity() {
        return files.value("proc/self/status", "Cpus_allowed_list", ":").orElse(UNKNOWN);
    }

    /** Of the first zone that tells, at the moment, in degrees Celsius. */
    private String temperature() {
        return files.text("sys/class/thermal/thermal_zone0/temp")
                .filter(text -> text.matches("-?[0-9]{1,6}"))
                .map(text -> Math.round(Integer.parseInt(text) / 1000.0) + " °C")
                .orElse(UNKNOWN);
    }

    /** Processors that the control group may use, as a fraction; of version 2 or 1. */
    private String quota() {
        Optional<String> limit = files.text("sys/fs/cgroup/cpu.max")
                .or(() -> files.text("sys/fs/cgroup/cpu/cpu.cfs_quota_us")
                        .flatMap(quota -> files.text("sys/fs/cgroup/cpu/cpu.cfs_period_us")
                                .map(period -> quota + " " + period)));
        if (limit.isEmpty()) {
            return UNKNOWN;
        }
        String[] parts = limit.get().split(" +", -1);
        if (parts[0].equals("max") || parts[0].startsWith("-")) {
            return "none";
        }
        return Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]) + " processors";
    }

    private String turbo() {
        return files.text(SYSTEM + "intel_pstate/no_turbo")
                .map(off -> off.equals("0") ? "on" : "off")
                .or(() -> files.text(SYSTEM + "cpufreq/boost").map(on -> on.equals("1") ? "on" : "off"))
                .orElse(UNKNOWN);
    }

    private String virtualMachine() {
        Optional<String> flags = files.value(PROCESSOR, "flags", ":");
        if (flags.isEmpty()) {
            return UNKNOWN;
        }
        boolean guest = (" " + flags.get() + " ").contains(" hypervisor ");
        return guest ? "yes, " + text("sys/class/dmi/id/sys_vendor") : "no";
    }

    private String container() {
        if (files.has(".dockerenv")) {
            return "docker";
        }
        if (files.has("run/.containerenv")) {
            return "podman";
        }
        return files.has("var/run/secrets/kubernetes.io") ? "kubernetes" : "none seen";
    }
}
