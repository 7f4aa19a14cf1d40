package org.nasgauge.report.figure;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.nasgauge.report.figure.Figure.Axis;
import org.nasgauge.report.figure.Figure.Axis.Scale;
import org.nasgauge.report.figure.Figure.ScatterFigure;
import org.nasgauge.report.text.Decimals;
import org.nasgauge.report.text.JsonText;

/**
 * What the script of a page is told of a figure that stands there as {@linkplain SvgWriter#inline inline SVG}: the axes,
 * and the points of each line in the order of its {@code data-line}, or of each dot in the order of its element.
 */
public final class LiveData {
    /** Finer than a pixel. */
    private static final int DIGITS = 6;

    private LiveData() {}

    /** On one line. */
    public static String write(Figure figure) {
        return JsonText.compact(json -> {
            json.writeStartObject();
            if (figure instanceof LineFigure lines) {
                LineFigure drawn = lines.drawn();
                axes(json, drawn, Layout.of(drawn));
                lines(json, drawn.lines());
            } else if (figure instanceof ScatterFigure scatter) {
                axes(json, figure, Layout.of(scatter));
                numbers(json, "dotsX", scatter.points(), ScatterFigure.Point::x);
                numbers(json, "dotsY", scatter.points(), ScatterFigure.Point::y);
            }
            json.writeEndObject();
        });
    }

    private static void axes(JsonGenerator json, Figure figure, Layout layout) throws IOException {
        json.writeNumberField("height", layout.height());
        axis(json, "x", figure.x(), layout.x());
        axis(json, "y", figure.y(), layout.y());
    }

    private static void axis(JsonGenerator json, String name, Axis axis, Layout.Projection projection)
            throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("label", axis.label());
        json.writeBooleanField("logarithmic", axis.scale() == Scale.LOGARITHMIC);
        number(json, "from", projection.extent().from());
        number(json, "to", projection.extent().to());
        number(json, "start", projection.start());
        number(json, "end", projection.end());
        json.writeEndObject();
    }

    private static void lines(JsonGenerator json, List<LineFigure.Line> lines) throws IOException {
        List<Stroke> strokes = Stroke.of(lines);
        json.writeArrayFieldStart("lines");
        for (int i = 0; i < lines.size(); i++) {
            LineFigure.Line line = lines.get(i);
            json.writeStartObject();
            json.writeStringField("label", line.label());
            json.writeStringField("role", line.role().name().toLowerCase(Locale.ROOT));
            json.writeStringField("colour", strokes.get(i).colour());
            json.writeStringField("dash", SvgCanvas.dashes(strokes.get(i).dash()));
            numbers(json, "x", line.points(), LineFigure.Point::x);
            numbers(json, "y", line.points(), LineFigure.Point::y);
            numbers(json, "lower", line.points(), LineFigure.Point::lower);
            numbers(json, "upper", line.points(), LineFigure.Point::upper);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static <T> void numbers(JsonGenerator json, String name, List<T> points, ToDoubleFunction<T> value)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (T point : points) {
            json.writeNumber(Decimals.significant(value.applyAsDouble(point), DIGITS));
        }
        json.writeEndArray();
    }

    private static void number(JsonGenerator json, String name, double value) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(Decimals.significant(value, DIGITS));
    }
}
