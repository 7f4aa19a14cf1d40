package org.nasgauge.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.hardware.host.HostDescription;
import org.nasgauge.hardware.host.LinuxMachine;
import org.nasgauge.hardware.latency.Latency;
import org.nasgauge.hardware.latency.LatencyProtocol;
import org.nasgauge.hardware.profile.NetworkProfiler;
import org.nasgauge.hardware.profile.NetworkProfiler.Profile;
import org.nasgauge.hardware.profile.NetworkProfiler.Profiles;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.NetworkDefined;
import org.nasgauge.tabular.making.HardwareBench;

/** Networks of a space at its published scale, timed through ONNX Runtime on this machine. */
final class NetworkBench implements HardwareBench {
    /** With fewer, the 99th percentile is the slowest sample. */
    private static final int SAMPLES_FOR_P99 = 100;

    private final SearchSpace space;
    private final NetworkDefined networks;
    private final Effort effort;
    private final SortedMap<String, String> environment = HostDescription.facts();

    /**
     * @param threads of one operator
     * @param seed of weights, images and the order in rounds
     */
    record Effort(int rounds, int samples, int threads, long seed) {
        private static final String ROUNDS = "rounds";
        private static final String SAMPLES = "samples in a round";
        private static final String THREADS = "threads";
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
                    Long.parseLong(recipe.get(SEED)));
        }
    }

    NetworkBench(SearchSpace space, NetworkDefined networks, Effort effort) {
        this.space = space;
        this.networks = networks;
        this.effort = effort;
    }

    /** @throws UserError if the space does not say what its networks are */
    static NetworkBench of(String place, SearchSpace space, Effort effort) {
        if (space instanceof NetworkDefined networks) {
            return new NetworkBench(space, networks, effort);
        }
        throw UserError.at(
                place,
                "the space " + space.name() + " does not say what its networks are",
                "'nasgauge list trainers' names the spaces that do");
    }

    @Override
    public SortedMap<String, String> recipe() {
        SortedMap<String, String> recipe = new TreeMap<>();
        recipe.put("runtime", "ONNX Runtime");
        recipe.put("scale", networks.standardScale().toString());
        recipe.put(Effort.ROUNDS, Integer.toString(effort.rounds()));
        recipe.put(Effort.SAMPLES, Integer.toString(effort.samples()));
        recipe.put(Effort.THREADS, Integer.toString(effort.threads()));
        recipe.put(Effort.SEED, Long.toString(effort.seed()));
        return recipe;
    }

    @Override
    public SortedMap<String, String> environment() {
        return environment;
    }

    @Override
    public List<Map<Property, Double>> measure(List<Architecture> architectures, int batch) {
        Map<String, Network> named = new LinkedHashMap<>();
        architectures.forEach(one -> named.put(space.format(one), networks.network(one, networks.standardScale())));
        LatencyProtocol protocol = new LatencyProtocol(
                LatencyProtocol.Settings.SURVEY.sampled(effort.rounds(), effort.samples()), new LinuxMachine());
        SeedTree seed = SeedTree.root(effort.seed())
                .child("batch " + batch)
                .child(named.keySet().iterator().next());
        Profiles profiles = new NetworkProfiler(protocol, batch, effort.threads()).profile(named, seed);
        List<Map<Property, Double>> measured = new ArrayList<>();
        profiles.networks().forEach(profile -> measured.add(values(profile, profiles.measured())));
        return measured;
    }

    private static Map<Property, Double> values(Profile profile, LatencyProtocol.Measured all) {
        Latency latency = profile.latency();
        Map<Property, Double> values = new EnumMap<>(Property.class);
        values.put(Property.LATENCY, latency.median().value());
        latency.median().interval().ifPresent(interval -> {
            values.put(Property.LATENCY_LOW, interval.lower());
            values.put(Property.LATENCY_HIGH, interval.upper());
        });
        values.put(Property.LATENCY_P90, latency.tail90().estimate().value());
        if (latency.samples() >= SAMPLES_FOR_P99) {
            values.put(Property.LATENCY_P99, latency.tail99().estimate().value());
        }
        values.put(Property.RELATIVE, latency.relative().value());
        latency.relative().interval().ifPresent(interval -> {
            values.put(Property.RELATIVE_LOW, interval.lower());
            values.put(Property.RELATIVE_HIGH, interval.upper());
        });
        values.put(Property.SPREAD, latency.betweenRounds());
        values.put(Property.REFERENCE, all.reference().median().value());
        values.put(Property.EMPTY, all.empty().median().value());
        values.put(Property.DISTURBED, (double) all.disturbed());
        values.put(Property.UNSTABLE, latency.isStable() ? 0.0 : 1.0);
        values.put(Property.PEAK_ACTIVATIONS, (double) profile.peakActivationBytes());
        return values;
    }
}
