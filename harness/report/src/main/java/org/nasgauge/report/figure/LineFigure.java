package org.nasgauge.report.figure;

import java.util.List;

/** Step functions, each with a band around it. */
public record LineFigure(String id, String title, Axis x, Axis y, List<Line> lines) implements Figure {
    public LineFigure {
        lines = List.copyOf(lines);
        for (Line line : lines) {
            for (Point point : line.points()) {
                x.requireDrawable(point.x());
                y.requireDrawable(point.lower());
                y.requireDrawable(point.upper());
            }
        }
    }

    /** One step function. */
    public record Line(String label, Role role, List<Point> points) {
        public Line {
            points = List.copyOf(points);
            if (points.isEmpty()) {
                throw new IllegalArgumentException("line '" + label + "' has no points");
            }
            for (int i = 1; i < points.size(); i++) {
                if (!(points.get(i - 1).x() < points.get(i).x())) {
                    throw new IllegalArgumentException("line '" + label + "' does not go from left to right");
                }
            }
        }
    }

    /** What a line is in the comparison. */
    public enum Role {
        COMPARED,
        /** A floor or ceiling, drawn behind and without colour. */
        REFERENCE
    }

    /** The value from x up to the x of the next point, and its band; without a band all three are equal. */
    public record Point(double x, double y, double lower, double upper) {
        public Point {
            if (!(lower <= y && y <= upper)) {
                throw new IllegalArgumentException(y + " is not between " + lower + " and " + upper);
            }
        }
    }
}
