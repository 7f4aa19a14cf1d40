package org.nasgauge.tape;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nasgauge.api.benchmark.WeightSharing;
import org.nasgauge.networks.Supernet;

/**
 * A supernet before training, and images to train and to score it on.
 *
 * @param batch images a step, as single networks are trained
 */
public record SharedWeights(
        Supernet supernet,
        Images training,
        Images validation,
        int batch,
        SortedMap<String, String> recipe,
        Snapshots snapshots)
        implements WeightSharing {
    /** Images of one split, counted from 0. */
    public interface Images {
        int size();

        /** Some of them, in the order given. */
        UntrainedGraph.Batch batch(int[] chosen);
    }

    public SharedWeights {
        recipe = Collections.unmodifiableSortedMap(new TreeMap<>(recipe));
    }

    @Override
    public SharedWeights keptIn(Snapshots others) {
        return new SharedWeights(supernet, training, validation, batch, recipe, others);
    }
}
