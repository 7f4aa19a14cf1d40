package org.nasgauge.report.format;

import java.util.ArrayList;
import java.util.List;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Table;

/**
 * One column, ready to print.
 *
 * @param left whether it is aligned to the left
 * @param cells the lines of each
 */
record TextColumn(boolean left, int width, List<String> header, List<List<String>> cells) {
    /** Headers are broken so far, at spaces only. */
    private static final int LEAST_HEADER = 6;

    private static final String INDENT = "  ";

    static TextColumn of(Table table, int index, Footnotes footnotes) {
        Column column = table.columns().get(index);
        List<List<String>> cells = new ArrayList<>();
        for (Table.Row row : table.rows()) {
            Cell cell = row.cells().get(index);
            String mark = footnotes.mark(cell).map(m -> " (" + m + ")").orElse("");
            cells.add(List.of(CellText.PLAIN.of(cell) + mark));
        }
        return of(column.isText(), TextWidth.wrap(column.label(), Math.max(widest(cells), LEAST_HEADER)), cells);
    }

    private static TextColumn of(boolean left, List<String> header, List<List<String>> cells) {
        return new TextColumn(left, Math.max(widest(cells), widest(List.of(header))), header, cells);
    }

    private static int widest(List<List<String>> cells) {
        return cells.stream()
                .flatMap(List::stream)
                .mapToInt(TextWidth::of)
                .max()
                .orElse(0);
    }

    /** The same with cells broken at spaces where they are longer; what follows the first line is indented. */
    TextColumn brokenAt(int most) {
        List<List<String>> broken = new ArrayList<>();
        for (List<String> cell : cells) {
            List<String> lines = TextWidth.wrap(cell.get(0), most - INDENT.length());
            broken.add(
                    TextWidth.of(cell.get(0)) <= most
                            ? cell
                            : List.of(String.join("\n" + INDENT, lines).split("\n", -1)));
        }
        return of(left, header, broken);
    }

    /** Headers stand on the rule, not under the caption. */
    String headerLine(int line, int height) {
        int own = line - (height - header.size());
        return aligned(own < 0 ? "" : header.get(own));
    }

    String line(int row, int line) {
        List<String> lines = cells.get(row);
        return aligned(line < lines.size() ? lines.get(line) : "");
    }

    private String aligned(String text) {
        return left ? TextWidth.padEnd(text, width) : TextWidth.padStart(text, width);
    }
}
