package org.nasgauge.tape;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nasgauge.api.benchmark.WeightSharing;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.networks.MorphismDefined;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Scale;

/**
 * The networks of a space that grow into each other, at one scale, and images to train and to score them on.
 *
 * @param batch images a step, as single networks are trained
 */
public record GrowingNetworks(
        MorphismDefined space,
        Scale scale,
        SharedWeights.Images training,
        SharedWeights.Images validation,
        int batch,
        SortedMap<String, String> recipe,
        Snapshots snapshots)
        implements WeightSharing {
    public GrowingNetworks {
        recipe = Collections.unmodifiableSortedMap(new TreeMap<>(recipe));
    }

    public Network network(Architecture architecture) {
        return space.network(architecture, scale);
    }

    @Override
    public GrowingNetworks keptIn(Snapshots others) {
        return new GrowingNetworks(space, scale, training, validation, batch, recipe, others);
    }
}
