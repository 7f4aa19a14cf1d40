package org.nasgauge.report.figure;

import java.util.ArrayList;
import java.util.List;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.report.figure.Figure.Axis;
import org.nasgauge.report.figure.Figure.Axis.Scale;

/** Step functions, each with a band around it. */
public record LineFigure(String id, String title, Axis x, Axis y, List<Line> lines) implements Figure {
    public LineFigure {
        title = Quoted.visible(title);
        lines = List.copyOf(lines);
        for (Line line : lines) {
            for (Point point : line.points()) {
                x.requireDrawable(point.x());
                y.requireFinite(point.lower());
                y.requireFinite(point.upper());
            }
        }
    }

    /**
     * What of it is drawn: no bands in the background. A logarithmic axis has no place for 0 and below: lines end there, and
     * bands are cut off at half of the least value drawn.
     */
    LineFigure drawn() {
        List<Line> bare = lines.stream().map(Line::drawn).toList();
        if (y.scale() == Scale.LINEAR) {
            return new LineFigure(id, title, x, y, bare);
        }
        double floor = lines.stream()
                        .flatMap(line -> line.points().stream())
                        .mapToDouble(Point::y)
                        .filter(value -> value > 0)
                        .min()
                        .orElse(1)
                / 2;
        List<Line> drawn = new ArrayList<>();
        for (Line line : bare) {
            List<Point> positive = line.points().stream()
                    .filter(point -> point.y() > 0)
                    .map(point -> new Point(point.x(), point.y(), StrictMath.max(floor, point.lower()), point.upper()))
                    .toList();
            if (!positive.isEmpty()) {
                drawn.add(new Line(line.label(), line.role(), positive));
            }
        }
        return new LineFigure(id, title, x, y, drawn);
    }

    /** The others, in their order. */
    List<Line> foreground() {
        return lines.stream().filter(line -> line.role() != Role.BACKGROUND).toList();
    }

    List<Line> background() {
        return lines.stream().filter(line -> line.role() == Role.BACKGROUND).toList();
    }

    /** What the legend says of all lines in the background. */
    String others() {
        return background().size() + " others";
    }

    /** One step function. */
    public record Line(String label, Role role, List<Point> points) {
        public Line {
            label = Quoted.visible(label);
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

        private Line drawn() {
            return role != Role.BACKGROUND
                    ? this
                    : new Line(
                            label,
                            role,
                            points.stream()
                                    .map(point -> new Point(point.x(), point.y(), point.y(), point.y()))
                                    .toList());
        }
    }

    /** What a line is in the comparison. */
    public enum Role {
        COMPARED,
        /** A floor or ceiling, drawn behind and without colour. */
        REFERENCE,
        /** One of the many that are not told apart: thin and behind all others; its band is not drawn. */
        BACKGROUND
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
