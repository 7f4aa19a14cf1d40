package org.nasgauge.report.figure;

import java.util.List;
import java.util.stream.DoubleStream;
import org.nasgauge.report.figure.Figure.Axis;
import org.nasgauge.report.figure.Figure.Axis.Scale;
import org.nasgauge.report.figure.Figure.ScatterFigure;

/** The range of values that an axis shows; never empty, so that a single point has room around it. */
record Extent(double from, double to) {
    static Extent ofX(LineFigure figure) {
        return of(
                figure.x(),
                figure.lines().stream()
                        .flatMapToDouble(line -> line.points().stream().mapToDouble(LineFigure.Point::x)),
                false);
    }

    static Extent ofY(LineFigure figure) {
        return of(
                figure.y(),
                figure.lines().stream()
                        .flatMapToDouble(line -> line.points().stream()
                                .flatMapToDouble(point -> DoubleStream.of(point.lower(), point.upper()))),
                true);
    }

    static Extent ofX(ScatterFigure figure) {
        return of(figure.x(), points(figure).stream().mapToDouble(ScatterFigure.Point::x), true);
    }

    static Extent ofY(ScatterFigure figure) {
        return of(figure.y(), points(figure).stream().mapToDouble(ScatterFigure.Point::y), true);
    }

    private static List<ScatterFigure.Point> points(ScatterFigure figure) {
        return figure.points();
    }

    /** @param margin whether to leave 3 % of the length free at both ends */
    private static Extent of(Axis axis, DoubleStream values, boolean margin) {
        var range = values.summaryStatistics();
        if (range.getCount() == 0) {
            return new Extent(1, 10);
        }
        double least = range.getMin();
        double most = range.getMax();
        if (axis.scale() == Scale.LOGARITHMIC) {
            double factor = least == most ? 3 : margin ? StrictMath.pow(most / least, 0.03) : 1;
            return new Extent(least / factor, most * factor);
        }
        double room =
                least == most ? StrictMath.max(1, StrictMath.abs(least) / 10) : margin ? (most - least) * 0.03 : 0;
        return new Extent(least - room, most + room);
    }
}
