package org.nasgauge.report.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.report.analysis.AnytimeCurve;
import org.nasgauge.report.analysis.FrontComparison;
import org.nasgauge.report.analysis.FrontComparison.FrontResult;
import org.nasgauge.report.analysis.FrontYardstick;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.figure.Figure.Axis;
import org.nasgauge.report.figure.Figure.Axis.Scale;
import org.nasgauge.report.figure.LineFigure;
import org.nasgauge.report.figure.LineFigure.Line;
import org.nasgauge.report.figure.LineFigure.Point;
import org.nasgauge.report.figure.LineFigure.Role;
import org.nasgauge.statistics.multiobjective.AttainmentSurfaces;
import org.nasgauge.statistics.multiobjective.ParetoFront;

/** Hypervolume over what was spent, and what the runs attained in the end. */
final class FrontFigures {
    private final FrontComparison comparison;
    private final FrontYardstick yardstick;
    private final Foreground foreground;

    FrontFigures(FrontComparison comparison) {
        this.comparison = comparison;
        this.yardstick = comparison.yardstick();
        this.foreground = Foreground.of(
                comparison.results().stream().map(FrontResult::study).toList(),
                comparison.standings().baseline());
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        volume().ifPresent(figure -> blocks.add(new Block.Figures(
                "anytime-hypervolume",
                "Mean hypervolume over what was spent, with 95 % confidence bands."
                        + foreground.caption(figure.lines()),
                List.of(figure))));
        attainment()
                .ifPresent(figure -> blocks.add(new Block.Figures(
                        "attainment-surfaces",
                        "What half of the runs attain at their end; the bands reach from what three quarters attain to what a"
                                + " quarter does." + foreground.caption(figure.lines()),
                        List.of(figure))));
        return blocks;
    }

    private Optional<LineFigure> volume() {
        List<Line> lines = new ArrayList<>();
        for (FrontResult result : comparison.results()) {
            List<Point> points =
                    result.curve().fold(AnytimeCurve::points, reason -> List.<AnytimeCurve.Point>of()).stream()
                            .map(point -> new Point(point.budget(), point.mean(), point.lower(), point.upper()))
                            .toList();
            if (!points.isEmpty()) {
                lines.add(foreground.line(result.study(), points));
            }
        }
        String key = comparison.axis().name().toLowerCase(Locale.ROOT);
        String label = yardstick.judgesTest() ? "hypervolume, share of the true front’s" : "hypervolume";
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new LineFigure(
                        "hypervolume-" + key,
                        "Mean hypervolume over " + Wording.axis(comparison.axis()),
                        new Axis(key, Wording.axis(comparison.axis()), Scale.LINEAR),
                        new Axis("hypervolume", "mean " + label, Scale.LINEAR),
                        lines));
    }

    /** Of two objectives, of which the second is minimised: what is attained at a cost is attained at more. */
    private Optional<LineFigure> attainment() {
        if (yardstick.objectives().size() != 2 || yardstick.objectives().get(1).direction() == Direction.MAXIMIZE) {
            return Optional.empty();
        }
        List<Line> lines = new ArrayList<>();
        if (yardstick.judgesTest()) {
            List<Point> points = points(yardstick.truth(), yardstick.truth(), yardstick.truth());
            if (!points.isEmpty()) {
                lines.add(new Line("true front", Role.REFERENCE, points));
            }
        }
        for (FrontResult result : comparison.results()) {
            result.surfaces()
                    .map(this::points)
                    .filter(points -> !points.isEmpty())
                    .ifPresent(points -> lines.add(foreground.line(result.study(), points)));
        }
        Metric first = yardstick.objectives().get(0);
        Metric second = yardstick.objectives().get(1);
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new LineFigure(
                        "attainment",
                        "Median attainment surfaces of " + first.name() + " and " + second.name(),
                        new Axis(
                                second.name(),
                                Wording.withUnit(second.name(), second.unit().symbol()),
                                Scale.LINEAR),
                        new Axis(
                                first.name(),
                                yardstick.judgesTest()
                                        ? Wording.test(first)
                                        : Wording.withUnit(
                                                "validation " + first.name(),
                                                first.unit().symbol()),
                                Scale.LINEAR),
                        lines));
    }

    private List<Point> points(AttainmentSurfaces surfaces) {
        return points(surfaces.atLeast(0.5), surfaces.atLeast(0.75), surfaces.atLeast(0.25));
    }

    /**
     * From the least cost at which the lower surface is defined to that of the reference point; what is worse than the
     * reference point is not drawn, as it does not count.
     */
    private List<Point> points(ParetoFront middle, ParetoFront lower, ParetoFront upper) {
        return drawn(within(middle), within(lower), within(upper));
    }

    private ParetoFront within(ParetoFront surface) {
        return ParetoFront.of(surface.points().stream()
                .filter(point -> point[0] >= yardstick.reference(0) && point[1] >= yardstick.reference(1))
                .toList());
    }

    private List<Point> drawn(ParetoFront middle, ParetoFront lower, ParetoFront upper) {
        TreeSet<Double> costs = new TreeSet<>(List.of(-yardstick.reference(1)));
        for (ParetoFront surface : List.of(middle, lower, upper)) {
            surface.points().forEach(point -> costs.add(-point[1]));
        }
        List<Point> points = new ArrayList<>();
        for (double cost : costs) {
            OptionalDouble least = best(lower, cost);
            if (least.isPresent()) {
                double value = best(middle, cost).orElse(least.getAsDouble());
                double greatest = best(upper, cost).orElse(value);
                Direction direction = yardstick.objectives().get(0).direction();
                double one = direction.score(least.getAsDouble());
                double other = direction.score(greatest);
                points.add(new Point(
                        cost, direction.score(value), StrictMath.min(one, other), StrictMath.max(one, other)));
            }
        }
        return points;
    }

    /** The best first objective that a surface has up to a cost. */
    private static OptionalDouble best(ParetoFront surface, double cost) {
        return surface.points().stream()
                .filter(point -> -point[1] <= cost)
                .mapToDouble(point -> point[0])
                .max();
    }
}
