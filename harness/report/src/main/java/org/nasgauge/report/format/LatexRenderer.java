package org.nasgauge.report.format;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Document;
import org.nasgauge.report.document.Document.Section;
import org.nasgauge.report.document.Table;
import org.nasgauge.report.figure.Figure;
import org.nasgauge.report.figure.LineFigure;
import org.nasgauge.report.figure.PgfplotsWriter;
import org.nasgauge.report.format.Format.Renderer;
import org.nasgauge.report.text.Latex;

/** An article for pdfLaTeX; its tables and figures stand between comments, ready to be copied into a paper. */
final class LatexRenderer implements Renderer {
    @Override
    public void render(Document document, Appendable out) throws IOException {
        out.append("""
                \\documentclass[a4paper]{article}
                \\usepackage[T1]{fontenc}
                \\usepackage[utf8]{inputenc}
                \\IfFileExists{lmodern.sty}{\\usepackage{lmodern}}{}
                \\usepackage{textcomp,amsmath}
                \\usepackage[margin=25mm]{geometry}
                \\usepackage{booktabs,array,graphicx,xcolor,pgfplots}
                """);
        out.append(PgfplotsWriter.preamble());
        out.append("\\title{").append(Latex.escaped(document.title())).append("}\n\\author{}\n\\date{}\n");
        out.append("\\begin{document}\n\\maketitle\n");
        for (Section section : document.sections()) {
            if (!section.title().isEmpty()) {
                out.append("\n\\section{")
                        .append(Latex.escaped(section.title()))
                        .append("}\n");
            }
            for (Block block : section.blocks()) {
                block(block, out);
            }
        }
        out.append("\\end{document}\n");
    }

    @Override
    public void render(Block part, Appendable out) throws IOException {
        if (part instanceof Table table) {
            out.append(new LatexTable(table).input());
        } else if (part instanceof Block.Figures figures) {
            for (Figure figure : figures.figures()) {
                out.append(PgfplotsWriter.input(figure));
            }
        } else {
            block(part, out);
        }
    }

    private static void block(Block block, Appendable out) throws IOException {
        if (block instanceof Block.Paragraph paragraph) {
            out.append('\n').append(Latex.escaped(paragraph.text())).append('\n');
        } else if (block instanceof Block.Facts facts) {
            facts(facts, out);
        } else if (block instanceof Table table) {
            table(table, out);
        } else if (block instanceof Block.Figures figures) {
            figures(figures, out);
        } else if (block instanceof Block.Definitions definitions) {
            out.append("\\begin{description}\n");
            for (Block.Definition definition : definitions.definitions()) {
                out.append("\\item[").append(Latex.escaped(definition.term())).append("] ");
                out.append(Latex.escaped(definition.meaning())).append('\n');
            }
            out.append("\\end{description}\n");
        }
    }

    private static void facts(Block.Facts facts, Appendable out) throws IOException {
        out.append("\n\\noindent\\begin{tabular}{@{}l>{\\raggedright\\arraybackslash}p{0.72\\linewidth}@{}}\n");
        for (Block.Fact fact : facts.facts()) {
            out.append(Latex.escaped(fact.label())).append(" & ");
            out.append(breakable(CellText.TYPESET.of(fact.value()))).append(" \\\\\n");
        }
        out.append("\\end{tabular}\n");
    }

    /** A word too long for a line, as a hash is, may break after every eighth character. */
    private static String breakable(String text) {
        return List.of(text.split(" ", -1)).stream()
                .map(word -> word.length() <= 32
                        ? Latex.escaped(word)
                        : List.of(word.split("(?<=\\G.{8})")).stream()
                                .map(Latex::escaped)
                                .collect(Collectors.joining("\\allowbreak{}")))
                .collect(Collectors.joining(" "));
    }

    private static void table(Table table, Appendable out) throws IOException {
        LatexTable tabular = new LatexTable(table);
        out.append("\n% table: ").append(table.id()).append("\n\\begin{table}[htbp]\n\\centering\n\\caption{");
        out.append(Latex.escaped(table.caption()))
                .append("}\n\\label{tab:")
                .append(table.id())
                .append("}\n");
        // Only a table that is too wide is made smaller.
        out.append("\\resizebox{\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi}{!}{%\n");
        out.append(tabular.tabular()).append("}\n");
        if (tabular.hasNotes()) {
            out.append("\n\\smallskip\n{\\footnotesize ")
                    .append(tabular.notes())
                    .append("\\par}\n");
        }
        out.append("\\end{table}\n");
    }

    private static void figures(Block.Figures block, Appendable out) throws IOException {
        out.append("\n% figure: ").append(block.id()).append("\n\\begin{figure}[htbp]\n\\centering\n");
        for (Figure figure : block.figures()) {
            // Two of the small ones fit side by side.
            out.append(PgfplotsWriter.write(figure)).append(figure instanceof LineFigure ? "\n" : "%\n");
        }
        out.append("\\caption{").append(Latex.escaped(block.caption())).append("}\n\\label{fig:");
        out.append(block.id()).append("}\n\\end{figure}\n");
    }
}
