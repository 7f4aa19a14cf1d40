package org.nasgauge.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nasgauge.report.figure.Figure.Axis;
import org.nasgauge.report.figure.Figure.Axis.Scale;
import org.nasgauge.report.figure.Figure.ScatterFigure;
import org.nasgauge.report.text.Decimals;
import org.nasgauge.report.text.Latex;

/** Figures as {@code tikzpicture} environments for pgfplots 1.18, as wide as the text or half of it. */
public final class PgfplotsWriter {
    private static final int DIGITS = 5;

    private PgfplotsWriter() {}

    /** What the preamble needs besides {@code \\usepackage{pgfplots}}. */
    public static String preamble() {
        return "\\pgfplotsset{compat=1.18}\n" + colours();
    }

    private static String colours() {
        StringBuilder colours = new StringBuilder();
        for (int i = 0; i < Palette.light().size(); i++) {
            colours.append(colour("c" + i, Palette.light().get(i)));
        }
        return colours.append(colour("ref", "#777777"))
                .append(colour("bg", Palette.background().get(0)))
                .toString();
    }

    /** What a document reads with {@code \input}: one picture with its colours. */
    public static String input(Figure figure) {
        return "% figure: " + figure.id() + "\n% caption: " + Latex.escaped(figure.title())
                + "\n% needs: \\usepackage[T1]{fontenc}, \\usepackage{textcomp,amsmath,pgfplots},"
                + " \\pgfplotsset{compat=1.18}\n" + colours() + write(figure);
    }

    /** One picture. */
    public static String write(Figure figure) {
        if (figure instanceof LineFigure lines) {
            return lines(lines.drawn());
        }
        return figure instanceof HeatMap map ? cells(map) : scatter((ScatterFigure) figure);
    }

    private static String colour(String name, String hex) {
        return "\\definecolor{nasgauge-" + name + "}{HTML}{" + hex.substring(1).toUpperCase(Locale.ROOT) + "}\n";
    }

    private static String lines(LineFigure figure) {
        StringBuilder tex = new StringBuilder(start(figure, "width=\\linewidth, height=0.55\\linewidth"));
        tex.append("  legend style={at={(0.5,-0.2)}, anchor=north, legend columns=3, draw=none, font=\\footnotesize,")
                .append(" cells={anchor=west}, /tikz/every even column/.append style={column sep=8pt}},\n]\n");
        for (LineFigure.Line line : figure.background()) {
            tex.append("\\addplot[const plot, thin, nasgauge-bg, forget plot] coordinates {")
                    .append(pairs(line))
                    .append("};\n");
        }
        List<LineFigure.Line> lines = figure.foreground();
        List<Stroke> strokes = Stroke.of(lines);
        for (int i = 0; i < strokes.size(); i++) {
            tex.append("\\addplot[draw=none, fill=nasgauge-")
                    .append(strokes.get(i).colour());
            tex.append(", fill opacity=0.15, forget plot] coordinates {");
            tex.append(band(changes(lines.get(i).points()))).append("} -- cycle;\n");
        }
        for (int i = 0; i < strokes.size(); i++) {
            tex.append("\\addplot[const plot, thick, nasgauge-")
                    .append(strokes.get(i).colour());
            tex.append(dash(strokes.get(i))).append("] coordinates {").append(pairs(lines.get(i)));
            tex.append("};\n\\addlegendentry{")
                    .append(Latex.escaped(lines.get(i).label()))
                    .append("}\n");
        }
        if (!figure.background().isEmpty()) {
            tex.append("\\addlegendimage{thin, nasgauge-bg}\n\\addlegendentry{")
                    .append(figure.others())
                    .append("}\n");
        }
        return tex.append("\\end{axis}\n\\end{tikzpicture}\n").toString();
    }

    private static String pairs(LineFigure.Line line) {
        StringBuilder pairs = new StringBuilder();
        for (LineFigure.Point point : changes(line.points())) {
            pairs.append(pair(point.x(), point.y()));
        }
        return pairs.toString();
    }

    private static String scatter(ScatterFigure figure) {
        StringBuilder tex = new StringBuilder(start(figure, "width=0.5\\linewidth, height=0.42\\linewidth"));
        tex.append("  title={")
                .append(Latex.escaped(figure.title()))
                .append("}, title style={font=\\footnotesize},\n]\n");
        tex.append("\\addplot[only marks, mark=*, mark size=0.7pt, nasgauge-c0, opacity=0.45, draw opacity=0]");
        tex.append(" coordinates {");
        for (ScatterFigure.Point point : figure.points()) {
            tex.append(pair(point.x(), point.y()));
        }
        return tex.append("};\n\\end{axis}\n\\end{tikzpicture}\n").toString();
    }

    /** Without axes, drawn by hand: a matrix plot of pgfplots has no words in its cells. */
    private static String cells(HeatMap figure) {
        StringBuilder tex = new StringBuilder("\\begin{tikzpicture}[x=\\dimexpr0.8\\linewidth/"
                + figure.columns().size() + "\\relax, y=-1.6em, every node/.style={font=\\footnotesize}]\n");
        for (int column = 0; column < figure.columns().size(); column++) {
            node(tex, column + 0.5, -0.5, "", figure.columns().get(column));
        }
        for (int row = 0; row < figure.rows().size(); row++) {
            node(tex, 0, row + 0.5, "anchor=east", figure.rows().get(row));
            for (int column = 0; column < figure.columns().size(); column++) {
                Optional<HeatMap.Cell> cell = figure.cells().get(row).get(column);
                if (cell.isPresent()) {
                    tex.append("\\fill[nasgauge-c").append(HeatMap.hue(cell.get()));
                    tex.append(", opacity=").append(Decimals.significant(HeatMap.strength(cell.get()), 3));
                    tex.append("] (").append(column).append(',').append(row).append(") rectangle ++(1,1);\n");
                    node(tex, column + 0.5, row + 0.5, "", cell.get().text());
                }
            }
        }
        node(tex, figure.columns().size() / 2.0, -1.5, "", figure.x().label());
        return tex.append("\\end{tikzpicture}\n").toString();
    }

    private static void node(StringBuilder tex, double x, double y, String options, String text) {
        tex.append("\\node[").append(options).append("] at ").append(pair(x, y));
        tex.append(" {").append(Latex.escaped(text)).append("};\n");
    }

    private static String start(Figure figure, String size) {
        return "\\begin{tikzpicture}\n\\begin{axis}[\n  " + size + ",\n  xmode=" + mode(figure.x()) + ", ymode="
                + mode(figure.y()) + ", log ticks with fixed point,\n  xlabel={"
                + Latex.escaped(figure.x().label())
                + "}, ylabel={" + Latex.escaped(figure.y().label())
                + "},\n  enlarge x limits=false, axis lines=left, grid=major, major grid style={black!10},\n"
                + "  tick label style={font=\\footnotesize}, label style={font=\\footnotesize},\n";
    }

    private static String mode(Axis axis) {
        return axis.scale() == Scale.LOGARITHMIC ? "log" : "normal";
    }

    private static String dash(Stroke stroke) {
        if (stroke.dash().isEmpty()) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < stroke.dash().size(); i++) {
            parts.add((i % 2 == 0 ? "on " : "off ") + stroke.dash().get(i) + "pt");
        }
        return parts.stream().collect(Collectors.joining(" ", ", dash pattern=", ""));
    }

    /** The points where something changes, and the last one: a step function is the same without the others. */
    private static List<LineFigure.Point> changes(List<LineFigure.Point> points) {
        List<LineFigure.Point> changes = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            LineFigure.Point point = points.get(i);
            if (i == 0 || i == points.size() - 1 || !sameHeight(point, points.get(i - 1))) {
                changes.add(point);
            }
        }
        return changes;
    }

    private static boolean sameHeight(LineFigure.Point a, LineFigure.Point b) {
        return a.y() == b.y() && a.lower() == b.lower() && a.upper() == b.upper();
    }

    private static String band(List<LineFigure.Point> points) {
        StringBuilder upper = new StringBuilder();
        StringBuilder lower = new StringBuilder();
        for (int i = 0; i < points.size(); i++) {
            LineFigure.Point point = points.get(i);
            if (i > 0) {
                upper.append(pair(point.x(), points.get(i - 1).upper()));
                lower.insert(0, pair(point.x(), points.get(i - 1).lower()));
            }
            upper.append(pair(point.x(), point.upper()));
            lower.insert(0, pair(point.x(), point.lower()));
        }
        return upper.append(lower).toString();
    }

    private static String pair(double x, double y) {
        return "(" + Decimals.significant(x, DIGITS) + "," + Decimals.significant(y, DIGITS) + ")";
    }
}
