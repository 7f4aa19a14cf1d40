package org.nasgauge.report.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Table;

/** A table in aligned columns. Columns that find no room stand below, the first one repeated. */
final class TextTable {
    private static final String GAP = "  ";

    /** Headers are broken so far, at spaces only. */
    private static final int LEAST_WIDTH = 6;

    private final List<TextColumn> columns = new ArrayList<>();
    private final int rows;
    private final int width;

    TextTable(Table table, int width) {
        this.rows = table.rows().size();
        this.width = width;
        Footnotes footnotes = Footnotes.of(table);
        for (int i = 0; i < table.columns().size(); i++) {
            columns.add(TextColumn.of(table, i, footnotes));
        }
    }

    void render(Appendable out) throws IOException {
        int next = 1;
        do {
            out.append(next > 1 ? "\n" : "");
            List<TextColumn> part = new ArrayList<>(List.of(columns.get(0)));
            int used = columns.get(0).width;
            while (next < columns.size()
                    && (part.size() == 1 || used + GAP.length() + columns.get(next).width <= width)) {
                part.add(columns.get(next));
                used += GAP.length() + columns.get(next).width;
                next++;
            }
            part(part, used, out);
        } while (next < columns.size());
    }

    private void part(List<TextColumn> part, int used, Appendable out) throws IOException {
        int height =
                part.stream().mapToInt(column -> column.header.size()).max().orElse(1);
        for (int line = 0; line < height; line++) {
            int at = line;
            line(out, part.stream().map(column -> column.headerLine(at, height)).toList());
        }
        out.append("-".repeat(used)).append('\n');
        for (int row = 0; row < rows; row++) {
            int at = row;
            line(out, part.stream().map(column -> column.line(at)).toList());
        }
    }

    private static void line(Appendable out, List<String> cells) throws IOException {
        out.append(String.join(GAP, cells).stripTrailing()).append('\n');
    }

    /** One column, ready to print. */
    private record TextColumn(boolean left, int width, List<String> header, List<String> cells) {
        static TextColumn of(Table table, int index, Footnotes footnotes) {
            Column column = table.columns().get(index);
            List<String> cells = new ArrayList<>();
            for (Table.Row row : table.rows()) {
                Cell cell = row.cells().get(index);
                String mark = footnotes.mark(cell).map(m -> " (" + m + ")").orElse("");
                cells.add(CellText.PLAIN.of(cell) + mark);
            }
            int widest = cells.stream().mapToInt(TextWidth::of).max().orElse(0);
            List<String> header = TextWidth.wrap(column.label(), Math.max(widest, LEAST_WIDTH));
            int width = Math.max(
                    widest, header.stream().mapToInt(TextWidth::of).max().orElse(0));
            return new TextColumn(column.isText(), width, header, cells);
        }

        /** Headers stand on the rule, not under the caption. */
        String headerLine(int line, int height) {
            int own = line - (height - header.size());
            return aligned(own < 0 ? "" : header.get(own));
        }

        String line(int row) {
            return aligned(cells.get(row));
        }

        private String aligned(String text) {
            return left ? TextWidth.padEnd(text, width) : TextWidth.padStart(text, width);
        }
    }
}
