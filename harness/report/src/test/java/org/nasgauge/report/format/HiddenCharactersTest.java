package org.nasgauge.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Document;
import org.nasgauge.report.document.Document.Section;
import org.nasgauge.report.document.Table;
import org.nasgauge.report.figure.Figure.Axis;
import org.nasgauge.report.figure.Figure.Axis.Scale;
import org.nasgauge.report.figure.Figure.ScatterFigure;
import org.nasgauge.report.figure.LineFigure;
import org.nasgauge.report.figure.SvgWriter;

/** Names may come from anywhere: no character of theirs moves a cursor, hides, or turns the order of letters around. */
class HiddenCharactersTest {
    private static final int PIECE = 100;

    /** All of Unicode's hidden characters, in pieces that fit into a table. */
    private static List<String> pieces() {
        int[] hidden = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> Quoted.hides(new String(Character.toChars(c))))
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE || c % PIECE == 0)
                .toArray();
        List<String> pieces = new ArrayList<>();
        for (int from = 0; from < hidden.length; from += PIECE) {
            pieces.add(IntStream.range(from, Math.min(hidden.length, from + PIECE))
                    .mapToObj(i -> "x" + new String(Character.toChars(hidden[i])))
                    .collect(Collectors.joining()));
        }
        return pieces;
    }

    /** The text in every place where a name can stand. */
    private static Document document(String text) {
        Axis x = new Axis("x", text, Scale.LINEAR);
        Axis y = new Axis("y", text, Scale.LINEAR);
        LineFigure lines = new LineFigure(
                "lines",
                text,
                x,
                y,
                List.of(new LineFigure.Line(
                        text,
                        LineFigure.Role.COMPARED,
                        List.of(new LineFigure.Point(0, 1, 0, 2), new LineFigure.Point(1, 1, 0, 2)))));
        ScatterFigure dots = new ScatterFigure("dots", text, x, y, List.of(new ScatterFigure.Point(1, 1)));
        Table table = new Table(
                "table",
                text,
                List.of(new Column("key", text, Column.Kind.TEXT), new Column(text, "label", Column.Kind.TEXT)),
                List.of(
                        Table.Row.of(new Cell.Text(text), new Cell.Text("noted", Optional.of(text))),
                        Table.Row.of(new Cell.Missing(text), new Cell.Text("plain"))));
        return new Document(
                text,
                List.of(new Section(
                        "section",
                        text,
                        List.of(
                                new Block.Paragraph(text),
                                new Block.Facts("facts", List.of(Block.Fact.of(text, text, text))),
                                table,
                                new Block.Figures("figures", text, List.of(lines, dots)),
                                new Block.Definitions(List.of(new Block.Definition(text, text)))))));
    }

    private static long hidden(String written) {
        return written.codePoints()
                .filter(c -> c != '\n' && Quoted.hides(new String(Character.toChars(c))))
                .count();
    }

    /** What the format itself has, as the scripts of the page, is there with harmless names too. */
    @ParameterizedTest
    @EnumSource(Format.class)
    void noneIsWrittenInAnyPlaceOfAnyFormat(Format format) {
        long own = hidden(format.write(document("plain")));
        List<String> pieces = format == Format.HTML ? List.of(String.join("", pieces())) : pieces();
        for (String piece : pieces) {
            assertThat(hidden(format.write(document(piece)))).isEqualTo(own);
        }
    }

    @Test
    void noneIsDrawn() {
        for (String piece : pieces()) {
            document(piece).parts().values().forEach(part -> {
                if (part instanceof Block.Figures figures) {
                    figures.figures()
                            .forEach(figure -> assertThat(hidden(SvgWriter.standalone(figure)))
                                    .isZero());
                }
            });
        }
    }
}
