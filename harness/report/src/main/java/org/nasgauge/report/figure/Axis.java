package org.nasgauge.report.figure;

/**
 * An axis.
 *
 * @param key the name of its column where the data are written
 * @param label what a reader sees, with the unit
 */
public record Axis(String key, String label, Scale scale) {
    /** How values become positions. */
    public enum Scale {
        LINEAR,
        /** For positive values only. */
        LOGARITHMIC
    }

    void requireFinite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(value + " cannot stand on the axis '" + label + "'");
        }
    }

    void requireDrawable(double value) {
        requireFinite(value);
        if (scale == Scale.LOGARITHMIC && value <= 0) {
            throw new IllegalArgumentException(value + " cannot stand on the axis '" + label + "'");
        }
    }
}
