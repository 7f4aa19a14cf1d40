package org.nasgauge.api.benchmark;

import java.util.Set;
import org.nasgauge.api.metric.Series;

record CurvePrefix(LearningCurve whole, int epochs) implements LearningCurve {
    CurvePrefix {
        if (epochs < 1 || epochs > whole.epochs()) {
            throw new IllegalArgumentException(epochs + " epochs of a curve of " + whole.epochs());
        }
    }

    @Override
    public Set<Series> series() {
        return whole.series();
    }

    @Override
    public double at(Series series, int epoch) {
        if (epoch > epochs) {
            throw new IllegalArgumentException("epoch " + epoch + " was not paid for; the curve ends at " + epochs);
        }
        return whole.at(series, epoch);
    }
}
