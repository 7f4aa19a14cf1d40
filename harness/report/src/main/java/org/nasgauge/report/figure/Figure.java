package org.nasgauge.report.figure;

import java.util.List;
import org.nasgauge.api.error.Quoted;

/** What is drawn, without how. Each writer knows every kind. */
public sealed interface Figure permits LineFigure, HeatMap, Figure.ScatterFigure {
    /** Lower case, words joined by hyphens; unique in a document. It names files. */
    String id();

    /** A few words: what distinguishes it from the figures beside it. */
    String title();

    Axis x();

    Axis y();

    /** Points in the plane. */
    record ScatterFigure(String id, String title, Axis x, Axis y, List<Point> points) implements Figure {
        public ScatterFigure {
            title = Quoted.visible(title);
            points = List.copyOf(points);
            for (Point point : points) {
                x.requireDrawable(point.x());
                y.requireDrawable(point.y());
            }
        }

        /** One dot. */
        public record Point(double x, double y) {}
    }

    /**
     * An axis.
     *
     * @param key the name of its column where the data are written
     * @param label what a reader sees, with the unit
     */
    record Axis(String key, String label, Scale scale) {
        public Axis {
            label = Quoted.visible(label);
        }

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
}
