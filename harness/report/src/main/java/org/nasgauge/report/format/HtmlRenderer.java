package org.nasgauge.report.format;

import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Document;
import org.nasgauge.report.document.Document.Section;
import org.nasgauge.report.document.Table;
import org.nasgauge.report.figure.Figure;
import org.nasgauge.report.figure.LineFigure;
import org.nasgauge.report.figure.LiveData;
import org.nasgauge.report.figure.SvgWriter;
import org.nasgauge.report.format.Format.Renderer;
import org.nasgauge.report.text.Decimals;
import org.nasgauge.report.text.Xml;

/**
 * One page with everything in it. Figures are SVG and tables are whole, so that it can be read without scripts and printed;
 * a script of its own sorts rows, shows and hides curves, and names what the pointer is at.
 */
final class HtmlRenderer implements Renderer {
    private final Downloads downloads;

    /** A page that stands alone. */
    HtmlRenderer() {
        this(Downloads.WITHIN);
    }

    HtmlRenderer(Downloads downloads) {
        this.downloads = downloads;
    }

    @Override
    public void render(Document document, Appendable out) throws IOException {
        boolean answers = document.sections().stream()
                .flatMap(section -> section.blocks().stream())
                .anyMatch(block -> block instanceof Table || block instanceof Block.Figures);
        String title = Xml.escaped(document.title());
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        out.append("<title>").append(title).append("</title>\n<style>\n").append(PageAssets.style());
        out.append("</style>\n</head>\n<body>\n<main>\n<h1>").append(title).append("</h1>\n");
        downloads.files(document, out);
        Contents.write(document, out);
        for (Section section : document.sections()) {
            render(section, out);
        }
        out.append("</main>\n");
        if (answers) {
            out.append("<script>").append(PageAssets.script()).append("</script>\n");
        }
        out.append("</body>\n</html>\n");
    }

    private void render(Section section, Appendable out) throws IOException {
        String anchor = Contents.anchor(section);
        out.append("<section id=\"").append(Xml.escaped(anchor)).append("\">\n");
        if (!section.title().isEmpty()) {
            out.append("<h2>").append(Xml.escaped(section.title()));
            here(anchor, out);
            out.append("</h2>\n");
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

    private void block(Block block, Appendable out) throws IOException {
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

    /** A link to the place where it stands, for those who want its address. */
    private static void here(String anchor, Appendable out) throws IOException {
        out.append(" <a class=\"anchor\" href=\"#").append(Xml.escaped(anchor));
        out.append("\" aria-label=\"Link to this place\">#</a>");
    }

    private void table(Table table, Appendable out) throws IOException {
        Footnotes footnotes = Footnotes.of(table);
        String anchor = Contents.anchor(table);
        out.append("<figure class=\"table\" id=\"").append(Xml.escaped(anchor)).append("\">\n<figcaption>");
        out.append(Xml.escaped(table.caption()));
        here(anchor, out);
        out.append("</figcaption>\n<div class=\"scroll\"><table>\n<thead><tr>");
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
        downloads.of(table, out);
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
        out.append(column.isText() ? " class=\"text\"" : "");
        OptionalDouble value = number(cell);
        if (value.isPresent()) {
            out.append(" data-value=\"")
                    .append(Decimals.shortest(value.getAsDouble()))
                    .append('"');
        }
        out.append('>').append(Xml.escaped(CellText.TYPESET.of(cell)));
        out.append(footnotes.mark(cell).map(mark -> "<sup>" + mark + "</sup>").orElse(""));
        out.append("</").append(element).append('>');
    }

    /** What its row is sorted by; empty for words and missing values. */
    private static OptionalDouble number(Cell cell) {
        if (cell instanceof Cell.Whole whole) {
            return OptionalDouble.of((double) whole.value());
        }
        if (cell instanceof Cell.Real real) {
            return OptionalDouble.of(real.value());
        }
        if (cell instanceof Cell.Probability p) {
            return OptionalDouble.of(p.value());
        }
        if (cell instanceof Cell.Mean mean) {
            return OptionalDouble.of(mean.value());
        }
        return cell instanceof Cell.Range range ? OptionalDouble.of(range.lower()) : OptionalDouble.empty();
    }

    private void figures(Block.Figures block, Appendable out) throws IOException {
        boolean wide = block.figures().get(0) instanceof LineFigure;
        String anchor = Contents.anchor(block);
        out.append("<figure class=\"").append(wide ? "lines" : "grid").append("\" id=\"");
        out.append(Xml.escaped(anchor)).append("\">\n<div class=\"drawings\">\n");
        for (Figure figure : block.figures()) {
            out.append("<div class=\"drawing\" id=\"")
                    .append(Xml.escaped(Contents.anchor(figure)))
                    .append("\">\n<div class=\"scroll\">");
            out.append(SvgWriter.inline(figure)).append("</div>\n");
            out.append("<script type=\"application/json\">");
            // A label may hold the end of a script; the escape means the same in JSON.
            out.append(LiveData.write(figure).replace("<", "\\u003c")).append("</script>\n</div>\n");
        }
        out.append("</div>\n<figcaption>").append(Xml.escaped(block.caption()));
        here(anchor, out);
        out.append("</figcaption>\n");
        downloads.of(block, out);
        out.append("</figure>\n");
    }
}
