package org.nasgauge.report.format;

import java.io.IOException;
import java.util.List;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Document;
import org.nasgauge.report.document.Document.Section;
import org.nasgauge.report.document.Table;
import org.nasgauge.report.format.Format.Renderer;

/** For a terminal. Figures are left out: the tables beside them say the same in numbers. */
final class TextRenderer implements Renderer {
    static final int WIDTH = 100;

    private final int width;

    TextRenderer(int width) {
        this.width = width;
    }

    @Override
    public void render(Document document, Appendable out) throws IOException {
        heading(out, document.title(), "=");
        for (Section section : document.sections()) {
            if (!section.title().isEmpty()) {
                out.append('\n');
                heading(out, section.title(), "-");
            }
            for (Block block : section.blocks()) {
                out.append(block instanceof Block.Figures ? "" : "\n");
                render(block, out);
            }
        }
    }

    private static void heading(Appendable out, String title, String rule) throws IOException {
        out.append(title).append('\n').append(rule.repeat(TextWidth.of(title))).append('\n');
    }

    @Override
    public void render(Block block, Appendable out) throws IOException {
        if (block instanceof Block.Paragraph paragraph) {
            wrapped(out, paragraph.text(), 0);
        } else if (block instanceof Block.Facts facts) {
            int indent = facts.facts().stream()
                    .mapToInt(fact -> TextWidth.of(fact.label()))
                    .max()
                    .orElse(0);
            for (Block.Fact fact : facts.facts()) {
                out.append(TextWidth.padEnd(fact.label(), indent)).append("  ");
                wrapped(out, CellText.PLAIN.of(fact.value()), indent + 2);
            }
        } else if (block instanceof Table table) {
            wrapped(out, table.caption(), 0);
            out.append('\n');
            new TextTable(table, width).render(out);
            for (Footnotes.Footnote note : Footnotes.of(table).all()) {
                String mark = " (" + note.mark() + ") ";
                out.append(mark);
                wrapped(out, note.text(), mark.length());
            }
        } else if (block instanceof Block.Definitions definitions) {
            for (Block.Definition definition : definitions.definitions()) {
                wrapped(out, definition.term() + ": " + definition.meaning(), 4);
            }
        }
    }

    /** The first line stands where the output is; the others are indented. */
    private void wrapped(Appendable out, String text, int indent) throws IOException {
        List<String> lines = TextWidth.wrap(text, width - indent);
        out.append(String.join("\n" + " ".repeat(indent), lines)).append('\n');
    }
}
