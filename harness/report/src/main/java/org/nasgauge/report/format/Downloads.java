package org.nasgauge.report.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Document;
import org.nasgauge.report.document.Table;
import org.nasgauge.report.figure.Figure;
import org.nasgauge.report.figure.PgfplotsWriter;
import org.nasgauge.report.figure.SvgWriter;
import org.nasgauge.report.text.Xml;

/** Where a page's reader finds its parts as files: beside the page, or within it if it stands alone. */
enum Downloads {
    /** In the folder that {@link ReportFolder} writes. */
    BESIDE {
        @Override
        String address(String path, String type, Content content) {
            return path;
        }

        @Override
        void files(Document document, Appendable out) throws IOException {
            out.append("<p class=\"downloads\">The whole: ");
            for (Format format : List.of(Format.TEXT, Format.MARKDOWN, Format.LATEX, Format.JSON)) {
                link("report." + format.extension(), format.label(), out);
            }
            if (!document.data().isEmpty()) {
                out.append(" Data: ");
                for (Table table : document.data()) {
                    link(ReportFolder.TABLES + "/" + table.id() + ".csv", table.id() + ".csv", out);
                }
            }
            out.append("</p>\n");
        }

        private void link(String path, String text, Appendable out) throws IOException {
            out.append("<a href=\"").append(Xml.escaped(path)).append("\">");
            out.append(Xml.escaped(text)).append("</a> ");
        }
    },
    /** As addresses that hold what they name; the data for programs are too long for that. */
    WITHIN {
        @Override
        String address(String path, String type, Content content) throws IOException {
            StringBuilder text = new StringBuilder();
            content.writeTo(text);
            return "data:" + type + ";charset=utf-8;base64,"
                    + Base64.getEncoder().encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
        }

        @Override
        void files(Document document, Appendable out) {}
    };

    @FunctionalInterface
    interface Content {
        void writeTo(Appendable out) throws IOException;
    }

    abstract String address(String path, String type, Content content) throws IOException;

    /** Links to the whole in other formats. */
    abstract void files(Document document, Appendable out) throws IOException;

    void of(Table table, Appendable out) throws IOException {
        out.append("<p class=\"downloads\">");
        button(ReportFolder.TABLES, table.id(), "csv", "text/csv", to -> Format.CSV.write(table, to), out);
        button(ReportFolder.TABLES, table.id(), "tex", "text/x-tex", to -> Format.LATEX.write(table, to), out);
        out.append("</p>\n");
    }

    void of(Block.Figures figures, Appendable out) throws IOException {
        out.append("<p class=\"downloads\">");
        List<PlainTable> numbers = PlainTable.of(figures);
        for (int i = 0; i < figures.figures().size(); i++) {
            Figure figure = figures.figures().get(i);
            out.append("<span>").append(figures.figures().size() == 1 ? "" : Xml.escaped(figure.title()) + ": ");
            button(
                    ReportFolder.FIGURES,
                    figure.id(),
                    "svg",
                    "image/svg+xml",
                    to -> to.append(SvgWriter.standalone(figure)),
                    out);
            button(
                    ReportFolder.FIGURES,
                    figure.id(),
                    "tex",
                    "text/x-tex",
                    to -> to.append(PgfplotsWriter.input(figure)),
                    out);
            if (numbers.size() > 1) {
                numbers(numbers.get(i), out);
            }
            out.append("</span> ");
        }
        if (numbers.size() == 1) {
            numbers(numbers.get(0), out);
        }
        out.append("</p>\n");
    }

    /** Of one figure, or of all together where their columns are the same. */
    private void numbers(PlainTable data, Appendable out) throws IOException {
        button(ReportFolder.TABLES, data.id(), "csv", "text/csv", to -> CsvRenderer.print(data, to), out);
    }

    private void button(String folder, String id, String extension, String type, Content content, Appendable out)
            throws IOException {
        String name = id + "." + extension;
        out.append("<a class=\"button\" download=\"").append(Xml.escaped(name)).append("\" href=\"");
        out.append(Xml.escaped(address(folder + "/" + name, type, content)));
        out.append("\" title=\"").append(Xml.escaped(name)).append("\">");
        out.append(extension.equals("tex") ? "TeX" : extension.toUpperCase(Locale.ROOT));
        out.append("</a>");
    }
}
