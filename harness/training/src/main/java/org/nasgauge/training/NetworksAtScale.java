package org.nasgauge.training;

import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import org.nasgauge.api.benchmark.UntrainedNetworks;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.networks.NetworkCounts;
import org.nasgauge.networks.NetworkDefined;
import org.nasgauge.networks.Scale;
import org.nasgauge.tape.UntrainedGraph;

/**
 * A space's networks before training.
 *
 * @param images batches are drawn from, without replacement
 */
record NetworksAtScale(NetworkDefined networks, Scale scale, Optional<Images> images, SortedMap<String, String> recipe)
        implements UntrainedNetworks {
    @Override
    public boolean hasImages() {
        return images.isPresent();
    }

    @Override
    public UntrainedGraph of(Architecture architecture) {
        return new UntrainedGraph(
                at -> networks.network(architecture, at), scale, images.map(NetworksAtScale::batches));
    }

    private static UntrainedGraph.Images batches(Images images) {
        return (count, random) -> {
            Images.Batch batch = images.batch(chosen(images.size(), count, random));
            return new UntrainedGraph.Batch(batch.pixels(), batch.labels());
        };
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
