package org.nasgauge.api.benchmark;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;

/**
 * Trains architectures live, always in the same way. A lower fidelity is a trainer that was opened with fewer epochs,
 * images, pixels or channels. Safe for use by many threads, one training a thread.
 */
public interface Trainer {
    SearchSpace space();

    /** Everything that decides the outcome of a training but the architecture and the seed, by name. */
    SortedMap<String, String> recipe();

    /** What the outcome may depend on and the recipe does not say: versions, native build, kind of machine. */
    SortedMap<String, String> environment();

    /** How many epochs a training has, at least 1. */
    int epochs();

    /** A training before its first epoch. The same architecture and seed give the same bits (seconds apart) in the same environment. */
    LiveTraining begin(Architecture architecture, int seed);

    /** A training to its end. */
    default LearningCurve train(Architecture architecture, int seed) {
        try (LiveTraining training = begin(architecture, seed)) {
            while (training.epoch() < training.epochs()) {
                training.advance();
            }
            return training.curve();
        }
    }

    Complexity complexity(Architecture architecture);

    /** The networks as they are before a training, with its training images; absent where it does not show them. */
    default Optional<UntrainedNetworks> untrained() {
        return Optional.empty();
    }

    /** What each epoch of a training costs. */
    Work work(Architecture architecture);

    /**
     * What one epoch costs in multiply-accumulates of convolutions and linear maps, over all images seen: a price that is
     * the same on every machine. A backward pass counts as two forward passes, one for the gradient by the features and
     * one for that by the weights.
     *
     * @param training forward and backward passes over the training images
     * @param validation forward passes over the validation images
     * @param test forward passes over the test images
     */
    record Work(long training, long validation, long test) {
        /** Multiply-accumulates that are charged as one simulated second, wherever work is charged. */
        public static final double A_SECOND = 1e9;

        /**
         * Of an epoch over so many images.
         *
         * @param forward multiply-accumulates of one forward pass over one image
         */
        public static Work of(long forward, int trainingImages, int validationImages, int testImages) {
            return new Work(3 * forward * trainingImages, forward * validationImages, forward * testImages);
        }
    }

    /** The number of images that an accuracy on this split is a share of, where that is known: tables then keep counts. */
    default OptionalInt images(Split split) {
        return OptionalInt.empty();
    }
}
