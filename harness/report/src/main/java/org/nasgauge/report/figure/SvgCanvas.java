package org.nasgauge.report.figure;

import java.util.List;
import java.util.stream.Collectors;
import org.nasgauge.report.text.Decimals;
import org.nasgauge.report.text.Xml;

/** Shapes and text, in pixels from the upper left corner. */
final class SvgCanvas {
    private final int width;
    private final int height;
    private final String description;
    private final StringBuilder shapes = new StringBuilder();

    SvgCanvas(int width, int height, String description) {
        this.width = width;
        this.height = height;
        this.description = description;
    }

    void line(String type, double x1, double y1, double x2, double y2) {
        path(type, List.of(), "M" + at(x1, y1) + "L" + at(x2, y2));
    }

    void path(String type, List<Integer> dash, String path) {
        path(type, dash, path, "");
    }

    /** @param title what a pointer over it shows; empty for nothing */
    void path(String type, List<Integer> dash, String path, String title) {
        shapes.append("<path class=\"").append(type).append('"');
        shapes.append(dash.isEmpty() ? "" : " stroke-dasharray=\"" + dashes(dash) + "\"");
        shapes.append(" d=\"").append(path).append('"');
        shapes.append(title.isEmpty() ? "/>\n" : "><title>" + Xml.escaped(title) + "</title></path>\n");
    }

    static String dashes(List<Integer> dash) {
        return dash.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    /** What is drawn until {@link #endGroup} stands in one element with this attribute. */
    void startGroup(String attribute, String value) {
        shapes.append("<g ").append(attribute).append("=\"").append(value).append("\">\n");
    }

    void endGroup() {
        shapes.append("</g>\n");
    }

    void dot(String type, double x, double y, double radius) {
        shapes.append("<circle class=\"").append(type).append("\" cx=\"").append(at(x));
        shapes.append("\" cy=\"")
                .append(at(y))
                .append("\" r=\"")
                .append(at(radius))
                .append("\"/>\n");
    }

    /** @param attribute one more of the element; empty for none */
    void rectangle(String type, double x, double y, double width, double height, String attribute) {
        shapes.append("<rect class=\"").append(type).append("\" x=\"").append(at(x));
        shapes.append("\" y=\"").append(at(y)).append("\" width=\"").append(at(width));
        shapes.append("\" height=\"").append(at(height)).append('"');
        shapes.append(attribute.isEmpty() ? "" : " " + attribute).append("/>\n");
    }

    /** @param anchor which end of the text stands at x: start, middle or end */
    void text(double x, double y, String anchor, String text) {
        shapes.append("<text x=\"").append(at(x)).append("\" y=\"").append(at(y));
        shapes.append("\" text-anchor=\"").append(anchor).append("\">");
        shapes.append(Xml.escaped(text)).append("</text>\n");
    }

    /** Centred, read from below. */
    void uprightText(double x, double y, String text) {
        shapes.append("<text transform=\"translate(").append(at(x, y)).append(")rotate(-90)\" text-anchor=\"middle\">");
        shapes.append(Xml.escaped(text)).append("</text>\n");
    }

    static String at(double x, double y) {
        return at(x) + "," + at(y);
    }

    static String at(double position) {
        return Decimals.atMost(position, 1);
    }

    /** @param style an element to put in front */
    String toString(String style) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"plot\" role=\"img\" width=\"" + width + "\" height=\""
                + height + "\" viewBox=\"0 0 " + width + " " + height + "\" aria-label=\""
                + Xml.escaped(description) + "\">" + style + "\n" + shapes + "</svg>";
    }
}
