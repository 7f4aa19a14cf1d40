package org.nasgauge.api.benchmark;

import java.util.Optional;
import java.util.SortedMap;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.space.Architecture;

/**
 * The networks of a space before any training, at one scale, and images to show them. What a network is, is between who
 * makes it and the estimators that look at it. Safe for use by many threads.
 */
public interface UntrainedNetworks {
    /** A network before training. For one thread. */
    interface Untrained {
        /**
         * Processor time, in seconds, of all that was there already when an estimator asked for it, because another had
         * asked before: to be counted to the one that asks as if it had come alone.
         */
        double sharedSeconds();
    }

    /** Everything that decides the networks and the images but the architecture, by name. */
    SortedMap<String, String> recipe();

    /** Whether there are images of a data set with their labels. */
    boolean hasImages();

    /** What hands weights on, with images to train it on; absent where the space has none of this kind, or no images. */
    default Optional<WeightSharing> weightSharing(Need.WeightSharing.Through through) {
        return Optional.empty();
    }

    /** The same, with what is trained for others to share kept there. */
    default UntrainedNetworks keptIn(WeightSharing.Snapshots snapshots) {
        return this;
    }

    /** Anew at each call: nothing of what others did with it is there. */
    Untrained of(Architecture architecture);

    /** Of convolutions and linear maps, in one forward pass of one image. */
    long multiplyAccumulates(Architecture architecture);
}
