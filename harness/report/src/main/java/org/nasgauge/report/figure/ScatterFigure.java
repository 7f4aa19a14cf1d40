package org.nasgauge.report.figure;

import java.util.List;

/** Points in the plane. */
public record ScatterFigure(String id, String title, Axis x, Axis y, List<Point> points) implements Figure {
    public ScatterFigure {
        points = List.copyOf(points);
        for (Point point : points) {
            x.requireDrawable(point.x());
            y.requireDrawable(point.y());
        }
    }

    /** One dot. */
    public record Point(double x, double y) {}
}
