package org.nasgauge.report.format;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Column.Kind;
import org.nasgauge.report.document.Document;
import org.nasgauge.report.document.Document.Section;
import org.nasgauge.report.document.Table;
import org.nasgauge.report.document.Table.Row;
import org.nasgauge.report.document.Table.Weight;
import org.nasgauge.report.figure.Figure.Axis;
import org.nasgauge.report.figure.Figure.Axis.Scale;
import org.nasgauge.report.figure.LineFigure;

/** A small document with one of everything. */
final class Examples {
    /** A name that every format could misread. */
    static final String HOSTILE = "R&D <b>_50 %_</b>, \"a|b\" \\ {x} $";

    private Examples() {}

    static Document document() {
        return new Document(
                "Title of " + HOSTILE,
                List.of(
                        new Section(
                                "overview",
                                "",
                                List.of(new Block.Facts(
                                        "facts",
                                        List.of(
                                                Block.Fact.of("name", "Name", HOSTILE),
                                                new Block.Fact("optimum", "Optimum", new Cell.Real(-1.23456, 2)))))),
                        new Section(
                                "results",
                                "Results",
                                List.of(
                                        new Block.Paragraph("Some words."),
                                        table(),
                                        new Block.Figures("curves", "Caption.", List.of(figure())))),
                        new Section(
                                "definitions",
                                "Definitions",
                                List.of(new Block.Definitions(
                                        List.of(new Block.Definition("Regret", "A shortfall.")))))));
    }

    static Table table() {
        return new Table(
                "scores",
                "Scores.",
                List.of(
                        new Column("name", "Name", Kind.TEXT),
                        new Column("runs", "Runs", Kind.WHOLE),
                        new Column("regret", "Regret, mean ± s.e.", Kind.MEAN),
                        new Column("interval", "Interval", Kind.RANGE),
                        new Column("p", "p", Kind.PROBABILITY)),
                List.of(
                        new Row(
                                Weight.STRONG,
                                List.of(
                                        new Cell.Text(HOSTILE),
                                        new Cell.Whole(100),
                                        new Cell.Mean(1.0 / 3, OptionalDouble.of(0.125), 2),
                                        new Cell.Range(-0.5, 1.5, 1),
                                        new Cell.Probability(0.04567))),
                        new Row(
                                Weight.QUIET,
                                List.of(
                                        new Cell.Text("oracle", Optional.of("sees the truth")),
                                        new Cell.Whole(1),
                                        new Cell.Mean(0, OptionalDouble.empty(), 2),
                                        new Cell.Missing("a single run"),
                                        new Cell.Probability(1e-9)))));
    }

    static LineFigure figure() {
        return new LineFigure(
                "curve",
                "A curve",
                new Axis("evaluations", "evaluations", Scale.LINEAR),
                new Axis("regret", "regret", Scale.LINEAR),
                List.of(new LineFigure.Line(
                        HOSTILE,
                        LineFigure.Role.COMPARED,
                        List.of(new LineFigure.Point(1, 0.1, 0, 0.2), new LineFigure.Point(2, 0, 0, 0)))));
    }
}
