package org.nasgauge.report.format;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Document;
import org.nasgauge.report.document.Document.Section;
import org.nasgauge.report.document.Table;
import org.nasgauge.report.figure.Figure;
import org.nasgauge.report.format.Format.Renderer;

/** GitHub's Markdown. */
final class MarkdownRenderer implements Renderer {
    /** What has a meaning in running text or in a table. */
    private static final String SPECIAL = "\\`*_[]<>&|#~$";

    private final boolean figures;

    MarkdownRenderer() {
        this(false);
    }

    private MarkdownRenderer(boolean figures) {
        this.figures = figures;
    }

    /** For a folder that holds the figures in {@link ReportFolder#FIGURES}. */
    static MarkdownRenderer withFigures() {
        return new MarkdownRenderer(true);
    }

    @Override
    public void render(Document document, Appendable out) throws IOException {
        out.append("# ").append(escaped(document.title())).append('\n');
        for (Section section : document.sections()) {
            if (!section.title().isEmpty()) {
                out.append("\n## ").append(escaped(section.title())).append('\n');
            }
            for (Block block : section.blocks()) {
                out.append(block instanceof Block.Figures && !figures ? "" : "\n");
                render(block, out);
            }
        }
    }

    @Override
    public void render(Block block, Appendable out) throws IOException {
        if (block instanceof Block.Paragraph paragraph) {
            out.append(escaped(paragraph.text())).append('\n');
        } else if (block instanceof Block.Facts facts) {
            for (Block.Fact fact : facts.facts()) {
                out.append("- ").append(escaped(fact.label())).append(": ");
                out.append(escaped(CellText.TYPESET.of(fact.value()))).append('\n');
            }
        } else if (block instanceof Table table) {
            table(table, out);
        } else if (block instanceof Block.Figures drawn && figures) {
            for (Figure figure : drawn.figures()) {
                out.append("![").append(escaped(figure.title())).append("](");
                out.append(ReportFolder.FIGURES).append('/').append(figure.id()).append(".svg)\n\n");
            }
            out.append(escaped(drawn.caption())).append('\n');
        } else if (block instanceof Block.Definitions definitions) {
            for (Block.Definition definition : definitions.definitions()) {
                out.append("- **").append(escaped(definition.term())).append("**: ");
                out.append(escaped(definition.meaning())).append('\n');
            }
        }
    }

    private static void table(Table table, Appendable out) throws IOException {
        Footnotes footnotes = Footnotes.of(table);
        out.append(escaped(table.caption())).append("\n\n");
        row(out, table.columns().stream().map(column -> escaped(column.label())).toList());
        row(
                out,
                table.columns().stream()
                        .map(column -> column.isText() ? "---" : "---:")
                        .toList());
        for (Table.Row row : table.rows()) {
            row(
                    out,
                    row.cells().stream()
                            .map(cell -> cell(cell, row.weight(), footnotes))
                            .toList());
        }
        List<Footnotes.Footnote> notes = footnotes.all();
        if (!notes.isEmpty()) {
            out.append('\n')
                    .append(notes.stream()
                            .map(note -> "<sup>" + note.mark() + "</sup> " + escaped(note.text()))
                            .collect(Collectors.joining("; ")))
                    .append('\n');
        }
    }

    private static void row(Appendable out, List<String> cells) throws IOException {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String cell(Cell cell, Table.Weight weight, Footnotes footnotes) {
        String text = escaped(CellText.TYPESET.of(cell));
        String emphasised = switch (weight) {
            case NORMAL -> text;
            case STRONG -> "**" + text + "**";
            case QUIET -> "*" + text + "*";
        };
        return emphasised
                + footnotes.mark(cell).map(mark -> "<sup>" + mark + "</sup>").orElse("");
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (char c : text.strip().replaceAll("\\s+", " ").toCharArray()) {
            if (SPECIAL.indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }
}
