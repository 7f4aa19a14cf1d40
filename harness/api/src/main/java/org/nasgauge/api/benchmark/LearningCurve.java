package org.nasgauge.api.benchmark;

import java.util.Set;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.metric.Series;

/** One training, epoch by epoch. Immutable. */
public interface LearningCurve {
    /** The number of epochs, at least 1. */
    int epochs();

    Set<Series> series();

    /**
     * The first epoch at which a series has a value: 1, but for what was measured after the last epoch alone.
     *
     * @param series one of {@link #series()}
     * @throws IllegalArgumentException if it is none
     */
    default int first(Series series) {
        return 1;
    }

    /**
     * @param epoch from 1 to {@link #epochs()}
     * @throws IllegalArgumentException if the series was not recorded, or not at this epoch
     */
    double at(Series series, int epoch);

    /** The seconds of training up to the end of this epoch; 0 for epoch 0. */
    default double secondsUpTo(int epoch) {
        double sum = 0;
        for (int e = 1; e <= epoch; e++) {
            sum += at(Series.TRAIN_SECONDS, e);
        }
        return sum;
    }

    /** The first epochs of this curve: nothing behind them can be seen through it. */
    default LearningCurve prefix(int epochs) {
        return shown(new Need.Curve(epochs));
    }

    /** What was asked for of this curve, and nothing else. */
    default LearningCurve shown(Need.Curve asked) {
        return new ShownCurve(this, asked);
    }
}
