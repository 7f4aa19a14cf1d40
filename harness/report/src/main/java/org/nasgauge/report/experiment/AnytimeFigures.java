package org.nasgauge.report.experiment;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.nasgauge.report.analysis.AnytimeCurve;
import org.nasgauge.report.analysis.BudgetAxis;
import org.nasgauge.report.analysis.SearchComparison;
import org.nasgauge.report.analysis.SearchResult;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.figure.Figure.Axis;
import org.nasgauge.report.figure.Figure.Axis.Scale;
import org.nasgauge.report.figure.LineFigure;
import org.nasgauge.report.figure.LineFigure.Line;

/** What the strategies had reached after each budget, as figures. */
final class AnytimeFigures {
    /** Values that differ by more than this factor are drawn on a logarithmic axis. */
    private static final double WIDE = 10;

    private final SearchComparison comparison;
    private final Measure measure;
    private final Foreground foreground;

    AnytimeFigures(SearchComparison comparison) {
        this.comparison = comparison;
        this.measure = Measure.of(comparison.yardstick());
        this.foreground = Foreground.of(
                comparison.results().stream().map(SearchResult::study).toList(),
                comparison.standings().baseline());
    }

    Optional<Block> block() {
        List<LineFigure> figures = new ArrayList<>();
        BudgetAxis limited = comparison.areaRange().axis();
        figure(limited).ifPresent(figures::add);
        for (BudgetAxis axis : BudgetAxis.values()) {
            if (axis != limited) {
                figure(axis).ifPresent(figures::add);
            }
        }
        return figures.isEmpty()
                ? Optional.empty()
                : Optional.of(new Block.Figures("anytime-curves", caption(figures), List.copyOf(figures)));
    }

    /** Over simulated seconds together with those that the strategies themselves took. */
    Optional<Block> withOwnSeconds() {
        return figure(BudgetAxis.SECONDS, "simulated-and-own-seconds", "simulated seconds and the strategies’ own")
                .map(figure -> new Block.Figures(
                        "anytime-with-own-seconds",
                        "Anytime performance with what the strategies themselves took on this computer, in mean over the"
                                + " sampled runs, added to the simulated seconds. NOT REPRODUCIBLE: it comes out"
                                + " differently each time."
                                + foreground.caption(figure.lines()),
                        List.of(figure)));
    }

    private Stream<AnytimeCurve> curves(BudgetAxis axis) {
        return comparison.results().stream().flatMap(result -> result.curve(axis).toOptional().stream());
    }

    private Optional<LineFigure> figure(BudgetAxis axis) {
        return figure(axis, axis.name().toLowerCase(Locale.ROOT), Wording.axis(axis));
    }

    private Optional<LineFigure> figure(BudgetAxis axis, String key, String spent) {
        double least = means(axis).filter(mean -> mean > 0).min().orElse(1);
        boolean logarithmic = measure.isRegret() && greatest(axis) / least >= WIDE;
        List<Line> lines = new ArrayList<>();
        for (SearchResult result : comparison.results()) {
            List<LineFigure.Point> points =
                    result.curve(axis).fold(AnytimeCurve::points, reason -> List.<AnytimeCurve.Point>of()).stream()
                            .map(point ->
                                    new LineFigure.Point(point.budget(), point.mean(), point.lower(), point.upper()))
                            .toList();
            if (!points.isEmpty()) {
                lines.add(foreground.line(result.study(), points));
            }
        }
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new LineFigure(
                        "anytime-" + key,
                        "Mean " + measure.label() + " over " + spent,
                        new Axis(key, spent, budgetScale(lines)),
                        new Axis(
                                measure.key(),
                                "mean " + measure.label(),
                                logarithmic ? Scale.LOGARITHMIC : Scale.LINEAR),
                        lines));
    }

    /** Curves fall fast at first, and slowly for most of the budget. */
    private static Scale budgetScale(List<Line> lines) {
        DoubleSummaryStatistics budgets = lines.stream()
                .flatMapToDouble(line -> line.points().stream().mapToDouble(LineFigure.Point::x))
                .summaryStatistics();
        return budgets.getMin() > 0 && budgets.getMax() / budgets.getMin() >= WIDE ? Scale.LOGARITHMIC : Scale.LINEAR;
    }

    private DoubleStream means(BudgetAxis axis) {
        return curves(axis).flatMapToDouble(curve -> curve.points().stream().mapToDouble(AnytimeCurve.Point::mean));
    }

    private double greatest(BudgetAxis axis) {
        return means(axis).map(StrictMath::abs).max().orElse(0);
    }

    private static boolean isAtOptimum(SearchResult result) {
        return result.curve(BudgetAxis.EVALUATIONS)
                .fold(curve -> curve.points().stream().allMatch(point -> point.mean() <= 0), reason -> false);
    }

    private String caption(List<LineFigure> figures) {
        String caption = "Anytime performance: mean " + measure.label()
                + " of the incumbent over what was spent, with 95 % confidence bands.";
        boolean logarithmic = figures.stream().anyMatch(figure -> figure.y().scale() == Scale.LOGARITHMIC);
        List<String> atOptimum = logarithmic
                ? comparison.results().stream()
                        .filter(AnytimeFigures::isAtOptimum)
                        .map(result -> result.study().label())
                        .toList()
                : List.of();
        return caption
                + foreground.caption(figures.get(0).lines())
                + (logarithmic
                        ? " A line ends where all of its runs have reached the optimum: a logarithmic axis has no 0."
                        : "")
                + (atOptimum.isEmpty()
                        ? ""
                        : atOptimum.stream()
                                .collect(Collectors.joining(", ", " Not drawn, for it is 0 throughout: ", ".")));
    }
}
