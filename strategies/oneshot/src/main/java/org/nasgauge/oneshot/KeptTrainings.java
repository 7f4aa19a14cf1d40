package org.nasgauge.oneshot;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nasgauge.api.benchmark.WeightSharing;

/**
 * Trainings that are kept as they go: one that was killed goes on, and one that was scored after some epoch is where another
 * that is scored later begins.
 */
record KeptTrainings(WeightSharing.Snapshots snapshots) {
    /** A kill costs at most this share of a training. */
    private static final int PARTS = 20;

    /**
     * Trains up to an epoch, from the furthest that is kept.
     *
     * @param work all that decides the weights but the code and the epoch
     */
    void advance(PathTraining training, int epochs, String work) {
        furthest(epochs, work).ifPresent(training::restore);
        int between = (epochs + PARTS - 1) / PARTS;
        while (training.epoch() < epochs) {
            training.advance();
            if (training.epoch() == epochs) {
                snapshots.keep(after(epochs, work), training.snapshot().bytes());
            } else if (training.epoch() % between == 0) {
                snapshots.keep(work, training.snapshot().bytes());
            }
        }
    }

    /** Not beyond an epoch. */
    private Optional<Snapshot> furthest(int epochs, String work) {
        Optional<byte[]> done = snapshots.find(after(epochs, work));
        return done.isPresent()
                ? done.map(Snapshot::of)
                : Stream.concat(Stream.of(work), IntStream.range(1, epochs).mapToObj(epoch -> after(epoch, work)))
                        .flatMap(of -> snapshots.find(of).stream())
                        .map(Snapshot::of)
                        .filter(snapshot -> PathTraining.epoch(snapshot) <= epochs)
                        .max(Comparator.comparingInt(PathTraining::epoch));
    }

    private static String after(int epochs, String work) {
        return work + "\nafter epoch " + epochs;
    }
}
