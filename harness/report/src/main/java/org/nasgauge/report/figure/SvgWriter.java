package org.nasgauge.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.nasgauge.report.figure.Figure.ScatterFigure;
import org.nasgauge.report.figure.Layout.Projection;

/** Figures as SVG: for pages, and for Markdown. */
public final class SvgWriter {
    private static final int LEGEND_ROW = 18;

    private SvgWriter() {}

    /** A file of its own, with its colours. */
    public static String standalone(Figure figure) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + canvas(figure, false).toString("<style>" + stylesheet() + "</style>") + "\n";
    }

    /**
     * An element for a page that holds {@link #stylesheet()}. Each line and its band are groups with the number of the
     * line as {@code data-line}, and the legend is a group of that class.
     */
    public static String inline(Figure figure) {
        return canvas(figure, true).toString("");
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

    private static SvgCanvas canvas(Figure figure, boolean grouped) {
        if (figure instanceof LineFigure lines) {
            return lines(lines.drawn(), grouped);
        }
        return figure instanceof HeatMap map ? HeatMapSvg.of(map) : scatter((ScatterFigure) figure);
    }

    private static SvgCanvas lines(LineFigure figure, boolean grouped) {
        List<LineFigure.Line> lines = figure.lines();
        List<Stroke> strokes = Stroke.of(lines);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).role() != LineFigure.Role.BACKGROUND) {
                entries.add(new Entry(lines.get(i).label(), strokes.get(i)));
            }
        }
        if (!figure.background().isEmpty()) {
            entries.add(new Entry(figure.others(), Stroke.BACKGROUND));
        }
        Layout layout = Layout.of(figure);
        List<List<Entry>> legend = legendRows(entries, layout.width());
        SvgCanvas canvas =
                new SvgCanvas(layout.width(), layout.height() + 6 + legend.size() * LEGEND_ROW, figure.title());
        axes(canvas, figure, layout);
        draw(canvas, grouped, lines, line -> line.role() == LineFigure.Role.BACKGROUND, (line, stroke) -> {
            canvas.path("line bg", List.of(), steps(line, layout), line.label());
        });
        draw(canvas, grouped, lines, line -> line.role() != LineFigure.Role.BACKGROUND, (line, stroke) -> {
            canvas.path("band " + stroke.colour(), List.of(), band(line, layout));
        });
        draw(canvas, grouped, lines, line -> line.role() != LineFigure.Role.BACKGROUND, (line, stroke) -> {
            canvas.path("line " + stroke.colour(), stroke.dash(), steps(line, layout), line.label());
        });
        if (grouped) {
            canvas.startGroup("class", "legend");
        }
        legend(canvas, legend, layout.height() + 12);
        if (grouped) {
            canvas.endGroup();
        }
        return canvas;
    }

    private static void draw(
            SvgCanvas canvas,
            boolean grouped,
            List<LineFigure.Line> lines,
            Predicate<LineFigure.Line> which,
            BiConsumer<LineFigure.Line, Stroke> pen) {
        List<Stroke> strokes = Stroke.of(lines);
        for (int i = 0; i < lines.size(); i++) {
            if (which.test(lines.get(i))) {
                if (grouped) {
                    canvas.startGroup("data-line", Integer.toString(i));
                }
                pen.accept(lines.get(i), strokes.get(i));
                if (grouped) {
                    canvas.endGroup();
                }
            }
        }
    }

    private static SvgCanvas scatter(ScatterFigure figure) {
        Layout layout = Layout.of(figure);
        Projection x = layout.x();
        SvgCanvas canvas = new SvgCanvas(layout.width(), layout.height(), figure.title());
        canvas.text((x.start() + x.end()) / 2, Layout.TOP + 6, "middle", figure.title());
        axes(canvas, figure, layout);
        for (ScatterFigure.Point point : figure.points()) {
            canvas.dot("dot c0", x.at(point.x()), layout.y().at(point.y()), 1.8);
        }
        return canvas;
    }

    private static void axes(SvgCanvas canvas, Figure figure, Layout layout) {
        Projection x = layout.x();
        Projection y = layout.y();
        for (Ticks.Tick tick : Ticks.of(figure.x().scale(), x.extent(), layout.mostXTicks())) {
            double at = x.at(tick.at());
            canvas.line("grid", at, y.start(), at, y.end());
            canvas.text(at, y.start() + 16, "middle", tick.label());
        }
        for (Ticks.Tick tick : Ticks.of(figure.y().scale(), y.extent(), layout.mostYTicks())) {
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

    private static String steps(LineFigure.Line line, Layout layout) {
        StringBuilder path = new StringBuilder();
        String height = "";
        for (LineFigure.Point point : line.points()) {
            String across = SvgCanvas.at(layout.x().at(point.x()));
            String up = SvgCanvas.at(layout.y().at(point.y()));
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
    private static String band(LineFigure.Line line, Layout layout) {
        Projection x = layout.x();
        Projection y = layout.y();
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
            return 44 + Layout.textWidth(label);
        }
    }

    private static List<List<Entry>> legendRows(List<Entry> entries, int width) {
        List<List<Entry>> rows = new ArrayList<>();
        double used = width;
        for (Entry entry : entries) {
            if (used + entry.width() > width - Layout.RIGHT) {
                rows.add(new ArrayList<>());
                used = Layout.LEFT;
            }
            rows.get(rows.size() - 1).add(entry);
            used += entry.width();
        }
        return rows;
    }

    private static void legend(SvgCanvas canvas, List<List<Entry>> rows, double top) {
        double y = top;
        for (List<Entry> row : rows) {
            double x = Layout.LEFT;
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
}
