package org.nasgauge.report.figure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.nasgauge.report.figure.Figure.Axis;
import org.nasgauge.report.figure.Figure.Axis.Scale;
import org.nasgauge.report.figure.Figure.ScatterFigure;

/**
 * Figures as specifications of Vega-Lite 5, with their data: a template for each kind, filled in. Colours are CSS
 * variables ({@code --c0} and so on, {@code --ref}, {@code --bg}), so that a page can change them after drawing.
 */
public final class VegaLiteWriter {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Finer than a pixel. */
    private static final MathContext DIGITS = new MathContext(6);

    /** The widest that a page lets a label of a legend and its symbol be, in pixels. */
    private static final int LABEL_LIMIT = 290;

    private VegaLiteWriter() {}

    /** A specification in JSON, on one line. */
    public static String write(Figure figure) {
        return (figure instanceof LineFigure lines ? lines(lines.drawn()) : scatter((ScatterFigure) figure)).toString();
    }

    private static ObjectNode lines(LineFigure figure) {
        ObjectNode specification = template("lines.vl.json");
        ArrayNode values = array(specification, "/data/values");
        List<LineFigure.Line> lines = new ArrayList<>(figure.background()); // what comes first is drawn behind
        lines.addAll(figure.foreground());
        for (LineFigure.Line line : lines) {
            for (LineFigure.Point point : line.points()) {
                ObjectNode value = values.addObject().put("label", line.label());
                put(value, "x", point.x());
                put(value, "y", point.y());
                put(value, "lower", point.lower());
                put(value, "upper", point.upper());
            }
        }
        axis(object(specification, "/encoding/x"), figure.x(), Extent.ofX(figure), 8);
        for (JsonNode layer : array(specification, "/layer")) {
            axis(object(layer, "/encoding/y"), figure.y(), Extent.ofY(figure), 7);
        }
        object(specification, "/layer/2/encoding/tooltip/1")
                .put("title", figure.x().label());
        object(specification, "/layer/2/encoding/tooltip/2")
                .put("title", figure.y().label());
        ObjectNode legend = object(specification, "/encoding/color/legend");
        legend.set("columns", columns(figure.foreground()));
        ArrayNode shown = legend.putArray("values");
        figure.foreground().forEach(line -> shown.add(line.label()));
        ArrayNode colours = range(object(specification, "/encoding/color"), lines);
        ArrayNode dashes = range(object(specification, "/layer/1/encoding/strokeDash"), lines);
        for (Stroke stroke : Stroke.of(lines)) {
            colours.add("var(--" + stroke.colour() + ")");
            ArrayNode dash = dashes.addArray();
            (stroke.dash().isEmpty() ? List.of(1, 0) : stroke.dash()).forEach(dash::add);
        }
        return specification;
    }

    /**
     * As many as the longest label leaves room for. The width of the container, not of the plot: that one changes while
     * the legend is laid out, and rows that it then needs would be cut off.
     */
    private static ObjectNode columns(List<LineFigure.Line> lines) {
        int longest =
                lines.stream().mapToInt(line -> line.label().length()).max().orElse(0);
        int width = Math.min(LABEL_LIMIT, 60 + 7 * longest);
        return MAPPER.createObjectNode().put("expr", "max(1, floor((containerSize()[0] - 60) / " + width + "))");
    }

    private static ObjectNode scatter(ScatterFigure figure) {
        ObjectNode specification = template("scatter.vl.json");
        object(specification, "/title").put("text", figure.title());
        ArrayNode values = array(specification, "/data/values");
        for (ScatterFigure.Point point : figure.points()) {
            ObjectNode value = values.addObject();
            put(value, "x", point.x());
            put(value, "y", point.y());
        }
        axis(object(specification, "/encoding/x"), figure.x(), Extent.ofX(figure), 5);
        axis(object(specification, "/encoding/y"), figure.y(), Extent.ofY(figure), 6);
        object(specification, "/encoding/tooltip/0").put("title", figure.x().label());
        object(specification, "/encoding/tooltip/1").put("title", figure.y().label());
        return specification;
    }

    private static void axis(ObjectNode channel, Axis axis, Extent extent, int most) {
        channel.put("title", axis.label());
        ObjectNode scale = channel.putObject("scale").put("nice", false);
        if (axis.scale() == Scale.LOGARITHMIC) {
            scale.put("type", "log");
        } else {
            scale.put("zero", false);
        }
        ArrayNode ticks = channel.putObject("axis").put("format", ".6~g").putArray("values");
        for (Ticks.Tick tick : Ticks.of(axis.scale(), extent, most)) {
            ticks.add(number(tick.at()));
        }
    }

    /** The channel's range of values, empty yet, one for each label in the order of the lines. */
    private static ArrayNode range(ObjectNode channel, List<LineFigure.Line> lines) {
        ObjectNode scale = channel.putObject("scale");
        ArrayNode labels = scale.putArray("domain");
        lines.forEach(line -> labels.add(line.label()));
        return scale.putArray("range");
    }

    private static void put(ObjectNode node, String field, double value) {
        node.put(field, number(value));
    }

    private static BigDecimal number(double value) {
        return new BigDecimal(value).round(DIGITS);
    }

    private static ObjectNode object(JsonNode node, String path) {
        return (ObjectNode) node.at(path);
    }

    private static ArrayNode array(JsonNode node, String path) {
        return (ArrayNode) node.at(path);
    }

    private static ObjectNode template(String name) {
        try (InputStream in = VegaLiteWriter.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the class path has no " + name);
            }
            return (ObjectNode) MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the class path", e);
        }
    }
}
