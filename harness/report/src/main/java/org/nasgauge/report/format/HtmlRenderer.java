package org.nasgauge.report.format;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Document;
import org.nasgauge.report.document.Document.Section;
import org.nasgauge.report.document.Table;
import org.nasgauge.report.figure.Figure;
import org.nasgauge.report.figure.LineFigure;
import org.nasgauge.report.figure.SvgWriter;
import org.nasgauge.report.figure.VegaLiteWriter;
import org.nasgauge.report.format.Format.Renderer;
import org.nasgauge.report.text.Xml;

/**
 * One page with everything in it. Figures stand there as SVG, so that it can be read without scripts and printed; a
 * script puts Vega-Lite's in their place.
 */
final class HtmlRenderer implements Renderer {
    @Override
    public void render(Document document, Appendable out) throws IOException {
        boolean drawn = document.sections().stream()
                .flatMap(section -> section.blocks().stream())
                .anyMatch(Block.Figures.class::isInstance);
        String title = Xml.escaped(document.title());
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        out.append("<title>").append(title).append("</title>\n<style>\n").append(PageAssets.style());
        out.append("</style>\n</head>\n<body>\n<main>\n<h1>").append(title).append("</h1>\n");
        for (Section section : document.sections()) {
            render(section, out);
        }
        out.append("</main>\n");
        if (drawn) {
            for (String script : PageAssets.scripts()) {
                out.append("<script>").append(script).append("</script>\n");
            }
        }
        out.append("</body>\n</html>\n");
    }

    private static void render(Section section, Appendable out) throws IOException {
        out.append("<section id=\"").append(Xml.escaped(section.id())).append("\">\n");
        if (!section.title().isEmpty()) {
            out.append("<h2>").append(Xml.escaped(section.title())).append("</h2>\n");
        }
        for (Block block : section.blocks()) {
            block(block, out);
        }
        out.append("</section>\n");
    }

    @Override
    public void render(Block part, Appendable out) throws IOException {
        block(part, out);
    }

    private static void block(Block block, Appendable out) throws IOException {
        if (block instanceof Block.Paragraph paragraph) {
            out.append("<p>").append(Xml.escaped(paragraph.text())).append("</p>\n");
        } else if (block instanceof Block.Facts facts) {
            out.append("<dl class=\"facts\">\n");
            for (Block.Fact fact : facts.facts()) {
                out.append("<dt>").append(Xml.escaped(fact.label())).append("</dt><dd>");
                out.append(Xml.escaped(CellText.TYPESET.of(fact.value()))).append("</dd>\n");
            }
            out.append("</dl>\n");
        } else if (block instanceof Table table) {
            table(table, out);
        } else if (block instanceof Block.Figures figures) {
            figures(figures, out);
        } else if (block instanceof Block.Definitions definitions) {
            out.append("<dl class=\"definitions\">\n");
            for (Block.Definition definition : definitions.definitions()) {
                out.append("<dt>").append(Xml.escaped(definition.term())).append("</dt><dd>");
                out.append(Xml.escaped(definition.meaning())).append("</dd>\n");
            }
            out.append("</dl>\n");
        }
    }

    private static void table(Table table, Appendable out) throws IOException {
        Footnotes footnotes = Footnotes.of(table);
        out.append("<figure class=\"table\" id=\"table-")
                .append(Xml.escaped(table.id()))
                .append("\">\n<figcaption>");
        out.append(Xml.escaped(table.caption())).append("</figcaption>\n<div class=\"scroll\"><table>\n<thead><tr>");
        for (Column column : table.columns()) {
            out.append("<th scope=\"col\"")
                    .append(column.isText() ? " class=\"text\"" : "")
                    .append('>');
            out.append(Xml.escaped(column.label())).append("</th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
        for (Table.Row row : table.rows()) {
            out.append("<tr").append(weight(row.weight())).append('>');
            for (int i = 0; i < row.cells().size(); i++) {
                cell(table.columns().get(i), row.cells().get(i), i == 0, footnotes, out);
            }
            out.append("</tr>\n");
        }
        out.append("</tbody>\n</table></div>\n");
        List<Footnotes.Footnote> notes = footnotes.all();
        if (!notes.isEmpty()) {
            out.append("<p class=\"notes\">")
                    .append(notes.stream()
                            .map(note -> "<sup>" + note.mark() + "</sup>\u00a0" + Xml.escaped(note.text()))
                            .collect(Collectors.joining("; ")))
                    .append("</p>\n");
        }
        out.append("</figure>\n");
    }

    private static String weight(Table.Weight weight) {
        return switch (weight) {
            case NORMAL -> "";
            case STRONG -> " class=\"strong\"";
            case QUIET -> " class=\"quiet\"";
        };
    }

    private static void cell(Column column, Cell cell, boolean first, Footnotes footnotes, Appendable out)
            throws IOException {
        String element = first ? "th" : "td";
        out.append('<').append(element).append(first ? " scope=\"row\"" : "");
        out.append(column.isText() ? " class=\"text\"" : "").append('>');
        out.append(Xml.escaped(CellText.TYPESET.of(cell)));
        out.append(footnotes.mark(cell).map(mark -> "<sup>" + mark + "</sup>").orElse(""));
        out.append("</").append(element).append('>');
    }

    private static void figures(Block.Figures block, Appendable out) throws IOException {
        boolean wide = block.figures().get(0) instanceof LineFigure;
        out.append("<figure class=\"").append(wide ? "lines" : "grid").append("\">\n<div class=\"drawings\">\n");
        for (Figure figure : block.figures()) {
            out.append("<div class=\"drawing\" id=\"figure-")
                    .append(Xml.escaped(figure.id()))
                    .append("\">\n");
            out.append(SvgWriter.inline(figure)).append("\n</div>\n");
            out.append("<script type=\"application/json\" class=\"specification\">");
            // A label may hold the end of a script; the escape means the same in JSON.
            out.append(VegaLiteWriter.write(figure).replace("<", "\\u003c")).append("</script>\n");
        }
        out.append("</div>\n<figcaption>").append(Xml.escaped(block.caption()));
        out.append("</figcaption>\n</figure>\n");
    }
}
