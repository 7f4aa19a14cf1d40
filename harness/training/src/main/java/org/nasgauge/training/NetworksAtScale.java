package org.nasgauge.training;

import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import org.nasgauge.api.benchmark.UntrainedNetworks;
import org.nasgauge.api.benchmark.WeightSharing;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.networks.MorphismDefined;
import org.nasgauge.networks.NetworkCounts;
import org.nasgauge.networks.NetworkDefined;
import org.nasgauge.networks.Scale;
import org.nasgauge.networks.SupernetDefined;
import org.nasgauge.tape.GrowingNetworks;
import org.nasgauge.tape.SharedWeights;
import org.nasgauge.tape.UntrainedGraph;

/**
 * A space's networks before training.
 *
 * @param data whose training images batches are drawn from, without replacement
 */
record NetworksAtScale(
        NetworkDefined networks,
        Scale scale,
        Optional<Data> data,
        SortedMap<String, String> recipe,
        WeightSharing.Snapshots snapshots)
        implements UntrainedNetworks {
    /**
     * Images to train on, as a recipe does.
     *
     * @param batch images a step
     */
    record Data(Images train, Images validation, int batch) {}

    NetworksAtScale(NetworkDefined networks, Scale scale, Optional<Data> data, SortedMap<String, String> recipe) {
        this(networks, scale, data, recipe, WeightSharing.Snapshots.NONE);
    }

    @Override
    public boolean hasImages() {
        return data.isPresent();
    }

    @Override
    public NetworksAtScale keptIn(WeightSharing.Snapshots others) {
        return new NetworksAtScale(networks, scale, data, recipe, others);
    }

    @Override
    public Optional<WeightSharing> weightSharing(Need.WeightSharing.Through through) {
        return data.flatMap(images -> switch (through) {
            case SUPERNET ->
                networks instanceof SupernetDefined shared
                        ? Optional.of(new SharedWeights(
                                shared.supernet(scale),
                                images.train(),
                                images.validation(),
                                images.batch(),
                                recipe,
                                snapshots))
                        : Optional.empty();
            case INHERITANCE ->
                networks instanceof MorphismDefined growing
                        ? Optional.of(new GrowingNetworks(
                                growing, scale, images.train(), images.validation(), images.batch(), recipe, snapshots))
                        : Optional.empty();
        });
    }

    @Override
    public UntrainedGraph of(Architecture architecture) {
        return new UntrainedGraph(
                at -> networks.network(architecture, at), scale, data.map(images -> batches(images.train())));
    }

    private static UntrainedGraph.Images batches(Images images) {
        return (count, random) -> images.batch(chosen(images.size(), count, random));
    }

    private static int[] chosen(int size, int count, SeededRandom random) {
        if (count > size) {
            throw new IllegalArgumentException("a batch of " + count + " of " + size + " images");
        }
        return Arrays.copyOf(random.permutation(size), count);
    }

    @Override
    public long multiplyAccumulates(Architecture architecture) {
        return NetworkCounts.of(networks.network(architecture, scale)).multiplyAccumulates();
    }
}
