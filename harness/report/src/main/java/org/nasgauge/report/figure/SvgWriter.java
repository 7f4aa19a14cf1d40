package org.nasgauge.report.figure;

import java.util.ArrayList;
import java.util.List;
import org.nasgauge.report.figure.Figure.Axis;
import org.nasgauge.report.figure.Figure.Axis.Scale;
import org.nasgauge.report.figure.Figure.ScatterFigure;

/** Figures as SVG: for pages without scripts, and for Markdown. Text is measured by a rule of thumb, not by a font. */
public final class SvgWriter {
    private static final int LINE_WIDTH = 680;
    private static final int SCATTER_WIDTH = 320;
    private static final int PLOT_HEIGHT = 300;
    private static final int SCATTER_HEIGHT = 230;
    private static final int LEFT = 58;
    private static final int RIGHT = 14;
    private static final int TOP = 12;
    private static final int X_AXIS = 44;
    private static final int LEGEND_ROW = 18;
    private static final int LINE_TICKS = 8;
    private static final int SCATTER_TICKS = 5;

    private SvgWriter() {}

    /** A file of its own, with its colours. */
    public static String standalone(Figure figure) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + canvas(figure).toString("<style>" + stylesheet() + "</style>") + "\n";
    }

    /** An element for a page that holds {@link #stylesheet()}. */
    public static String inline(Figure figure) {
        return canvas(figure).toString("");
    }

    /** Colours for both light and dark surroundings. */
    public static String stylesheet() {
        return """
                svg.plot{font:12px/1.2 system-ui,"Helvetica Neue",Arial,sans-serif;max-width:100%;height:auto}\
                .plot text{fill:#444}\
                .plot .grid{stroke:#e4e4e4;stroke-width:1}\
                .plot .frame{stroke:#8a8a8a;stroke-width:1;fill:none}\
                .plot .line{fill:none;stroke-width:1.7;stroke-linejoin:round}\
                .plot .band{fill-opacity:.15}\
                .plot .dot{fill-opacity:.45}\
                """
                + ".plot .line.bg{stroke-width:1}"
                + colours(Palette.light(), "#777", Palette.background().get(0))
                + "@media(prefers-color-scheme:dark){.plot text{fill:#c4c4c4}.plot .grid{stroke:#333}.plot .frame{stroke:#777}"
                + colours(Palette.dark(), "#999", Palette.background().get(1))
                + "}";
    }

    private static String colours(List<String> palette, String reference, String background) {
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < palette.size(); i++) {
            rules.append(colour("c" + i, palette.get(i)));
        }
        return rules.append(colour("ref", reference))
                .append(colour("bg", background))
                .toString();
    }

    private static String colour(String name, String value) {
        return ".plot .line." + name + "{stroke:" + value + "}.plot .band." + name + ",.plot .dot." + name + "{fill:"
                + value + "}";
    }

    private static SvgCanvas canvas(Figure figure) {
        return figure instanceof LineFigure lines ? lines(lines.drawn()) : scatter((ScatterFigure) figure);
    }

    private static SvgCanvas lines(LineFigure figure) {
        List<LineFigure.Line> lines = figure.foreground();
        List<Stroke> strokes = Stroke.of(lines);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            entries.add(new Entry(lines.get(i).label(), strokes.get(i)));
        }
        if (!figure.background().isEmpty()) {
            entries.add(new Entry(figure.others(), Stroke.BACKGROUND));
        }
        List<List<Entry>> legend = legendRows(entries);
        int bottom = TOP + PLOT_HEIGHT;
        SvgCanvas canvas = new SvgCanvas(LINE_WIDTH, bottom + X_AXIS + 6 + legend.size() * LEGEND_ROW, figure.title());
        Extent across = Extent.ofX(figure);
        Projection x =
                new Projection(figure.x().scale(), across, LEFT, LINE_WIDTH - right(figure.x(), across, LINE_TICKS));
        Projection y = new Projection(figure.y().scale(), Extent.ofY(figure), bottom, TOP);
        axes(canvas, figure, x, y, LINE_TICKS, 7);
        for (LineFigure.Line line : figure.background()) {
            canvas.path("line bg", List.of(), steps(line, x, y), line.label());
        }
        for (int i = 0; i < strokes.size(); i++) {
            canvas.path("band " + strokes.get(i).colour(), List.of(), band(lines.get(i), x, y));
        }
        for (int i = 0; i < strokes.size(); i++) {
            Stroke stroke = strokes.get(i);
            canvas.path(
                    "line " + stroke.colour(),
                    stroke.dash(),
                    steps(lines.get(i), x, y),
                    lines.get(i).label());
        }
        legend(canvas, legend, bottom + X_AXIS + 12);
        return canvas;
    }

    private static SvgCanvas scatter(ScatterFigure figure) {
        int top = TOP + 18;
        int bottom = top + SCATTER_HEIGHT;
        SvgCanvas canvas = new SvgCanvas(SCATTER_WIDTH, bottom + X_AXIS, figure.title());
        Extent across = Extent.ofX(figure);
        Projection x = new Projection(
                figure.x().scale(), across, LEFT, SCATTER_WIDTH - right(figure.x(), across, SCATTER_TICKS));
        Projection y = new Projection(figure.y().scale(), Extent.ofY(figure), bottom, top);
        canvas.text((x.start() + x.end()) / 2, TOP + 6, "middle", figure.title());
        axes(canvas, figure, x, y, SCATTER_TICKS, 6);
        for (ScatterFigure.Point point : figure.points()) {
            canvas.dot("dot c0", x.at(point.x()), y.at(point.y()), 1.8);
        }
        return canvas;
    }

    /** Room for the right half of the last label, which may stand at the very end of the axis. */
    private static double right(Axis axis, Extent extent, int mostTicks) {
        List<Ticks.Tick> ticks = Ticks.of(axis.scale(), extent, mostTicks);
        double label =
                ticks.isEmpty() ? 0 : textWidth(ticks.get(ticks.size() - 1).label());
        return StrictMath.max(RIGHT, label / 2 + 2);
    }

    private static double textWidth(String text) {
        return 6.6 * text.codePointCount(0, text.length());
    }

    private static void axes(SvgCanvas canvas, Figure figure, Projection x, Projection y, int mostX, int mostY) {
        for (Ticks.Tick tick : Ticks.of(figure.x().scale(), x.extent(), mostX)) {
            double at = x.at(tick.at());
            canvas.line("grid", at, y.start(), at, y.end());
            canvas.text(at, y.start() + 16, "middle", tick.label());
        }
        for (Ticks.Tick tick : Ticks.of(figure.y().scale(), y.extent(), mostY)) {
            double at = y.at(tick.at());
            canvas.line("grid", x.start(), at, x.end(), at);
            canvas.text(x.start() - 6, at + 4, "end", tick.label());
        }
        canvas.line("frame", x.start(), y.start(), x.end(), y.start());
        canvas.line("frame", x.start(), y.start(), x.start(), y.end());
        canvas.text(
                (x.start() + x.end()) / 2, y.start() + 36, "middle", figure.x().label());
        canvas.uprightText(13, (y.start() + y.end()) / 2, figure.y().label());
    }

    private static String steps(LineFigure.Line line, Projection x, Projection y) {
        StringBuilder path = new StringBuilder();
        String height = "";
        for (LineFigure.Point point : line.points()) {
            String across = SvgCanvas.at(x.at(point.x()));
            String up = SvgCanvas.at(y.at(point.y()));
            if (path.length() == 0) {
                path.append('M').append(across).append(',').append(up);
            } else {
                path.append('H').append(across).append(up.equals(height) ? "" : "V" + up);
            }
            height = up;
        }
        return path.toString();
    }

    /** Along the upper edge to the right, back along the lower one. */
    private static String band(LineFigure.Line line, Projection x, Projection y) {
        StringBuilder path = new StringBuilder();
        List<LineFigure.Point> points = line.points();
        for (LineFigure.Point point : points) {
            String px = SvgCanvas.at(x.at(point.x()));
            path.append(path.length() == 0 ? "M" + px + "," : "H" + px + "V");
            path.append(SvgCanvas.at(y.at(point.upper())));
        }
        for (int i = points.size() - 1; i >= 0; i--) {
            path.append('V').append(SvgCanvas.at(y.at(points.get(i).lower())));
            if (i > 0) {
                path.append('V').append(SvgCanvas.at(y.at(points.get(i - 1).lower())));
                path.append('H').append(SvgCanvas.at(x.at(points.get(i - 1).x())));
            }
        }
        return path.append("Z").toString();
    }

    private record Entry(String label, Stroke stroke) {
        double width() {
            return 44 + textWidth(label);
        }
    }

    private static List<List<Entry>> legendRows(List<Entry> entries) {
        List<List<Entry>> rows = new ArrayList<>();
        double used = LINE_WIDTH;
        for (Entry entry : entries) {
            if (used + entry.width() > LINE_WIDTH - RIGHT) {
                rows.add(new ArrayList<>());
                used = LEFT;
            }
            rows.get(rows.size() - 1).add(entry);
            used += entry.width();
        }
        return rows;
    }

    private static void legend(SvgCanvas canvas, List<List<Entry>> rows, double top) {
        double y = top;
        for (List<Entry> row : rows) {
            double x = LEFT;
            for (Entry entry : row) {
                canvas.path(
                        "line " + entry.stroke().colour(),
                        entry.stroke().dash(),
                        "M" + SvgCanvas.at(x, y) + "H" + SvgCanvas.at(x + 22));
                canvas.text(x + 28, y + 4, "start", entry.label());
                x += entry.width();
            }
            y += LEGEND_ROW;
        }
    }

    /** From values to positions on the canvas. */
    private record Projection(Scale scale, Extent extent, double start, double end) {
        double at(double value) {
            double share = scale == Scale.LINEAR
                    ? (value - extent.from()) / (extent.to() - extent.from())
                    : StrictMath.log(value / extent.from()) / StrictMath.log(extent.to() / extent.from());
            return start + (end - start) * StrictMath.max(0, StrictMath.min(1, share));
        }
    }
}
