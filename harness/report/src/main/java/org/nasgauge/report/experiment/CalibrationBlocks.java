package org.nasgauge.report.experiment;

import java.util.ArrayList;
import java.util.List;
import org.nasgauge.report.analysis.EstimatorResult;
import org.nasgauge.report.analysis.MeasuredRuns;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Table;
import org.nasgauge.report.document.Table.Row;
import org.nasgauge.report.figure.Figure.Axis;
import org.nasgauge.report.figure.Figure.Axis.Scale;
import org.nasgauge.report.figure.LineFigure;
import org.nasgauge.report.figure.LineFigure.Line;
import org.nasgauge.report.figure.LineFigure.Point;
import org.nasgauge.report.figure.LineFigure.Role;
import org.nasgauge.statistics.calibration.Calibration;
import org.nasgauge.statistics.calibration.Calibration.Measure;

/** Estimators that say how sure they are, against what came. */
final class CalibrationBlocks {
    private static final int BINS = 10;

    private CalibrationBlocks() {}

    /** A table and a picture; none where no estimator gives a distribution. */
    static List<Block> of(List<EstimatorResult> results) {
        List<EstimatorResult> sure = results.stream()
                .filter(result ->
                        result.faults().isEmpty() && result.calibration().isPresent())
                .toList();
        return sure.isEmpty() ? List.of() : List.of(table(sure), figure(sure));
    }

    private static MeasuredRuns<Measure, Calibration> runs(EstimatorResult result) {
        return result.calibration().orElseThrow();
    }

    private static Table table(List<EstimatorResult> results) {
        List<Row> rows = new ArrayList<>();
        for (EstimatorResult result : results) {
            for (Measure measure : Measure.values()) {
                rows.add(FirstRunMeasures.row(result.study().label(), name(measure), runs(result), measure));
            }
        }
        return new Table(
                "calibration",
                "How right the distributions are that estimators give of the last validation value of the training they were"
                        + " shown: of what the first run rated, with bootstrap intervals over it, and the spread over the runs"
                        + " apart.",
                FirstRunMeasures.COLUMNS,
                rows);
    }

    private static String name(Measure measure) {
        return switch (measure) {
            case COVERAGE_50 -> "coverage of 50 % intervals";
            case COVERAGE_80 -> "coverage of 80 % intervals";
            case COVERAGE_95 -> "coverage of 95 % intervals";
            case CRPS -> "CRPS";
            case LOG_SCORE -> "log score";
        };
    }

    private static Block figure(List<EstimatorResult> results) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("right", Role.REFERENCE, steps(new double[] {1.0 / BINS})));
        for (EstimatorResult result : results) {
            Calibration calibration = runs(result).first();
            int[] counts = calibration.histogram(BINS);
            double[] shares = new double[BINS];
            for (int bin = 0; bin < BINS; bin++) {
                shares[bin] = (double) counts[bin] / calibration.n();
            }
            lines.add(new Line(result.study().label(), Role.COMPARED, steps(shares)));
        }
        return new Block.Figures(
                "calibration-histogram",
                "Where in its distribution the value lies that came, from 0 below all of it to 1 above: the share of the"
                        + " architectures of the first run in each tenth. High ends are too narrow distributions, a high middle"
                        + " too wide ones, one high side too high or low ones.",
                List.of(new LineFigure(
                        "probability-integral-transform",
                        "what came within the distributions",
                        new Axis("probability", "probability up to what came", Scale.LINEAR),
                        new Axis("share", "share of architectures", Scale.LINEAR),
                        lines)));
    }

    /** Over equal parts from 0 to 1. */
    private static List<Point> steps(double[] heights) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i <= heights.length; i++) {
            double height = heights[Math.min(i, heights.length - 1)];
            points.add(new Point((double) i / heights.length, height, height, height));
        }
        return points;
    }
}
