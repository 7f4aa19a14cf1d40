package org.nasgauge.engine.live;

import java.util.Locale;
import java.util.Optional;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.space.Architecture;

/** What live training costs on the simulated clock. */
public enum TrainingClock {
    /**
     * One second for each 10⁹ multiply-accumulates: of forward and backward passes over the training images, and of a forward
     * pass over the validation images. The same on every machine.
     */
    WORK {
        @Override
        Price price(Trainer trainer, Architecture architecture) {
            Trainer.Work work = trainer.work(architecture);
            return new Price() {
                @Override
                double training(int epoch, LearningCurve curve) {
                    return work.training() / Trainer.Work.A_SECOND;
                }

                @Override
                double validation(int epoch, LearningCurve curve) {
                    return work.validation() / Trainer.Work.A_SECOND;
                }

                @Override
                double ofFailure(Optional<LearningCurve> trained) {
                    int epochs = 1 + trained.map(LearningCurve::epochs).orElse(0);
                    return epochs * (work.training() / Trainer.Work.A_SECOND);
                }
            };
        }
    },

    /** The seconds that it took when it was done: other ones each time, so that no run can be repeated. */
    MEASURED {
        @Override
        Price price(Trainer trainer, Architecture architecture) {
            return new Price() {
                @Override
                double training(int epoch, LearningCurve curve) {
                    return curve.at(Series.TRAIN_SECONDS, epoch);
                }

                @Override
                double validation(int epoch, LearningCurve curve) {
                    return curve.at(Series.VALIDATION_SECONDS, epoch);
                }

                @Override
                double ofFailure(Optional<LearningCurve> trained) {
                    return trained.map(curve -> upTo(curve.epochs(), curve)).orElse(0.0);
                }
            };
        }
    };

    abstract Price price(Trainer trainer, Architecture architecture);

    /** Of the trainings of one architecture, in seconds. */
    abstract static class Price {
        /** Of one epoch, from 1. */
        abstract double training(int epoch, LearningCurve curve);

        /** Of the pass over the validation images after one epoch. */
        abstract double validation(int epoch, LearningCurve curve);

        /** @param trained the epochs before the one that failed; none of them was validated for anybody */
        abstract double ofFailure(Optional<LearningCurve> trained);

        /** Of training the first epochs together. */
        final double upTo(int epochs, LearningCurve curve) {
            double sum = 0;
            for (int epoch = 1; epoch <= epochs; epoch++) {
                sum += training(epoch, curve);
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
