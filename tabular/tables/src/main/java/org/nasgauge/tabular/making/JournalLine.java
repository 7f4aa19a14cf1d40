package org.nasgauge.tabular.making;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.benchmark.RecordedCurve;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Series;

/**
 * What one line of a journal adds.
 *
 * @param from the first epoch of the outcome's curve: 1, or the one behind those of the lines before
 */
record JournalLine(TrainingJournal.Key key, int from, Outcome outcome) {
    /**
     * The line that leads from what is there to an outcome; empty if there is nothing to add.
     *
     * @throws UserError if they contradict each other
     */
    static Optional<JournalLine> of(Object place, TrainingJournal.Key key, Optional<Outcome> there, Outcome outcome) {
        int known = epochs(there);
        int given = epochs(Optional.of(outcome));
        there.ifPresent(before -> refuseContradiction(place, key, before, outcome));
        boolean nothingNew = outcome instanceof Outcome.Partial && given <= known;
        if (nothingNew || there.filter(Outcome::isFinal).isPresent()) {
            return Optional.empty();
        }
        if (known > 0 && outcome instanceof Outcome.Failed failed && given <= known) {
            return Optional.of(new JournalLine(key, known + 1, Outcome.Failed.of(failed.reason())));
        }
        return Optional.of(
                known > 0 && given > known
                        ? new JournalLine(
                                key,
                                known + 1,
                                ending(
                                        outcome,
                                        outcome.trained()
                                                .map(curve -> rest(curve, known))
                                                .orElseThrow()))
                        : new JournalLine(key, 1, outcome));
    }

    /** What is known when the line has come behind what is there. */
    Outcome onto(Object place, Optional<Outcome> there) {
        if (from == 1) {
            there.ifPresent(before -> refuseContradiction(place, key, before, outcome));
            return there.filter(Outcome::isFinal).orElse(outcome);
        }
        LearningCurve before = there.flatMap(Outcome::trained)
                .filter(curve -> curve.epochs() == from - 1)
                .orElseThrow(() -> UserError.at(
                        place, "goes on at epoch " + from + " of " + key + ", which is not there", "Restore the file"));
        return ending(
                outcome, outcome.trained().map(more -> joined(before, more)).orElse(before));
    }

    private static int epochs(Optional<Outcome> outcome) {
        return outcome.flatMap(Outcome::trained).map(LearningCurve::epochs).orElse(0);
    }

    private static Outcome ending(Outcome end, LearningCurve curve) {
        if (end instanceof Outcome.Failed failed) {
            return new Outcome.Failed(failed.reason(), Optional.of(curve));
        }
        return end instanceof Outcome.Partial ? new Outcome.Partial(curve) : new Outcome.Completed(curve);
    }

    private static LearningCurve rest(LearningCurve curve, int known) {
        Map<Series, double[]> rest = new LinkedHashMap<>();
        for (Series series : curve.series()) {
            rest.put(series, values(curve, series, Math.max(known + 1, curve.first(series))));
        }
        return new RecordedCurve(rest);
    }

    /** What is in the second curve alone was measured at its end. */
    private static LearningCurve joined(LearningCurve before, LearningCurve more) {
        Map<Series, double[]> joined = new LinkedHashMap<>();
        for (Series series : more.series()) {
            double[] first = before.series().contains(series) ? values(before, series, 1) : new double[0];
            double[] second = values(more, series, more.first(series));
            joined.put(
                    series,
                    DoubleStream.concat(DoubleStream.of(first), DoubleStream.of(second))
                            .toArray());
        }
        return new RecordedCurve(joined);
    }

    private static double[] values(LearningCurve curve, Series series, int from) {
        return IntStream.rangeClosed(from, curve.epochs())
                .mapToDouble(epoch -> curve.at(series, epoch))
                .toArray();
    }

    /** Compares to the bit what can be repeated, and so leaves out seconds. */
    private static void refuseContradiction(Object place, TrainingJournal.Key key, Outcome there, Outcome now) {
        Optional<String> difference = Optional.empty();
        if (there.isFinal() && now.isFinal() && there.getClass() != now.getClass()) {
            difference = Optional.of("it ended otherwise");
        } else if (there.trained().isPresent() && now.trained().isPresent()) {
            difference = difference(there.trained().get(), now.trained().get());
        }
        difference.ifPresent(text -> {
            throw UserError.at(
                    place,
                    "the training of " + key + " was done twice and differs: " + text,
                    "Find what decides the outcome beside recipe and environment, and begin a new folder");
        });
    }

    private static Optional<String> difference(LearningCurve there, LearningCurve now) {
        int common = Math.min(there.epochs(), now.epochs());
        if (!upTo(common, there).equals(upTo(common, now))) {
            return Optional.of(there.series() + " there and " + now.series() + " now");
        }
        for (int epoch = 1; epoch <= common; epoch++) {
            for (Series series : upTo(epoch, there)) {
                if (there.at(series, epoch) != now.at(series, epoch)) {
                    return Optional.of(series + " at epoch " + epoch + " is " + there.at(series, epoch) + " there and "
                            + now.at(series, epoch) + " now");
                }
            }
        }
        return Optional.empty();
    }

    /** What is repeatable and has a value at the epoch. */
    private static Set<Series> upTo(int epoch, LearningCurve curve) {
        Set<Series> series = Outcome.repeatable(curve);
        series.removeIf(one -> curve.first(one) > epoch);
        return series;
    }
}
