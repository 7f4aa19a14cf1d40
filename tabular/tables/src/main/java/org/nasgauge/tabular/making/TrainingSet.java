package org.nasgauge.tabular.making;

import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Series;

/** The trainings that are there, by row and seed. */
final class TrainingSet {
    private final SortedMap<Key, Entry> entries = new TreeMap<>();

    record Key(int row, int seed) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparingInt(Key::row).thenComparingInt(Key::seed).compare(this, other);
        }
    }

    /**
     * @param architecture the number in the space of the genome that was trained
     * @param place where it comes from
     */
    record Entry(int architecture, Outcome outcome, String place) {}

    /**
     * Adds a training. Of two that agree the first stays; a final outcome replaces a failure.
     *
     * @throws UserError if two sources disagree about the same training
     */
    void add(Key key, Entry added) {
        Entry there = entries.get(key);
        if (there == null || !there.outcome().isFinal()) {
            entries.put(key, added);
        } else if (added.outcome().isFinal() && !agree(there, added)) {
            throw UserError.at(
                    added.place(),
                    "row " + key.row() + ", seed " + key.seed() + " contradicts " + there.place(),
                    "Retrain it, and leave out the source that is wrong");
        }
    }

    private static boolean agree(Entry a, Entry b) {
        if (a.architecture() != b.architecture()) {
            return false;
        }
        if (a.outcome() instanceof Outcome.Completed one && b.outcome() instanceof Outcome.Completed other) {
            return agree(one.curve(), other.curve());
        }
        return a.outcome() instanceof Outcome.Failed one
                && b.outcome() instanceof Outcome.Failed other
                && one.reason().equals(other.reason());
    }

    /** Compares what a table would hold, in single precision, and leaves out times, which nobody can repeat. */
    private static boolean agree(LearningCurve a, LearningCurve b) {
        if (a.epochs() != b.epochs() || !Outcome.repeatable(a).equals(Outcome.repeatable(b))) {
            return false;
        }
        for (Series series : Outcome.repeatable(a)) {
            if (a.first(series) != b.first(series)) {
                return false;
            }
            for (int epoch = a.first(series); epoch <= a.epochs(); epoch++) {
                if ((float) a.at(series, epoch) != (float) b.at(series, epoch)) {
                    return false;
                }
            }
        }
        return true;
    }

    Optional<Outcome> outcome(Key key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::outcome);
    }

    void forEach(BiConsumer<Key, Entry> action) {
        entries.forEach(action);
    }
}
