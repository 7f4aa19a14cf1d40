package org.nasgauge.training;

import java.util.Collections;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nasgauge.api.benchmark.Complexity;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.benchmark.UntrainedNetworks;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.NetworkCounts;
import org.nasgauge.networks.NetworkDefined;
import org.nasgauge.networks.Scale;

/**
 * Trains the networks of any space that defines them. Architectures that are the same network have the same curve.
 *
 * <p>Parameters and FLOPs are those of the network as it is trained, without what its output does not depend on; FLOPs
 * are the multiply-accumulates of convolutions and the linear map, as NAS-Bench-201 counts. Seconds are processor time
 * of the training alone.
 */
final class NetworkTrainer implements Trainer {
    private final SearchSpace space;
    private final NetworkDefined networks;
    private final Recipe recipe;
    private final PreparedData data;
    private final NetworkTrainerProvider kind;
    private final Scale scale;

    /** @param networks the space once more */
    NetworkTrainer(
            SearchSpace space, NetworkDefined networks, Recipe recipe, PreparedData data, NetworkTrainerProvider kind) {
        this.space = space;
        this.networks = networks;
        this.recipe = recipe;
        this.data = data;
        this.kind = kind;
        this.scale = recipe.scale(data.image(), data.classes());
    }

    @Override
    public SearchSpace space() {
        return space;
    }

    @Override
    public SortedMap<String, String> recipe() {
        SortedMap<String, String> named = new TreeMap<>(recipe.described());
        named.put("data", data.described());
        named.putAll(kind.distinction());
        return Collections.unmodifiableSortedMap(named);
    }

    @Override
    public SortedMap<String, String> environment() {
        return kind.environment(recipe);
    }

    @Override
    public int epochs() {
        return recipe.epochs();
    }

    @Override
    public NetworkTraining begin(Architecture architecture, int seed) {
        SeedTree root = SeedTree.root(seed);
        Network network = network(architecture);
        return new NetworkTraining(network, recipe, data, kind.learner(network, recipe, root), root);
    }

    @Override
    public Complexity complexity(Architecture architecture) {
        NetworkCounts counts = NetworkCounts.of(network(architecture));
        return new Complexity(counts.parameters(), counts.multiplyAccumulates());
    }

    /** With the training images in use. */
    @Override
    public Optional<UntrainedNetworks> untrained() {
        NetworksAtScale.Data images = new NetworksAtScale.Data(data.train(), data.validation(), recipe.batch());
        return Optional.of(new NetworksAtScale(networks, scale, Optional.of(images), recipe()));
    }

    @Override
    public Work work(Architecture architecture) {
        long forward = NetworkCounts.of(network(architecture)).multiplyAccumulates();
        return Work.of(
                forward,
                data.train().size(),
                data.validation().size(),
                data.test().size());
    }

    @Override
    public OptionalInt images(Split split) {
        return OptionalInt.of(
                switch (split) {
                    case TRAIN -> data.train().size();
                    case VALIDATION -> data.validation().size();
                    case TEST -> data.test().size();
                });
    }

    private Network network(Architecture architecture) {
        return networks.network(architecture, scale);
    }
}
