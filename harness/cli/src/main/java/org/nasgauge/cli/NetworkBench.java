package org.nasgauge.cli;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.hardware.host.HostDescription;
import org.nasgauge.hardware.host.LinuxMachine;
import org.nasgauge.hardware.latency.Latency;
import org.nasgauge.hardware.latency.LatencyProtocol;
import org.nasgauge.hardware.memory.PeakResident;
import org.nasgauge.hardware.profile.Consumption;
import org.nasgauge.hardware.profile.LoadedNetwork.Loader;
import org.nasgauge.hardware.profile.LoadedNetwork.ThroughOnnx;
import org.nasgauge.hardware.profile.LoadedNetwork.ThroughTape;
import org.nasgauge.hardware.profile.NetworkProfiler;
import org.nasgauge.hardware.profile.NetworkProfiler.Outcome;
import org.nasgauge.hardware.profile.NetworkProfiler.Profiles;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.NetworkDefined;
import org.nasgauge.tabular.making.HardwareBench;

/** Networks of a space at its published scale, timed on this machine. */
final class NetworkBench implements HardwareBench {
    /** With fewer, the 99th percentile is the slowest sample. */
    private static final int SAMPLES_FOR_P99 = 100;

    private static final int TOGETHER = 16;
    private static final String TOO_FEW_SAMPLES = "too few samples";
    private static final String UNCOUNTED = "this system does not count it";

    private final SearchSpace space;
    private final NetworkDefined networks;
    private final Effort effort;
    private final Set<Also> also;
    private final Set<InferenceRuntime> runtimes;
    private final SortedMap<String, String> environment = HostDescription.facts();

    /** What is measured only if it is asked for. */
    enum Also {
        PROCESSOR,
        ALLOCATION,
        MEMORY;

        /** As options and recipes write it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param threads of one operator
     * @param warmUpBlocks that a warm-up may go on for, however long an inference takes
     * @param seed of weights, images and the order in rounds
     */
    record Effort(int rounds, int samples, int threads, int warmUpBlocks, long seed) {
        private static final String ROUNDS = "rounds";
        private static final String SAMPLES = "samples in a round";
        private static final String THREADS = "threads";
        private static final String WARM_UP = "blocks of a warm-up";
        private static final String SEED = "seed";

        /** @throws UserError if the table was not made by a bench */
        static Effort of(String place, SortedMap<String, String> recipe) {
            if (!recipe.keySet().containsAll(List.of(ROUNDS, SAMPLES, THREADS, SEED))) {
                throw UserError.at(
                        place, "it holds no measurements of hardware", "Name one that 'profile' has written");
            }
            return new Effort(
                    Integer.parseInt(recipe.get(ROUNDS)),
                    Integer.parseInt(recipe.get(SAMPLES)),
                    Integer.parseInt(recipe.get(THREADS)),
                    Integer.parseInt(recipe.getOrDefault(WARM_UP, "0")), // once it was a second, whatever the network
                    Long.parseLong(recipe.get(SEED)));
        }
    }

    private NetworkBench(
            SearchSpace space, NetworkDefined networks, Effort effort, Set<InferenceRuntime> runtimes, Set<Also> also) {
        this.space = space;
        this.networks = networks;
        this.effort = effort;
        this.runtimes = runtimes;
        this.also = also;
    }

    /**
     * @param runtimes that are measured, for the recipe
     * @throws UserError if the space does not say what its networks are
     */
    static NetworkBench of(
            String place, SearchSpace space, Effort effort, Set<InferenceRuntime> runtimes, Set<Also> also) {
        if (space instanceof NetworkDefined networks) {
            return new NetworkBench(space, networks, effort, runtimes, also);
        }
        throw UserError.at(
                place,
                "the space " + space.name() + " does not say what its networks are",
                "'nasgauge list trainers' names the spaces that do");
    }

    @Override
    public SortedMap<String, String> recipe() {
        SortedMap<String, String> recipe = new TreeMap<>();
        recipe.put("runtime", runtimes.stream().map(NetworkBench::name).collect(Collectors.joining(", ")));
        recipe.put("scale", networks.standardScale().toString());
        recipe.put(Effort.ROUNDS, Integer.toString(effort.rounds()));
        recipe.put(Effort.SAMPLES, Integer.toString(effort.samples()));
        recipe.put(Effort.THREADS, Integer.toString(effort.threads()));
        recipe.put(Effort.WARM_UP, Integer.toString(effort.warmUpBlocks()));
        recipe.put(Effort.SEED, Long.toString(effort.seed()));
        if (!also.isEmpty()) {
            recipe.put("also", also.stream().map(Also::toString).collect(Collectors.joining(", ")));
        }
        return recipe;
    }

    private static String name(InferenceRuntime runtime) {
        return switch (runtime) {
            case ONNX -> "ONNX Runtime";
            case TAPE -> "tape";
        };
    }

    @Override
    public SortedMap<String, String> environment() {
        return environment;
    }

    /** The tape keeps all activations, and no process of its own runs it. */
    @Override
    public Set<Property> properties(Setup setup) {
        EnumSet<Property> properties = EnumSet.copyOf(Property.OF_LATENCY);
        if (also.contains(Also.PROCESSOR)) {
            properties.add(Property.PROCESSOR_TIME);
        }
        if (also.contains(Also.ALLOCATION)) {
            properties.add(Property.ALLOCATED);
        }
        if (setup.runtime() == InferenceRuntime.ONNX) {
            properties.add(Property.PEAK_ACTIVATIONS);
            if (also.contains(Also.MEMORY)) {
                properties.addAll(List.of(Property.PEAK_RESIDENT, Property.EMPTY_PEAK_RESIDENT));
            }
        }
        return Collections.unmodifiableSet(properties);
    }

    /** Tapes keep all activations, and room for their gradients: large batches do not fit beside each other. */
    @Override
    public int together(Setup setup) {
        return setup.runtime() == InferenceRuntime.ONNX ? TOGETHER : Math.max(1, TOGETHER / setup.batch());
    }

    @Override
    public List<Map<Property, Reading>> measure(List<Architecture> architectures, Setup setup) {
        Map<String, Network> named = new LinkedHashMap<>();
        architectures.forEach(one -> named.put(space.format(one), networks.network(one, networks.standardScale())));
        LatencyProtocol.Settings settings = LatencyProtocol.Settings.SURVEY
                .sampled(effort.rounds(), effort.samples())
                .warmedUpFor(effort.warmUpBlocks());
        SeedTree seed = SeedTree.root(effort.seed())
                .child("batch " + setup.batch())
                .child(named.keySet().iterator().next());
        boolean consumes = also.contains(Also.PROCESSOR) || also.contains(Also.ALLOCATION);
        Profiles profiles = new NetworkProfiler(
                        new LatencyProtocol(settings, new LinuxMachine()), loader(setup), setup.batch())
                .profile(named, consumes ? Optional.of(new Consumption.OfThisProcess()) : Optional.empty(), seed);
        List<Map<Property, Reading>> readings = profiles.networks().stream()
                .map(outcome -> outcome instanceof Outcome.Refused refused
                        ? HardwareBench.missing(properties(setup), refused.why())
                        : readings((Outcome.Profile) outcome, profiles.measured(), setup))
                .toList();
        if (properties(setup).contains(Property.PEAK_RESIDENT)) {
            addMemory(List.copyOf(named.values()), readings, setup.batch(), seed);
        }
        return readings;
    }

    private Loader loader(Setup setup) {
        return switch (setup.runtime()) {
            case ONNX -> new ThroughOnnx(effort.threads());
            case TAPE -> new ThroughTape();
        };
    }

    private Map<Property, Reading> readings(Outcome.Profile profile, LatencyProtocol.Measured all, Setup setup) {
        Latency latency = profile.latency();
        Map<Property, Reading> readings = HardwareBench.missing(properties(setup), TOO_FEW_SAMPLES);
        readings.put(Property.LATENCY, Reading.of(latency.median().value()));
        latency.median().interval().ifPresent(interval -> {
            readings.put(Property.LATENCY_LOW, Reading.of(interval.lower()));
            readings.put(Property.LATENCY_HIGH, Reading.of(interval.upper()));
        });
        readings.put(
                Property.LATENCY_P90, Reading.of(latency.tail90().estimate().value()));
        if (latency.samples() >= SAMPLES_FOR_P99) {
            readings.put(
                    Property.LATENCY_P99, Reading.of(latency.tail99().estimate().value()));
        }
        readings.put(Property.RELATIVE, Reading.of(latency.relative().value()));
        latency.relative().interval().ifPresent(interval -> {
            readings.put(Property.RELATIVE_LOW, Reading.of(interval.lower()));
            readings.put(Property.RELATIVE_HIGH, Reading.of(interval.upper()));
        });
        readings.put(Property.SPREAD, Reading.of(latency.betweenRounds()));
        readings.put(Property.REFERENCE, Reading.of(all.reference().median().value()));
        readings.put(Property.EMPTY, Reading.of(all.empty().median().value()));
        readings.put(Property.DISTURBED, Reading.of(all.disturbed()));
        readings.put(Property.UNSTABLE, Reading.of(latency.isStable() ? 0 : 1));
        readings.replace(Property.PEAK_ACTIVATIONS, Reading.of((double) profile.peakActivationBytes()));
        profile.consumption().ifPresent(consumption -> {
            readings.replace(Property.PROCESSOR_TIME, counted(consumption.processorMilliseconds()));
            readings.replace(Property.ALLOCATED, counted(consumption.allocatedBytes()));
        });
        return readings;
    }

    private static Reading counted(double value) {
        return Double.isNaN(value) ? Reading.missing(UNCOUNTED) : Reading.of(value);
    }

    /** What a process of its own takes, of each that could be timed, and of one whose network does nothing. */
    private void addMemory(List<Network> measured, List<Map<Property, Reading>> readings, int batch, SeedTree seed) {
        Reading empty = resident(NetworkProfiler.empty(measured.get(0).image().shape()), batch, seed);
        for (int i = 0; i < measured.size(); i++) {
            if (readings.get(i).get(Property.LATENCY) instanceof Reading.Present) {
                readings.get(i).put(Property.PEAK_RESIDENT, resident(measured.get(i), batch, seed));
                readings.get(i).put(Property.EMPTY_PEAK_RESIDENT, empty);
            }
        }
    }

    private Reading resident(Network network, int batch, SeedTree seed) {
        return PeakResident.of(ThroughOnnx.model(network, batch, seed), effort.threads());
    }
}
