package org.nasgauge.api.benchmark;

import java.util.OptionalInt;
import java.util.SortedMap;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;

/** Trains architectures live, always in the same way. Safe for use by many threads, one training a thread. */
public interface Trainer {
    SearchSpace space();

    /** Everything that decides the outcome of a training but the architecture and the seed, by name. */
    SortedMap<String, String> recipe();

    /** What the outcome may depend on and the recipe does not say: versions, native build, kind of machine. */
    SortedMap<String, String> environment();

    /** The same architecture and seed give the same bits (seconds apart) in the same environment. */
    LearningCurve train(Architecture architecture, int seed);

    Complexity complexity(Architecture architecture);

    /** The number of images that an accuracy on this split is a share of, where that is known: tables then keep counts. */
    default OptionalInt images(Split split) {
        return OptionalInt.empty();
    }
}
