package org.nasgauge.api.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.nasgauge.api.metric.Series;

/** A learning curve held in arrays. */
public final class RecordedCurve implements LearningCurve {
    private final Map<Series, double[]> values = new LinkedHashMap<>();
    private final int epochs;

    /** @param values for each series one value an epoch; all of the same length, at least 1 */
    public RecordedCurve(Map<Series, double[]> values) {
        values.forEach((series, curve) -> this.values.put(series, curve.clone()));
        int[] lengths = values.values().stream()
                .mapToInt(curve -> curve.length)
                .distinct()
                .toArray();
        if (lengths.length != 1 || lengths[0] < 1) {
            throw new IllegalArgumentException("the series of a curve need one common length of at least 1");
        }
        this.epochs = lengths[0];
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
    public double at(Series series, int epoch) {
        double[] curve = values.get(series);
        if (curve == null || epoch < 1 || epoch > epochs) {
            throw new IllegalArgumentException("no " + series + " at epoch " + epoch);
        }
        return curve[epoch - 1];
    }
}
