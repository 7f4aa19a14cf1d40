package org.nasgauge.api.benchmark;

import java.util.LinkedHashSet;
import java.util.Set;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.metric.Split;

/** What is shown of a training: its first epochs, and the validation of those of them that were paid for. */
record ShownCurve(LearningCurve whole, Need.Curve asked) implements LearningCurve {
    ShownCurve {
        if (asked.epochs() > whole.epochs()) {
            throw new IllegalArgumentException(asked.epochs() + " epochs of a curve of " + whole.epochs());
        }
    }

    @Override
    public int epochs() {
        return asked.epochs();
    }

    @Override
    public Set<Series> series() {
        Set<Series> shown = new LinkedHashSet<>(whole.series());
        shown.removeIf(series -> series.split() == Split.VALIDATION && asked.validated() == Need.Curve.Validated.NONE);
        shown.removeIf(series -> whole.first(series) > epochs());
        return shown;
    }

    @Override
    public int first(Series series) {
        return whole.first(series);
    }

    @Override
    public double at(Series series, int epoch) {
        if (epoch > epochs()) {
            throw new IllegalArgumentException("epoch " + epoch + " was not paid for; the curve ends at " + epochs());
        }
        if (series.split() == Split.VALIDATION && epoch >= 1 && !asked.validates(epoch)) {
            throw new IllegalArgumentException("the validation of epoch " + epoch + " was not paid for");
        }
        return whole.at(series, epoch);
    }
}
