package org.nasgauge.tabular.making;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.error.PlainWords;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.metric.Unit;

/** What came of a training. Every value of a curve is finite. */
public sealed interface Outcome {
    /** The epochs that were trained; empty where the training failed in its first, or nobody kept them. */
    Optional<LearningCurve> trained();

    /** Whether there is nothing to train on, and training again would give the same. */
    boolean isFinal();

    /** The whole training. */
    record Completed(LearningCurve curve) implements Outcome {
        @Override
        public Optional<LearningCurve> trained() {
            return Optional.of(curve);
        }

        @Override
        public boolean isFinal() {
            return true;
        }
    }

    /** The first epochs of a training that can go on. */
    record Partial(LearningCurve curve) implements Outcome {
        @Override
        public Optional<LearningCurve> trained() {
            return Optional.of(curve);
        }

        @Override
        public boolean isFinal() {
            return false;
        }
    }

    /** @param trained the epochs before the failure, where they are known */
    record Failed(String reason, Optional<LearningCurve> trained) implements Outcome {
        private static final String DIVERGED = "diverged";

        /** The loss or a metric left the finite numbers: the network does not train under this recipe and seed. */
        public static Failed diverged() {
            return of(DIVERGED);
        }

        public static Failed of(String reason) {
            return new Failed(reason, Optional.empty());
        }

        /** Any other failure than divergence may lie in the machine. */
        @Override
        public boolean isFinal() {
            return reason.equals(DIVERGED);
        }
    }

    /** Trains. Every outcome is an answer; only what the user can mend, and errors of the machine, are thrown. */
    static Outcome of(Trainer trainer, BuildPlan.Job job) {
        try {
            LearningCurve curve = trainer.train(job.architecture(), job.seed());
            if (!isFinite(curve)) {
                return Failed.diverged();
            }
            requirePossible("trainer " + trainer.getClass().getName(), curve);
            return new Completed(curve);
        } catch (ArithmeticException e) {
            return Failed.diverged();
        } catch (UserError e) {
            throw e;
        } catch (RuntimeException e) {
            return Failed.of("failed: " + PlainWords.of(e).problem());
        }
    }

    /** @throws UserError if a value lies outside the range of its metric */
    static void requirePossible(Object place, LearningCurve curve) {
        for (Series series : curve.series()) {
            for (int epoch = curve.first(series); epoch <= curve.epochs(); epoch++) {
                try {
                    series.metric().requirePossible(curve.at(series, epoch));
                } catch (IllegalArgumentException e) {
                    throw UserError.at(
                            place + ", " + series + ", epoch " + epoch,
                            String.valueOf(e.getMessage()),
                            "Mend the trainer: its values are in the units of their metrics",
                            e);
                }
            }
        }
    }

    /** What comes out the same when a training is done again: all but the seconds. */
    static Set<Series> repeatable(LearningCurve curve) {
        Set<Series> series = new LinkedHashSet<>(curve.series());
        series.removeIf(one -> one.metric().unit() == Unit.SECONDS);
        return series;
    }

    /** Whether a table can hold every value: beyond single precision is as good as infinite. */
    static boolean isFinite(LearningCurve curve) {
        for (Series series : curve.series()) {
            for (int epoch = curve.first(series); epoch <= curve.epochs(); epoch++) {
                if (!Float.isFinite((float) curve.at(series, epoch))) {
                    return false;
                }
            }
        }
        return true;
    }
}
