package org.nasgauge.hardware.energy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The energy counters of all processor packages: Intel's RAPL and AMD's, as Linux shows them under {@code powercap}. Only
 * packages count: cores and memory controllers within one are part of it, and {@code psys} is more than it. The counters
 * are of whole packages, with all else that runs on them.
 *
 * <p>A counter begins anew at its range, after some minutes of full load: {@link #joules} has to be called at least once a
 * minute. It changes about once a millisecond.
 */
public final class EnergyCounters {
    /** Where Linux has the tree. */
    public static final Path POWERCAP = Path.of("/sys/class/powercap");

    private final List<Counter> counters;

    /** Counters, or why there are none. */
    public sealed interface Availability {
        record Available(EnergyCounters counters) implements Availability {}

        /** @param reason as in «no /sys/class/powercap» */
        record Unavailable(String reason) implements Availability {}
    }

    private static final class Counter {
        private final Path energy;
        private final long range;
        private long last;
        private double microjoules;

        private Counter(Path domain) throws IOException {
            this.energy = domain.resolve("energy_uj");
            this.range = number(domain.resolve("max_energy_range_uj"));
            this.last = number(energy);
        }

        private double read() throws IOException {
            long now = number(energy);
            microjoules += now >= last ? now - last : now - last + (double) range;
            last = now;
            return microjoules;
        }

        private static long number(Path file) throws IOException {
            String text = Files.readString(file).strip();
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw new IOException(file + " holds no number: " + text, e);
            }
        }
    }

    private EnergyCounters(List<Counter> counters) {
        this.counters = counters;
    }

    /** @param powercap the tree; another than {@link #POWERCAP} to try this out */
    public static Availability in(Path powercap) {
        if (!Files.isDirectory(powercap)) {
            return new Availability.Unavailable("no " + powercap + ": no energy counters, as in most virtual machines");
        }
        try {
            List<Counter> counters = new ArrayList<>();
            for (Path domain : packages(powercap)) {
                counters.add(new Counter(domain));
            }
            return counters.isEmpty()
                    ? new Availability.Unavailable("no processor package in " + powercap)
                    : new Availability.Available(new EnergyCounters(List.copyOf(counters)));
        } catch (AccessDeniedException e) {
            return new Availability.Unavailable(e.getFile() + " may be read by root only");
        } catch (IOException e) {
            return new Availability.Unavailable(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    /** Domains named {@code package-0} and so on; one that two interfaces show counts once. */
    private static List<Path> packages(Path powercap) throws IOException {
        List<Path> folders;
        try (Stream<Path> entries = Files.list(powercap)) {
            folders = entries.filter(folder -> Files.exists(folder.resolve("name")))
                    .sorted()
                    .toList();
        }
        List<String> names = new ArrayList<>();
        List<Path> packages = new ArrayList<>();
        for (Path folder : folders) {
            String name = Files.readString(folder.resolve("name")).strip();
            if (name.startsWith("package-") && !names.contains(name)) {
                names.add(name);
                packages.add(folder);
            }
        }
        return packages;
    }

    /** Processor packages. */
    public int packages() {
        return counters.size();
    }

    /**
     * What all packages took since these counters were opened. For one thread.
     *
     * @throws IOException if a counter cannot be read any more
     */
    public double joules() throws IOException {
        double microjoules = 0;
        for (Counter counter : counters) {
            microjoules += counter.read();
        }
        return microjoules * 1e-6;
    }
}
