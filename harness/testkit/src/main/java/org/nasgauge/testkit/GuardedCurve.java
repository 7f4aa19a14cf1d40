package org.nasgauge.testkit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.metric.Unit;

/** A toy training that improves with the score, and refuses to show what an estimator must not see. */
final class GuardedCurve implements LearningCurve {
    private static final Set<Series> SERIES = new LinkedHashSet<>(List.of(
            Series.TRAIN_LOSS,
            Series.TRAIN_ACCURACY,
            Series.VALIDATION_LOSS,
            Series.VALIDATION_ACCURACY,
            Series.TEST_LOSS,
            Series.TEST_ACCURACY,
            Series.TRAIN_SECONDS,
            Series.VALIDATION_SECONDS));

    private final double score;
    private final int epochs;

    GuardedCurve(double score, int epochs) {
        this.score = score;
        this.epochs = epochs;
    }

    @Override
    public int epochs() {
        return epochs;
    }

    @Override
    public Set<Series> series() {
        return SERIES;
    }

    @Override
    public double at(Series series, int epoch) {
        if (series.split() == Split.TEST) {
            throw new AssertionError("an estimator looked at " + series);
        }
        if (epoch < 1 || epoch > epochs) {
            throw new AssertionError("an estimator looked at epoch " + epoch + " of " + epochs);
        }
        if (series.metric().unit() == Unit.SECONDS) {
            return 1;
        }
        double error = 1 / (1 + score + epoch);
        return series.metric().equals(Metric.LOSS) ? error : 100 * (1 - error);
    }
}
