package org.nasgauge.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.hardware.host.HostDescription;
import org.nasgauge.hardware.host.LinuxMachine;
import org.nasgauge.hardware.latency.Latency;
import org.nasgauge.hardware.latency.LatencyProtocol;
import org.nasgauge.hardware.profile.NetworkProfiler;
import org.nasgauge.hardware.profile.NetworkProfiler.Outcome;
import org.nasgauge.hardware.profile.NetworkProfiler.Profiles;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.NetworkDefined;
import org.nasgauge.tabular.making.HardwareBench;

/** Networks of a space at its published scale, timed through ONNX Runtime on this machine. */
final class NetworkBench implements HardwareBench {
    /** With fewer, the 99th percentile is the slowest sample. */
    private static final int SAMPLES_FOR_P99 = 100;

    private static final String TOO_FEW_SAMPLES = "too few samples";

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
    public List<Map<Property, Reading>> measure(List<Architecture> architectures, int batch) {
        Map<String, Network> named = new LinkedHashMap<>();
        architectures.forEach(one -> named.put(space.format(one), networks.network(one, networks.standardScale())));
        LatencyProtocol protocol = new LatencyProtocol(
                LatencyProtocol.Settings.SURVEY.sampled(effort.rounds(), effort.samples()), new LinuxMachine());
        SeedTree seed = SeedTree.root(effort.seed())
                .child("batch " + batch)
                .child(named.keySet().iterator().next());
        Profiles profiles = new NetworkProfiler(protocol, batch, effort.threads()).profile(named, seed);
        return profiles.networks().stream()
                .map(outcome -> outcome instanceof Outcome.Refused refused
                        ? HardwareBench.missing(refused.why())
                        : readings((Outcome.Profile) outcome, profiles.measured()))
                .toList();
    }

    private static Map<Property, Reading> readings(Outcome.Profile profile, LatencyProtocol.Measured all) {
        Latency latency = profile.latency();
        Map<Property, Reading> readings = HardwareBench.missing(TOO_FEW_SAMPLES);
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
        readings.put(Property.PEAK_ACTIVATIONS, Reading.of((double) profile.peakActivationBytes()));
        return readings;
    }
}
