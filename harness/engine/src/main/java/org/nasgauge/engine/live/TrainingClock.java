package org.nasgauge.engine.live;

import java.util.Locale;
import java.util.Optional;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.space.Architecture;

/** What an epoch of live training costs on the simulated clock. */
public enum TrainingClock {
    /**
     * One second for each 10⁹ multiply-accumulates: of forward and backward passes over the training images, and of forward
     * passes over the validation images, which a strategy's knowledge rests on. The same on every machine.
     */
    WORK {
        @Override
        Price price(Trainer trainer, Architecture architecture) {
            Trainer.Work work = trainer.work(architecture);
            double seconds = (work.training() + work.validation()) / WORK_A_SECOND;
            return new Price() {
                @Override
                double of(int epoch, LearningCurve curve) {
                    return seconds;
                }

                @Override
                double ofFailure(Optional<LearningCurve> trained) {
                    return seconds * (1 + trained.map(LearningCurve::epochs).orElse(0));
                }
            };
        }
    },

    /** The seconds that the training took when it was done: other ones each time, so that no run can be repeated. */
    MEASURED {
        @Override
        Price price(Trainer trainer, Architecture architecture) {
            return new Price() {
                @Override
                double of(int epoch, LearningCurve curve) {
                    return curve.at(Series.TRAIN_SECONDS, epoch);
                }

                @Override
                double ofFailure(Optional<LearningCurve> trained) {
                    return trained.map(curve -> upTo(curve.epochs(), curve)).orElse(0.0);
                }
            };
        }
    };

    private static final double WORK_A_SECOND = 1e9;

    abstract Price price(Trainer trainer, Architecture architecture);

    /** Of the trainings of one architecture, in seconds. */
    abstract static class Price {
        /** Of one epoch, from 1. */
        abstract double of(int epoch, LearningCurve curve);

        /** @param trained the epochs before the one that failed */
        abstract double ofFailure(Optional<LearningCurve> trained);

        /** Of the first epochs together. */
        final double upTo(int epochs, LearningCurve curve) {
            double sum = 0;
            for (int epoch = 1; epoch <= epochs; epoch++) {
                sum += of(epoch, curve);
            }
            return sum;
        }
    }

    /** As recipes write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
