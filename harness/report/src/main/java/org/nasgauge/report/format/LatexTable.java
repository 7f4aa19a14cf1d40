package org.nasgauge.report.format;

import java.util.List;
import java.util.stream.Collectors;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Table;
import org.nasgauge.report.text.Latex;

/** A table as a {@code tabular} environment with booktabs' rules, and its notes. */
final class LatexTable {
    private final Table table;
    private final Footnotes footnotes;

    LatexTable(Table table) {
        this.table = table;
        this.footnotes = Footnotes.of(table);
    }

    /**
     * What a document reads with {@code \input}, alone or within a float or a box: as wide as its columns, the notes
     * below set to that width.
     */
    String input() {
        StringBuilder tex = new StringBuilder("% table: ").append(table.id()).append('\n');
        tex.append("% caption: ").append(Latex.escaped(table.caption())).append('\n');
        tex.append("% needs: \\usepackage[T1]{fontenc}, \\usepackage{textcomp,amsmath,booktabs}\n");
        if (hasNotes()) {
            tex.append("\\begingroup\\sbox0{%\n").append(tabular()).append("}%\n\\begin{minipage}{\\wd0}\n\\usebox0\n");
            tex.append("\n\\smallskip\n{\\footnotesize\\raggedright ")
                    .append(notes())
                    .append("\\par}\n");
            return tex.append("\\end{minipage}\\endgroup\n").toString();
        }
        return tex.append(tabular()).append('\n').toString();
    }

    String tabular() {
        StringBuilder tex = new StringBuilder("\\begin{tabular}{@{}");
        for (Column column : table.columns()) {
            tex.append(column.isText() ? 'l' : 'r');
        }
        tex.append("@{}}\n\\toprule\n");
        row(
                tex,
                table.columns().stream()
                        .map(column -> Latex.escaped(column.label()))
                        .toList());
        tex.append("\\midrule\n");
        for (Table.Row row : table.rows()) {
            row(tex, row.cells().stream().map(cell -> cell(cell, row.weight())).toList());
        }
        return tex.append("\\bottomrule\n\\end{tabular}").toString();
    }

    boolean hasNotes() {
        return !footnotes.all().isEmpty();
    }

    String notes() {
        return footnotes.all().stream()
                .map(note -> "\\textsuperscript{" + note.mark() + "} " + Latex.escaped(note.text()))
                .collect(Collectors.joining("; "));
    }

    /** A bracket at the start of a row would be read as the argument of the line break before it. */
    private static void row(StringBuilder tex, List<String> cells) {
        String row = String.join(" & ", cells);
        tex.append(row.startsWith("[") || row.startsWith("*") ? "{}" : "")
                .append(row)
                .append(" \\\\\n");
    }

    private String cell(Cell cell, Table.Weight weight) {
        String text = Latex.escaped(CellText.TYPESET.of(cell));
        String emphasised = switch (weight) {
            case NORMAL -> text;
            case STRONG -> "{\\boldmath\\bfseries " + text + "}";
            case QUIET -> "\\textit{" + text + "}";
        };
        return emphasised
                + footnotes
                        .mark(cell)
                        .map(mark -> "\\textsuperscript{" + mark + "}")
                        .orElse("");
    }
}
