package org.nasgauge.report.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Document;
import org.nasgauge.report.document.Document.Section;
import org.nasgauge.report.document.Table;
import org.nasgauge.report.figure.Figure;
import org.nasgauge.report.figure.LineFigure;
import org.nasgauge.report.text.Xml;

/** The list of contents of a page: its sections, their tables and figures; and the names by which addresses end there. */
final class Contents {
    private Contents() {}

    private record Entry(String anchor, String text) {
        void link(Appendable out) throws IOException {
            out.append("<a href=\"#").append(Xml.escaped(anchor)).append("\">");
            out.append(Xml.escaped(text)).append("</a>");
        }
    }

    static String anchor(Section section) {
        return section.id();
    }

    static String anchor(Table table) {
        return "table-" + table.id();
    }

    static String anchor(Figure figure) {
        return "figure-" + figure.id();
    }

    static String anchor(Block.Figures figures) {
        return "figures-" + figures.id();
    }

    /** Nothing where there is one section. */
    static void write(Document document, Appendable out) throws IOException {
        if (document.sections().size() < 2) {
            return;
        }
        out.append("<nav aria-label=\"Contents\">\n<ol>\n");
        for (Section section : document.sections()) {
            out.append("<li>");
            new Entry(anchor(section), section.title().isEmpty() ? "Overview" : section.title()).link(out);
            List<Entry> entries = entries(section);
            if (!entries.isEmpty()) {
                out.append("\n<ul>\n");
                for (Entry entry : entries) {
                    out.append("<li>");
                    entry.link(out);
                    out.append("</li>\n");
                }
                out.append("</ul>");
            }
            out.append("</li>\n");
        }
        out.append("</ol>\n</nav>\n");
    }

    private static List<Entry> entries(Section section) {
        List<Entry> entries = new ArrayList<>();
        for (Block block : section.blocks()) {
            if (block instanceof Table table) {
                entries.add(new Entry(anchor(table), beginning(table.caption())));
            } else if (block instanceof Block.Figures figures
                    && figures.figures().get(0) instanceof LineFigure) {
                figures.figures().forEach(figure -> entries.add(new Entry(anchor(figure), figure.title())));
            } else if (block instanceof Block.Figures figures) {
                entries.add(new Entry(anchor(figures), beginning(figures.caption())));
            }
        }
        return entries;
    }

    /** A caption up to its first stop. */
    private static String beginning(String caption) {
        return caption.split("[.,:;](?:\\s|$)", 2)[0];
    }
}
