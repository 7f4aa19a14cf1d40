package org.nasgauge.report.figure;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.nasgauge.report.figure.Axis.Scale;
import org.nasgauge.report.text.Decimals;
import org.nasgauge.report.text.JsonText;

/**
 * Figures as specifications of Vega-Lite 5, with their data. Colours are CSS variables ({@code --c0} and so on,
 * {@code --ref}), so that the page can change them after drawing.
 */
public final class VegaLiteWriter {
    /** Finer than a pixel. */
    private static final int DIGITS = 6;

    private VegaLiteWriter() {}

    /** A specification in JSON, on one line. */
    public static String write(Figure figure) {
        return JsonText.compact(json -> {
            json.writeStartObject();
            json.writeStringField("width", "container");
            if (figure instanceof LineFigure lines) {
                lines(json, lines);
            } else {
                scatter(json, (ScatterFigure) figure);
            }
            json.writeEndObject();
        });
    }

    private static void lines(JsonGenerator json, LineFigure figure) throws IOException {
        Extent y = Extent.ofY(figure);
        json.writeNumberField("height", 300);
        json.writeObjectFieldStart("data");
        json.writeArrayFieldStart("values");
        for (LineFigure.Line line : figure.lines()) {
            for (LineFigure.Point point : line.points()) {
                json.writeStartObject();
                json.writeStringField("label", line.label());
                number(json, "x", point.x());
                number(json, "y", point.y());
                number(json, "lower", point.lower());
                number(json, "upper", point.upper());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeObjectFieldStart("encoding");
        axis(json, "x", "x", figure.x(), Extent.ofX(figure), 8);
        colour(json, figure.lines());
        json.writeEndObject();
        json.writeArrayFieldStart("layer");
        json.writeStartObject();
        json.writeFieldName("mark");
        json.writeRawValue("{\"type\":\"area\",\"interpolate\":\"step-after\"}");
        json.writeObjectFieldStart("encoding");
        axis(json, "y", "lower", figure.y(), y, 7);
        json.writeObjectFieldStart("y2");
        json.writeStringField("field", "upper");
        json.writeEndObject();
        opacity(json, "0.15", "0.02");
        json.writeEndObject();
        json.writeEndObject();
        json.writeStartObject();
        json.writeFieldName("params");
        json.writeRawValue(
                "[{\"name\":\"chosen\",\"select\":{\"type\":\"point\",\"fields\":[\"label\"]},\"bind\":\"legend\"}]");
        json.writeFieldName("mark");
        json.writeRawValue("{\"type\":\"line\",\"interpolate\":\"step-after\",\"strokeWidth\":1.8,\"clip\":true}");
        json.writeObjectFieldStart("encoding");
        axis(json, "y", "y", figure.y(), y, 7);
        dashes(json, figure.lines());
        opacity(json, "1", "0.12");
        json.writeEndObject();
        json.writeEndObject();
        // A broad unseen line to point at.
        json.writeStartObject();
        json.writeFieldName("mark");
        json.writeRawValue("{\"type\":\"point\",\"size\":90,\"opacity\":0,\"filled\":true}");
        json.writeObjectFieldStart("encoding");
        axis(json, "y", "y", figure.y(), y, 7);
        tooltip(json, figure);
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void scatter(JsonGenerator json, ScatterFigure figure) throws IOException {
        json.writeNumberField("height", 210);
        json.writeObjectFieldStart("title");
        json.writeStringField("text", figure.title());
        json.writeEndObject();
        json.writeObjectFieldStart("data");
        json.writeArrayFieldStart("values");
        for (ScatterFigure.Point point : figure.points()) {
            json.writeStartObject();
            number(json, "x", point.x());
            number(json, "y", point.y());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeFieldName("mark");
        json.writeRawValue("{\"type\":\"circle\",\"size\":14,\"opacity\":0.45,\"color\":\"var(--c0)\"}");
        json.writeObjectFieldStart("encoding");
        axis(json, "x", "x", figure.x(), Extent.ofX(figure), 5);
        axis(json, "y", "y", figure.y(), Extent.ofY(figure), 6);
        json.writeArrayFieldStart("tooltip");
        field(json, "x", figure.x().label());
        field(json, "y", figure.y().label());
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void axis(JsonGenerator json, String channel, String field, Axis axis, Extent extent, int most)
            throws IOException {
        json.writeObjectFieldStart(channel);
        json.writeStringField("field", field);
        json.writeStringField("type", "quantitative");
        json.writeStringField("title", axis.label());
        json.writeObjectFieldStart("scale");
        if (axis.scale() == Scale.LOGARITHMIC) {
            json.writeStringField("type", "log");
        } else {
            json.writeBooleanField("zero", false);
        }
        json.writeBooleanField("nice", false);
        json.writeEndObject();
        json.writeObjectFieldStart("axis");
        json.writeArrayFieldStart("values");
        for (Ticks.Tick tick : Ticks.of(axis.scale(), extent, most)) {
            json.writeNumber(Decimals.significant(tick.at(), DIGITS));
        }
        json.writeEndArray();
        json.writeStringField("format", ".6~g");
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void colour(JsonGenerator json, List<LineFigure.Line> lines) throws IOException {
        json.writeObjectFieldStart("color");
        json.writeStringField("field", "label");
        json.writeStringField("type", "nominal");
        json.writeNullField("title");
        scaleStart(json, lines);
        for (Stroke stroke : Stroke.of(lines)) {
            json.writeString("var(--" + stroke.colour() + ")");
        }
        scaleEnd(json);
        json.writeObjectFieldStart("legend");
        json.writeStringField("orient", "bottom");
        json.writeStringField("direction", "horizontal");
        json.writeFieldName("columns");
        json.writeRawValue("{\"expr\":\"max(1, floor(width / 165))\"}");
        json.writeStringField("symbolType", "stroke");
        json.writeNumberField("symbolOpacity", 1);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void dashes(JsonGenerator json, List<LineFigure.Line> lines) throws IOException {
        json.writeObjectFieldStart("strokeDash");
        json.writeStringField("field", "label");
        json.writeStringField("type", "nominal");
        json.writeNullField("title");
        scaleStart(json, lines);
        for (Stroke stroke : Stroke.of(lines)) {
            json.writeStartArray();
            for (int length : stroke.dash().isEmpty() ? List.of(1, 0) : stroke.dash()) {
                json.writeNumber(length);
            }
            json.writeEndArray();
        }
        scaleEnd(json);
        json.writeEndObject();
    }

    private static void scaleStart(JsonGenerator json, List<LineFigure.Line> lines) throws IOException {
        json.writeObjectFieldStart("scale");
        json.writeArrayFieldStart("domain");
        for (LineFigure.Line line : lines) {
            json.writeString(line.label());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("range");
    }

    private static void scaleEnd(JsonGenerator json) throws IOException {
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void opacity(JsonGenerator json, String chosen, String other) throws IOException {
        json.writeFieldName("opacity");
        json.writeRawValue("{\"condition\":{\"param\":\"chosen\",\"value\":" + chosen + "},\"value\":" + other + "}");
    }

    private static void tooltip(JsonGenerator json, LineFigure figure) throws IOException {
        json.writeArrayFieldStart("tooltip");
        json.writeStartObject();
        json.writeStringField("field", "label");
        json.writeStringField("title", " ");
        json.writeEndObject();
        field(json, "x", figure.x().label());
        field(json, "y", figure.y().label());
        field(json, "lower", "lower");
        field(json, "upper", "upper");
        json.writeEndArray();
    }

    private static void field(JsonGenerator json, String field, String title) throws IOException {
        json.writeStartObject();
        json.writeStringField("field", field);
        json.writeStringField("type", "quantitative");
        json.writeStringField("title", title);
        json.writeStringField("format", ".4~g");
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String field, double value) throws IOException {
        json.writeFieldName(field);
        json.writeNumber(Decimals.significant(value, DIGITS));
    }
}
