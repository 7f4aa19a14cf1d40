package org.nasgauge.report.figure;

import java.util.List;
import org.nasgauge.report.figure.Figure.Axis;
import org.nasgauge.report.figure.Figure.Axis.Scale;
import org.nasgauge.report.figure.Figure.ScatterFigure;

/** Figures for tests. */
final class Examples {
    /** A label that every format could misread. */
    static final String HOSTILE = "a<b> & \"50 %\"_{x}$, </script>";

    private Examples() {}

    static LineFigure lines() {
        return new LineFigure(
                "anytime",
                "Regret of " + HOSTILE,
                new Axis("evaluations", "evaluations", Scale.LINEAR),
                new Axis("regret", "regret (%)", Scale.LOGARITHMIC),
                List.of(
                        new LineFigure.Line(
                                HOSTILE,
                                LineFigure.Role.COMPARED,
                                List.of(
                                        new LineFigure.Point(1, 10, 5, 20),
                                        new LineFigure.Point(2, 1, 0.5, 2),
                                        new LineFigure.Point(3, 1, 0.5, 2),
                                        new LineFigure.Point(4, 1, 0.5, 2))),
                        new LineFigure.Line(
                                "floor", LineFigure.Role.REFERENCE, List.of(new LineFigure.Point(1, 20, 20, 20)))));
    }

    static ScatterFigure scatter() {
        return new ScatterFigure(
                "scatter",
                HOSTILE,
                new Axis("estimate", "estimate", Scale.LINEAR),
                new Axis("test", "test accuracy (%)", Scale.LINEAR),
                List.of(new ScatterFigure.Point(-1, 10), new ScatterFigure.Point(1, 90)));
    }
}
