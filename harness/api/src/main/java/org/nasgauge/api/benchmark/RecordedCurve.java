package org.nasgauge.api.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.nasgauge.api.metric.Series;

/** A learning curve held in arrays. */
public final class RecordedCurve implements LearningCurve {
    private final Map<Series, double[]> values = new LinkedHashMap<>();
    private final int epochs;

    /**
     * @param values for each series one value an epoch; or a single one, after the last epoch
     * @throws IllegalArgumentException if there is no series, or one has another number of values
     */
    public RecordedCurve(Map<Series, double[]> values) {
        values.forEach((series, curve) -> this.values.put(series, curve.clone()));
        this.epochs =
                values.values().stream().mapToInt(curve -> curve.length).max().orElse(0);
        if (epochs < 1 || values.values().stream().anyMatch(curve -> curve.length != 1 && curve.length != epochs)) {
            throw new IllegalArgumentException(
                    "the series of a curve need one common length of at least 1, or a single value");
        }
    }

    @Override
    public int epochs() {
        return epochs;
    }

    @Override
    public Set<Series> series() {
        return values.keySet();
    }

    @Override
    public int first(Series series) {
        double[] curve = values.get(series);
        if (curve == null) {
            throw new IllegalArgumentException("no " + series);
        }
        return epochs - curve.length + 1;
    }

    @Override
    public double at(Series series, int epoch) {
        double[] curve = values.get(series);
        int before = curve == null ? epochs : epochs - curve.length;
        if (curve == null || epoch <= before || epoch > epochs) {
            throw new IllegalArgumentException("no " + series + " at epoch " + epoch);
        }
        return curve[epoch - before - 1];
    }
}
